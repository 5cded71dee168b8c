import type { Button, DrillAction, FileOf, Message, Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { PersonInRound, Row } from '../results.ts';
import { forEverybody, type TeamResult } from '../team-result.ts';
import { notDonePart, unreachablePart } from './not-done.ts';
import { setMarksPart } from './set-marks.ts';
import { legend, tablePart } from './table.ts';
import { countsLine, fixPart, teamBars, titleOf, type RoundSaid } from './team.ts';

/** Where a drill stands: what its manager can do with it hangs on that. */
export type DrillState = 'running' | 'paused' | 'ended';

/** What a manager sees of a round. */
export interface Seen extends RoundSaid {
  /** What the buttons name. */
  drill: string;
  state: DrillState;
  result: TeamResult;
  /** Whether there is a mark to pass. */
  asksPass: boolean;
  /** It is not known yet who is in it. */
  filling: boolean;
}

/** How far a round is, for its manager: what is done, how the keys go, who cannot be reached, what can be done now. */
export function boardMessage(
  voice: Voice,
  seen: Seen & { people: readonly Pick<PersonInRound, 'name' | 'state' | 'why'>[] },
): Message {
  return coachMessage(voice, [
    { type: 'heading', text: titleOf(voice, seen) },
    ...whenAndHowMany(voice, seen),
    ...(seen.result.counts.assigned > 0 ? [teamBars(voice, seen.result)] : []),
    ...unreachablePart(voice, seen.people),
    { type: 'buttons', buttons: boardButtons(voice, seen) },
  ]);
}

/**
 * Who is how far, with the marks of what was handed in. `lines` are examples of the weakest criterion, without names; `joined` so
 * many have come since it began; `picture` is made of them when it is sent.
 */
export function viewMessage(
  voice: Voice,
  seen: Seen & { rows: readonly Row[]; lines: readonly string[]; joined: number; picture: FileOf },
): Message {
  const { rows, result, picture } = seen;
  return coachMessage(voice, [
    { type: 'heading', text: titleOf(voice, seen) },
    ...whenAndHowMany(voice, seen),
    ...(rows.length > 0 ? [tablePart(voice, seen), { type: 'note' as const, text: legend(voice, rows) }] : []),
    ...notDonePart(voice, rows),
    ...unreachablePart(voice, rows),
    ...joinedPart(voice, seen),
    ...setMarksPart(voice, rows, result.keys),
    ...weakestPart(voice, result, seen.lines),
    ...fixPart(voice, result),
    ...(rows.length > 0 ? [{ type: 'file' as const, name: `drill-${seen.round}.png`, of: picture }] : []),
    { type: 'buttons', buttons: viewButtons(voice, seen) },
  ]);
}

/**
 * What a channel reads when a round is over: the team's figures as far as nobody can be told apart by them, and no name. Its
 * manager reads the same where it could not be posted there: `unposted`.
 */
export function resultMessage(
  voice: Voice,
  said: RoundSaid & { result: TeamResult },
  { unposted = false } = {},
): Message {
  const { t } = voice;
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:results.over', { title: titleOf(voice, said) }) },
    ...(unposted ? [{ type: 'text' as const, text: t('drills:results.unposted') }] : []),
    ...(said.result.handedIn > 0
      ? figuresParts(voice, forEverybody(said.result))
      : [{ type: 'text' as const, text: t('drills:results.nobody') }]),
  ]);
}

function figuresParts(voice: Voice, result: TeamResult): Part[] {
  const { t } = voice;
  const few = result.keys.every(({ share }) => share === null);
  return [
    { type: 'text', text: t('drills:results.thanks') },
    teamBars(voice, result),
    ...fixPart(voice, result),
    { type: 'note', text: t(few ? 'drills:results.few' : 'drills:results.noNames') },
  ];
}

/** When it is due, and how many are how far. */
function whenAndHowMany(voice: Voice, seen: Seen): Part[] {
  const { t } = voice;
  const { due, ofPlan, rounds, state } = seen;
  const several = ofPlan ? 'drills:board.dayEnded' : 'drills:board.roundEnded';
  const over = t(rounds === 1 ? 'drills:board.ended' : several);
  const when = state === 'ended' ? over : t('drills:board.due', { due });
  const paused = state === 'paused' ? [t('drills:board.paused')] : [];
  return [{ type: 'text', text: [when, ...paused, howMany(voice, seen)].join('\n') }];
}

/** Who comes while a round is open is in the next one, if there is one. */
function joinedPart({ t }: Voice, { joined, round, rounds }: Seen & { joined: number }): Part[] {
  if (joined === 0) return [];
  const isLast = rounds !== null && round >= rounds;
  return [{ type: 'note', text: t(isLast ? 'drills:view.joinedLast' : 'drills:view.joined', { count: joined }) }];
}

function howMany(voice: Voice, { result, asksPass, filling }: Seen): string {
  if (result.counts.assigned > 0) return countsLine(voice, result, asksPass);
  return voice.t(filling ? 'drills:board.filling' : 'drills:board.nobody');
}

function weakestPart({ t, trainer }: Voice, { weakest }: TeamResult, lines: readonly string[]): Part[] {
  if (!weakest) return [];
  const { name, why, people, met } = weakest;
  return [
    {
      type: 'list',
      title: t('drills:view.weakest.title'),
      items: [
        t('practice:criteria.line', { name: trainer(name), why: trainer(why) }),
        t('drills:view.weakest.people', { met, count: people }),
      ],
    },
    ...(lines.length > 0
      ? [
          {
            type: 'list' as const,
            title: t('drills:view.lines.title'),
            items: lines.map((line) => t('drills:view.lines.line', { line })),
          },
        ]
      : []),
  ];
}

const button = (
  { t }: Voice,
  action: DrillAction,
  name: 'show' | 'pause' | 'resume' | 'export' | 'end' | 'mark',
  value: string,
): Button => ({ action, label: t(`drills:board.buttons.${name}`), value });

function boardButtons(voice: Voice, { drill, round, state, result }: Seen): Button[] {
  const show: Button = { ...button(voice, 'drill_show', 'show', roundValue({ drill, round })), main: true };
  const exported = button(voice, 'drill_export', 'export', drill);
  if (state === 'ended') return [show, exported];
  return [
    show,
    ...(state === 'running'
      ? [...remindButton(voice, drill, result), button(voice, 'drill_pause', 'pause', drill)]
      : []),
    ...(state === 'paused' ? [button(voice, 'drill_resume', 'resume', drill)] : []),
    exported,
    button(voice, 'drill_end', 'end', drill),
  ];
}

const viewButtons = (voice: Voice, { drill, round, state, result }: Seen): Button[] => [
  ...(result.handedIn > 0 ? [button(voice, 'drill_mark', 'mark', roundValue({ drill, round }))] : []),
  ...(state === 'running' ? remindButton(voice, drill, result) : []),
  button(voice, 'drill_export', 'export', drill),
  { action: 'drill_list', label: voice.t('drills:board.buttons.list') },
];

/** Says how many messages it would send; none where nobody is left to remind. */
function remindButton({ t }: Voice, drill: string, { counts }: TeamResult): Button[] {
  const count = counts.open + counts.started + counts.handedSome;
  return count > 0
    ? [{ action: 'drill_remind', label: t('drills:board.buttons.remind', { count }), value: drill }]
    : [];
}
