import type { Voice } from '../../session/say/voice.ts';
import { notice } from '../../session/say/notices.ts';
import type { Decision, From, Trainer } from '../../session/trainer.ts';
import { snoozed } from '../plan.ts';
import { roundOfValue } from '../drilling.ts';
import { appointed, asNow } from '../due/as-now.ts';
import { drillButton } from '../say/buttons.ts';
import { alreadyDone, buttonOld, roundOver } from '../say/notices.ts';
import { whenText } from '../say/when.ts';
import { assignedTo, isOpen } from './assigned.ts';

/** Puts a drill off, for an hour or to the next working day: it comes again then, if that is before it is due. */
export async function snooze(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const at = await assignedTo(trainer, from, value);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  if (at.assignment.state === 'done') return alreadyDone(voice, at);
  const { assignment, round, spec } = at;
  const choice = roundOfValue(value).rest === 'hour' ? 'hour' : 'tomorrow';
  const again = snoozed(
    choice,
    assignment.zone,
    asNow(round),
    spec.schedule,
    trainer.settings.workingHours,
    trainer.now(),
  );
  const begin = drillButton(voice, 'drill_start', value, { main: true });
  if (!again)
    return saying(voice, 'drills:putOff.tooLate', { due: whenText(voice, round.due_at, assignment.zone) }, begin);
  return {
    writes: [
      trainer.store.write.updateAssignment(assignment, { ...appointed(again), quiet: 0 }),
      trainer.store.write.drillDue(at.drill, again.at),
    ],
    messages: saying(voice, 'drills:putOff.later', { at: whenText(voice, again.at, assignment.zone) }, begin).messages,
  };
}

/** Reminded no more in this round; it can still be begun until it is due. */
export async function notNow(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const at = await assignedTo(trainer, from, value);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  if (at.assignment.state === 'done') return alreadyDone(voice, at);
  const { assignment, round } = at;
  const due = whenText(voice, round.due_at, assignment.zone);
  return {
    writes: [trainer.store.write.updateAssignment(assignment, { quiet: 1, act: null, act_at: null })],
    messages: saying(
      voice,
      'drills:putOff.notNow',
      { due, word: voice.t('practice:words.drills') },
      drillButton(voice, 'drill_start', value),
    ).messages,
  };
}

const saying = (
  voice: Voice,
  key: Parameters<typeof notice>[1],
  values: Record<string, string>,
  begin: ReturnType<typeof drillButton>,
): Decision => ({
  writes: [],
  messages: [{ message: notice(voice, key, values, [begin]) }],
});
