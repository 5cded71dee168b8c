import type { Voice } from '../../session/say/voice.ts';
import { notice } from '../../session/say/notices.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { workingMoment } from '../calendar.ts';
import { roundOfValue } from '../drilling.ts';
import { appointed, asNow, assignmentNow, whoseOf } from '../due/as-now.ts';
import { unasked, type Appointment } from '../plan.ts';
import { beginButton, drillButton, snoozeButtons } from '../say/buttons.ts';
import { alreadyDone, buttonOld, roundOver } from '../say/notices.ts';
import { whenText } from '../say/when.ts';
import { snoozed, snoozesNow } from '../snooze.ts';
import { assignedTo, isOpen, type Assigned } from './assigned.ts';
import { touched } from './touched.ts';

type PutOff = (trainer: Trainer, voice: Voice, at: Assigned, value: string) => Decision;

/** What can be put off is open and not done; else it is said why not. */
const putOff =
  (act: PutOff) =>
  async (trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> => {
    const at = await assignedTo(trainer, from, value);
    if (!at) return buttonOld(voice);
    if (!isOpen(at)) return roundOver(voice, at);
    return at.assignment.state === 'done' ? alreadyDone(voice, at) : act(trainer, voice, at, value);
  };

/** Puts a drill off, for an hour or to the next working day: it comes again then, if that is before it is due. */
export const snooze = putOff((trainer, voice, at, value) => {
  const choice = roundOfValue(value).rest === 'hour' ? 'hour' : 'tomorrow';
  return comesAgain(trainer, voice, at, snoozed(choice, whoseOf(trainer, at), trainer.now()));
});

/** Reminded no more in this round, which who set it sees; it can still be begun until it is due. */
export const notNow = putOff((trainer, voice, at, value) => {
  const { assignment, round } = at;
  const values = {
    due: whenText(voice, round.due_at, assignment.zone),
    word: voice.t('practice:words.drills'),
    notNow: voice.t('drills:buttons.notNow'),
  };
  const buttons = [beginButton(voice, at), drillButton(voice, 'drill_remind_me', value)];
  return {
    writes: [trainer.store.write.updateAssignment(assignment, { quiet: 1, ...appointed(null) })],
    messages: saying(notice(voice, 'drills:putOff.notNow', values, buttons)).messages,
  };
});

/**
 * Takes "not now" back: the next reminder comes as it would have, or where none would, on the next working day. What is
 * appointed already stays.
 */
export const remindMe = putOff((trainer, voice, at) => {
  const { quiet, next } = assignmentNow(at.assignment);
  const whose = whoseOf(trainer, at);
  const now = trainer.now();
  const usual = () => reminder(trainer, at) ?? snoozed('tomorrow', whose, now) ?? snoozed('hour', whose, now);
  return comesAgain(trainer, voice, at, !quiet && next && next.at > now ? next : usual());
});

/** The reminder that would come by itself. */
function reminder(trainer: Trainer, { assignment, round, spec }: Assigned): Appointment | null {
  const working = (at: number) => workingMoment(at, assignment.zone, trainer.settings.workingHours, spec.schedule);
  return spec.reminders
    ? unasked({ ...assignmentNow(assignment), quiet: false }, asNow(round), trainer.now(), working)
    : null;
}

/** When it comes again; where that would be too late nothing changes, and what else can be done is offered. */
function comesAgain(trainer: Trainer, voice: Voice, at: Assigned, next: Appointment | null): Decision {
  const { assignment, round, drill } = at;
  const begin = beginButton(voice, at, { main: true });
  if (!next) {
    const offered = snoozeButtons(
      voice,
      `${drill.id}/${round.number}`,
      snoozesNow(whoseOf(trainer, at), trainer.now()),
    );
    const due = whenText(voice, round.due_at, assignment.zone);
    return saying(notice(voice, 'drills:putOff.tooLate', { due }, [begin, ...offered]));
  }
  const key = drill.status === 'paused' ? 'drills:putOff.laterPaused' : 'drills:putOff.later';
  const said = notice(voice, key, { at: whenText(voice, next.at, assignment.zone) }, [begin]);
  return { writes: again(trainer, at, next), messages: [{ message: said }] };
}

/** Who could not be reached and presses now, can. */
function again({ store, ...trainer }: Trainer, { assignment, drill }: Assigned, next: Appointment) {
  const found = assignment.state === 'unreachable' ? { state: 'invited' as const, why: null } : {};
  return [
    store.write.updateAssignment(assignment, { ...appointed(next), quiet: 0, ...found }),
    store.write.drillDue(drill, next.at),
    ...(assignment.state === 'unreachable' ? [touched({ store, ...trainer }, drill)] : []),
  ];
}
