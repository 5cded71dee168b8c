import type { TextKey } from '../../language/interface.ts';
import type { Button, DrillAction, FileOf, Message, Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { PersonInRound, Row } from '../results.ts';
import { forEverybody, type TeamResult } from '../team-result.ts';
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
}

/** How far a round is, for its manager: what is done, how the keys go, who cannot be reached, what can be done now. */
export function boardMessage(
  voice: Voice,
  seen: Seen & { people: readonly Pick<PersonInRound, 'name' | 'state' | 'why'>[] },
): Message {
  return coachMessage(voice, [
    { type: 'heading', text: titleOf(voice, seen) },
    ...whenAndHowMany(voice, seen),
    teamBars(voice, seen.result),
    ...unreachable(voice, seen.people),
    { type: 'buttons', buttons: boardButtons(voice, seen) },
  ]);
}

/**
 * Who is how far, with the marks of what was handed in. `lines` are examples of the weakest criterion, without names;
 * `picture` is made of them when it is sent.
 */
export function viewMessage(
  voice: Voice,
  seen: Seen & { rows: readonly Row[]; lines: readonly string[]; picture: FileOf },
): Message {
  const { rows, result, picture } = seen;
  return coachMessage(voice, [
    { type: 'heading', text: titleOf(voice, seen) },
    ...whenAndHowMany(voice, seen),
    tablePart(voice, seen),
    { type: 'note', text: legend(voice, rows) },
    ...appeals(voice, rows),
    ...weakestPart(voice, result, seen.lines),
    ...fixPart(voice, result),
    { type: 'file', name: `drill-${seen.round}.png`, of: picture },
    { type: 'buttons', buttons: viewButtons(voice, seen) },
  ]);
}

/** What a channel reads when a round is over: the team's figures as far as nobody can be told apart by them, and no name. */
export function resultMessage(voice: Voice, said: RoundSaid & { result: TeamResult }): Message {
  const { t } = voice;
  const result = forEverybody(said.result);
  const few = result.keys.every(({ share }) => share === null);
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:results.over', { title: titleOf(voice, said) }) },
    { type: 'text', text: t('drills:results.thanks') },
    teamBars(voice, result),
    ...fixPart(voice, result),
    { type: 'note', text: t(few ? 'drills:results.few' : 'drills:results.noNames') },
  ]);
}

/** When it is due, and how many are how far. */
function whenAndHowMany(voice: Voice, { due, rounds, state, result, asksPass }: Seen): Part[] {
  const { t } = voice;
  const over = t(rounds === 1 ? 'drills:board.ended' : 'drills:board.roundEnded');
  const when = state === 'ended' ? over : t('drills:board.due', { due });
  const paused = state === 'paused' ? [t('drills:board.paused')] : [];
  return [{ type: 'text', text: [when, ...paused, countsLine(voice, result, asksPass)].join('\n') }];
}

const WHYS = ['left', 'bot', 'guest', 'unknown', 'no_time', 'hidden'] as const;

/** Who gets nothing, by why. What the channel calls by a name of its own is said as what it comes to. */
function unreachable({ t }: Voice, people: readonly Pick<PersonInRound, 'name' | 'state' | 'why'>[]): Part[] {
  const byWhy = Map.groupBy(
    people.filter(({ state }) => state === 'unreachable'),
    ({ why }): TextKey => `drills:board.why.${WHYS.find((one) => one === why) ?? 'unreachable'}`,
  );
  if (byWhy.size === 0) return [];
  const items = [...byWhy].map(([why, some]) =>
    t('drills:board.unreachable.line', {
      why: t(why),
      names: some.map(({ name }) => name).join(t('practice:list.separator')),
    }),
  );
  return [{ type: 'list', title: t('drills:board.unreachable.title'), items }];
}

/** Who sees a changed mark in another way: it waits for the manager. */
function appeals({ t }: Voice, rows: readonly Row[]): Part[] {
  const names = rows.filter(({ appealed }) => appealed).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ type: 'list', title: t('drills:view.appeals'), items: [names.join(t('practice:list.separator'))] }];
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
    endButton(voice, drill),
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
  const count = counts.open + counts.started;
  return count > 0
    ? [{ action: 'drill_remind', label: t('drills:board.buttons.remind', { count }), value: drill }]
    : [];
}

const endButton = (voice: Voice, drill: string): Button => ({
  ...button(voice, 'drill_end', 'end', drill),
  confirm: {
    title: voice.t('drills:board.confirmEnd.title'),
    text: voice.t('drills:board.confirmEnd.text'),
    yes: voice.t('drills:board.confirmEnd.yes'),
    no: voice.t('drills:board.confirmEnd.no'),
  },
});
