import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Assignment } from '../../store/schema.ts';
import { roundValue, type InRound } from '../drilling.ts';
import { drillButton, snoozeButtons } from './buttons.ts';
import { listed } from './names.ts';
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
}

/** The first message of a drill: what, why, until when, how it is scored, who sees it. */
export function invitationMessage(voice: Voice, given: Given) {
  const { t, trainer } = voice;
  const { spec, step, drill } = given.at;
  const why = spec.why ? [{ type: 'text' as const, text: t('drills:invitation.why', { why: spec.why }) }] : [];
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
    buttons(voice, given.assignment),
  ]);
}

/** Once more, short. */
export const reminderMessage = (voice: Voice, given: Given) =>
  coachMessage(voice, [
    {
      type: 'text',
      text: voice.t(given.assignment.state === 'started' ? 'drills:reminder.begun' : 'drills:reminder.text', {
        name: titleOf(voice, given.at),
        due: dueText(voice, given),
      }),
    },
    ...queueNote(voice, given),
    buttons(voice, given.assignment),
  ]);

/** The drill's name, with that of the step in a plan. */
export const titleOf = ({ t, trainer }: Voice, { spec, step }: Pick<InRound, 'spec' | 'step'>): string =>
  step.name ? t('drills:invitation.step', { name: spec.name, step: trainer(step.name) }) : spec.name;

const dueText = (voice: Voice, { at, assignment }: Given): string => whenText(voice, at.round.due_at, assignment.zone);

/** Where several wait: that one after another will do, and which is due first. */
function queueNote(voice: Voice, { waiting, assignment, at }: Given): Part[] {
  if (waiting.length === 0) return [];
  const all = [...waiting, { name: titleOf(voice, at), number: at.drill.seq, due: at.round.due_at }].toSorted(
    (a, b) => a.due - b.due || a.number - b.number,
  );
  const order = all.map(({ name, due }) =>
    voice.t('drills:queue.item', { name, due: whenText(voice, due, assignment.zone) }),
  );
  return [{ type: 'note', text: voice.t('drills:queue.note', { count: all.length, order: listed(voice, order) }) }];
}

function buttons(voice: Voice, assignment: Assignment): Part {
  const value = roundValue(assignment);
  return {
    type: 'buttons',
    buttons: [
      drillButton(voice, 'drill_start', value, { main: true }),
      ...(assignment.state === 'started' ? [drillButton(voice, 'drill_tries', value)] : []),
      ...snoozeButtons(voice, value),
      drillButton(voice, 'drill_not_now', value),
    ],
  };
}
