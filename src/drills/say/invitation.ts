import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Assignment, Session } from '../../store/schema.ts';
import { roundValue, type InRound } from '../drilling.ts';
import type { Snooze } from '../snooze.ts';
import { beginButton, drillButton, snoozeButtons } from './buttons.ts';
import { listed, nameOf, whyOf } from './names.ts';
import { whenText } from './when.ts';
import { whatLines, type What } from './what.ts';

/** A drill that waits: its title, number and due time. What is due first comes first, of several the one that was set first. */
interface Waiting {
  name: string;
  number: number;
  due: number;
}

/** What somebody is given, and what else waits for them already, in the order in which it is due. */
export interface Given {
  at: InRound;
  assignment: Assignment;
  personas: What['personas'];
  waiting: Waiting[];
  /** How it can be put off now. */
  snoozes: readonly Snooze[];
  /** A try that was begun and not ended, and which one it is. */
  underWay: Session | null;
  n: number;
  /** How many tries can be handed in. */
  finished: number;
  /** Whether something is handed in, though they are not done. */
  handedIn: boolean;
}

/** The first message of a drill: what, why, until when, how it is scored, who sees it. */
export function invitationMessage(voice: Voice, given: Given) {
  const { t, trainer } = voice;
  const { spec, step, drill } = given.at;
  const reason = whyOf(voice, spec);
  const why = reason ? [{ type: 'text' as const, text: t('drills:invitation.why', { why: reason }) }] : [];
  const today = step.says ? [{ type: 'text' as const, text: trainer(step.says) }] : [];
  const from = drill.owner_name
    ? t('drills:invitation.from', { manager: drill.owner_name, due: dueText(voice, given) })
    : t('drills:invitation.due', { due: dueText(voice, given) });
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:invitation.title', { name: titleOf(voice, given.at) }) },
    { type: 'text', text: from },
    ...why,
    ...today,
    { type: 'list', items: whatLines(voice, { ...given.at, personas: given.personas }) },
    { type: 'note', text: t('drills:invitation.private') },
    ...queueNote(voice, given),
    buttons(voice, given),
  ]);
}

/** Once more, short. */
export const reminderMessage = (voice: Voice, given: Given) =>
  coachMessage(voice, [
    {
      type: 'text',
      text: voice.t(reminderKey(given), {
        name: titleOf(voice, given.at),
        due: dueText(voice, given),
        n: given.n,
        goOn: voice.t('drills:buttons.goOn'),
      }),
    },
    ...queueNote(voice, given),
    buttons(voice, given),
  ]);

/** It is due at another time than they were told. */
export const movedMessage = (voice: Voice, given: Given) =>
  coachMessage(voice, [
    {
      type: 'text',
      text: voice.t('drills:reminder.moved', { name: titleOf(voice, given.at), due: dueText(voice, given) }),
    },
    ...queueNote(voice, given),
    buttons(voice, given),
  ]);

function reminderKey({ underWay, handedIn, assignment }: Given) {
  if (underWay) return 'drills:reminder.underWay' as const;
  if (handedIn) return 'drills:reminder.handedSome' as const;
  return assignment.state === 'started' ? ('drills:reminder.begun' as const) : ('drills:reminder.text' as const);
}

/** The drill's name, with that of the step in a plan. */
export function titleOf(voice: Voice, { spec, step, flow }: Pick<InRound, 'spec' | 'step' | 'flow'>): string {
  const name = nameOf(voice, flow, spec);
  return step.name ? voice.t('drills:invitation.step', { name, step: voice.trainer(step.name) }) : name;
}

const dueText = (voice: Voice, { at, assignment }: Given): string => whenText(voice, at.round.due_at, assignment.zone);

/** How many that wait are named; more would bury what the message is about. */
const NAMED = 5;

/** Where several wait: that one after another will do, and which is due first. */
function queueNote(voice: Voice, { waiting, assignment, at }: Given): Part[] {
  if (waiting.length === 0) return [];
  const all = [...waiting, { name: titleOf(voice, at), number: at.drill.seq, due: at.round.due_at }].toSorted(
    (a, b) => a.due - b.due || a.number - b.number,
  );
  const order = all
    .slice(0, NAMED)
    .map(({ name, due }) => voice.t('drills:queue.item', { name, due: whenText(voice, due, assignment.zone) }));
  const others = all.length > NAMED ? [voice.t('drills:queue.others', { count: all.length - NAMED })] : [];
  const values = { count: all.length, order: listed(voice, [...order, ...others]) };
  return [{ type: 'note', text: voice.t('drills:queue.note', values) }];
}

function buttons(voice: Voice, given: Given): Part {
  const { assignment, snoozes, finished } = given;
  const value = roundValue(assignment);
  return {
    type: 'buttons',
    buttons: [
      beginButton(voice, given, { main: true }),
      ...(finished > 0 ? [drillButton(voice, 'drill_tries', value)] : []),
      ...(assignment.quiet
        ? [drillButton(voice, 'drill_remind_me', value)]
        : [...snoozeButtons(voice, value, snoozes), drillButton(voice, 'drill_not_now', value)]),
    ],
  };
}
