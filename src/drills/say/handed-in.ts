import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { HandedIn } from '../drill.ts';
import type { InRound } from '../drilling.ts';
import type { HandedInLine } from '../rep/hand-in.ts';
import { titleOf } from './invitation.ts';
import { partName } from './names.ts';
import { asksPass } from './seen.ts';
import { whenText } from './when.ts';

interface Shown {
  at: InRound;
  /** What counts of a part, its marks as they were changed by hand. */
  handIn: HandedIn;
  card: Scorecard;
  /** How many of the part were handed in. */
  tries: number;
  /** null: only scorecards are handed in. */
  lines: HandedInLine[] | null;
  /** Whom it was with; '' where that is not known. */
  customer: string;
  zone: string;
}

/** What somebody has handed in of a part: its scorecard, and the conversation where that was handed in too. */
export function handedInMessage(voice: Voice, shown: Shown) {
  const { t } = voice;
  const { at, handIn, tries, zone } = shown;
  const heading = t('drills:read.title', { name: handIn.name, title: titleOf(voice, at) });
  return coachMessage(voice, [
    { type: 'heading', text: heading },
    {
      type: 'text',
      text: [
        t('drills:read.part', { part: partName(voice, at.flow, handIn.part), when: whenText(voice, handIn.at, zone) }),
        ...(tries > 1 ? [t('drills:read.best', { count: tries })] : []),
        ...(asksPass(at) ? [t(`drills:view.states.${handIn.passed ? 'passed' : 'notPassed'}`)] : []),
      ].join('\n'),
    },
    ...cardParts(voice, shown),
    ...conversation(voice, shown),
  ]);
}

/** The marks of the keys that it had a use for, what of the criteria was not met, and what breaks integrity; nothing that was said. */
function cardParts(voice: Voice, { at: { flow }, handIn, card }: Shown): Part[] {
  const { t, trainer } = voice;
  const short = handIn.criteria.flatMap(({ id, level }) => {
    const criterion = flow.criteria.find((one) => one.id === id);
    if (!criterion || (level !== 'not' && level !== 'partly')) return [];
    return [t('drills:read.criterion', { name: trainer(criterion.name), mark: t(`scorecard:levels.${level}`) })];
  });
  return [
    {
      type: 'bars',
      rows: handIn.keys
        .filter(({ level }) => level !== 'not_applicable')
        .map(({ id, share, level }) => ({
          label: trainer(flow.keys.find((key) => key.id === id)?.name ?? id),
          share,
          level,
          mark: t(`scorecard:levels.${level}`),
        })),
    },
    ...(short.length > 0 ? [{ type: 'list' as const, title: t('drills:read.short'), items: short }] : []),
    ...(card.cap?.at === 40 ? [{ type: 'text' as const, text: t('drills:try.integrity') }] : []),
  ];
}

/** As it was said: every line with who said it. */
function conversation({ t, customer: inTheirWords }: Voice, { handIn: { name }, lines, customer }: Shown): Part[] {
  if (lines === null) return [{ type: 'note', text: t('drills:read.onlyScorecards') }];
  const called = customer === '' ? t('drills:read.customer') : inTheirWords(customer);
  return lines.map(({ who, text }) =>
    who === 'rep'
      ? { type: 'text' as const, text: t('drills:read.line', { name, text }) }
      : { type: 'note' as const, text: t('drills:read.line', { name: called, text }) },
  );
}
