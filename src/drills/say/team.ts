import type { Part } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { blanksOf } from '../../scorecard/better-line.ts';
import type { TeamKey, TeamResult } from '../team-result.ts';

/** A round of a drill as it is spoken of; `rounds` is null where it goes on until it is ended. `due` is in the reader's words. */
export interface RoundSaid {
  name: string;
  /** Whether its rounds are a plan's days. */
  ofPlan: boolean;
  round: number;
  rounds: number | null;
  due: string;
}

/** The drill's name, and which round it is where there are several. */
export function titleOf({ t }: Voice, { name, ofPlan, round, rounds }: Omit<RoundSaid, 'due'>): string {
  if (rounds === 1) return name;
  if (rounds === null) return t('drills:results.titleOpen', { name, round });
  return t(ofPlan ? 'drills:results.titleDay' : 'drills:results.title', { name, round, rounds });
}

/** How many people are how far, without those who are not there. */
export function countsLine({ t }: Voice, { counts }: TeamResult, asksPass: boolean): string {
  const { assigned, done, passed, started, handedSome, open, missed } = counts;
  const all = [
    t('drills:results.counts.done', { count: done }),
    ...(asksPass && done > 0 ? [t('drills:results.counts.passed', { count: passed })] : []),
    ...(handedSome > 0 ? [t('drills:results.counts.handedSome', { count: handedSome })] : []),
    ...(started > 0 ? [t('drills:results.counts.started', { count: started })] : []),
    ...(open > 0 ? [t('drills:results.counts.open', { count: open })] : []),
    ...(missed > 0 ? [t('drills:results.counts.missed', { count: missed })] : []),
  ];
  return t('drills:results.counts.line', { count: assigned, counts: all.join(t('drills:results.counts.between')) });
}

type Bar = Extract<Part, { type: 'bars' }>['rows'][number];

/** How many are done, and how each key went that enough people practised. */
export const teamBars = (voice: Voice, { counts, completion, keys }: TeamResult): Part => ({
  type: 'bars',
  rows: [
    {
      label: voice.t('drills:results.completion'),
      share: completion,
      level: levelFor(completion),
      mark: voice.t('drills:results.doneOf', { done: counts.done, count: counts.assigned }),
    },
    ...keys.flatMap(({ name, share, met, partly, not }): Bar[] =>
      share === null
        ? []
        : [
            {
              label: voice.trainer(name),
              share,
              level: levelFor(share),
              mark: marksText(voice, { met, partly, not }),
            },
          ],
    ),
  ],
});

/** How many people reached what, without what nobody did. */
export const marksText = ({ t }: Voice, marks: Pick<TeamKey, 'met' | 'partly' | 'not'>): string =>
  (['met', 'partly', 'not'] as const)
    .filter((level) => marks[level] > 0)
    .map((level) => t(`drills:results.marks.${level}`, { count: marks[level] }))
    .join(t('drills:results.counts.between'));

/** A bar of a team has no mark of its own. */
const levelFor = (share: number) => (share === 1 ? 'met' : share > 0 ? 'partly' : 'not');

/** What most people are to fix first, why, and a line to learn from. */
export function fixPart(voice: Voice, { fix }: TeamResult): Part[] {
  if (!fix) return [];
  const { t, trainer } = voice;
  return [
    {
      type: 'list',
      title: t('drills:results.fix.title'),
      items: [
        t('practice:criteria.line', { name: trainer(fix.name), why: trainer(fix.why) }),
        t('drills:results.fix.better', { better: patternOf(voice, fix.better) }),
      ],
    },
  ];
}

const BLANKS = ['called', 'own_word', 'said', 'rep', 'reasons', 'limit', 'price'] as const;

/** A better line of a flow, its blanks named in the reader's words: what belongs there is each conversation's own. */
function patternOf({ t, trainer }: Voice, line: string): string {
  return blanksOf(line).reduce((pattern, blank) => {
    const known = BLANKS.find((one) => one === blank);
    return known ? pattern.replaceAll(`{${blank}}`, t(`drills:results.blanks.${known}`)) : pattern;
  }, trainer(line));
}
