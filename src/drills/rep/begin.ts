import { validChoices } from '../../session/person.ts';
import type { Voice } from '../../session/say/voice.ts';
import { start } from '../../session/start.ts';
import type { Decision, From, Trainer } from '../../session/trainer.ts';
import { customerFor, nextPart } from '../standing.ts';
import { titleOf } from '../say/invitation.ts';
import { partName } from '../say/names.ts';
import { buttonOld, roundOver } from '../say/notices.ts';
import { assignedTo, isOpen, type Assigned } from './assigned.ts';
import { touched } from './touched.ts';

/**
 * Begins a try of what was given: the next part that is not done, with the next customer. What the rep chose for their own
 * practice stays as it was. With another practice open it only says so.
 */
export async function beginTry(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const at = await assignedTo(trainer, from, value);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  const { part } = nextPart(at.standing);
  const begun = await start(trainer, from, voice, {
    choices: choicesFor(trainer, voice, at),
    part,
    drill: { drill: at.drill.id, round: at.round.number, part, says: saysBefore(voice, at, part) },
  });
  if (begun.writes.length === 0 || !['waiting', 'invited', 'unreachable'].includes(at.assignment.state)) return begun;
  const started = trainer.store.write.updateAssignment(at.assignment, {
    state: 'started',
    why: null,
    started_at: trainer.now(),
    act: null,
    act_at: null,
  });
  return { ...begun, writes: [...begun.writes, started, touched(trainer, at.drill)] };
}

/** As it was set; what was removed from flows/ since gives way to what is there. */
function choicesFor(trainer: Trainer, { language }: Voice, { step, tries }: Assigned) {
  const { flow, difficulty, coaching } = step;
  return validChoices(trainer, { flow, persona: customerFor(step, tries.length), difficulty, coaching }, language);
}

/**
 * Which try of what it is, and that nobody sees it before it is handed in. The first key is practised from the beginning of a
 * whole conversation, so it is said that one may end it there.
 */
function saysBefore(voice: Voice, at: Assigned, part: string): string {
  const { tries, asked } = at.standing.find((one) => one.part === part)!;
  const values = { name: titleOf(voice, at), part: partName(voice, at.flow, part), n: tries + 1, asked };
  const before = voice.t('drills:try.before', values);
  if (part !== at.flow.keys[0]!.id) return before;
  return [before, voice.t('drills:try.firstKey', { ...values, end: voice.t('practice:words.end') })].join('\n');
}
