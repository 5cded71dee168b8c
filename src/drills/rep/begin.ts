import { askFirst } from '../../session/leave.ts';
import { validChoices } from '../../session/person.ts';
import { goOn } from '../../session/resume.ts';
import type { Voice } from '../../session/say/voice.ts';
import { start } from '../../session/start.ts';
import type { Decision, From, Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Session } from '../../store/schema.ts';
import { roundOfValue, roundValue } from '../drilling.ts';
import { customerFor, nextPart } from '../standing.ts';
import { drillButton } from '../say/buttons.ts';
import { titleOf } from '../say/invitation.ts';
import { partName } from '../say/names.ts';
import { buttonOld, overMeanwhile, roundOver } from '../say/notices.ts';
import { assignedTo, isOpen, type Assigned } from './assigned.ts';
import { touched } from './touched.ts';

/**
 * Begins a try of what was given, or goes on with the one that is under way. With another practice open it asks first; the
 * button for leaving that one has the same value, and behind a slash the session that is left.
 */
export async function beginTry(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const at = await assignedTo(trainer, from, value);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return at.underWay ? overMeanwhile(voice, at, at.underWay) : roundOver(voice, at);
  const open = await trainer.store.read.openSession(from);
  const other = open?.id === at.underWay?.id ? undefined : open;
  if (other && other.id !== roundOfValue(value).rest) return askFirst(trainer, voice, other, instead(voice, at, other));
  const begun = at.underWay
    ? await goOn(trainer, from, voice, at.underWay, other)
    : await newTry(trainer, from, voice, at, other);
  return { ...begun, writes: [...begun.writes, ...started(trainer, at)] };
}

const instead = (voice: Voice, at: Assigned, { id }: Session) =>
  drillButton(voice, 'drill_start', `${roundValue(at.assignment)}/${id}`, {
    label: voice.t(at.underWay ? 'drills:buttons.goOnInstead' : 'drills:buttons.startInstead'),
    main: true,
  });

/**
 * The next part that is not done, with the next customer. What the rep chose for their own practice stays as it was.
 */
function newTry(trainer: Trainer, from: From, voice: Voice, at: Assigned, leaves?: Session): Promise<Decision> {
  const { part } = nextPart(at.standing);
  return start(trainer, from, voice, {
    choices: choicesFor(trainer, voice, at),
    part,
    drill: { drill: at.drill.id, round: at.round.number, part, says: saysBefore(voice, at, part) },
    ...(leaves ? { leaves: leaves.id } : {}),
  });
}

/** Who has begun is shown so to who set the drill, and not reminded any more; that it is due at another time still comes. */
function started(trainer: Trainer, { assignment, drill }: Assigned): Write[] {
  if (!['waiting', 'invited', 'unreachable'].includes(assignment.state)) return [];
  const next = assignment.act === 'moved' ? {} : { act: null, act_at: null };
  const changes = { state: 'started' as const, why: null, started_at: trainer.now(), ...next };
  return [trainer.store.write.updateAssignment(assignment, changes), touched(trainer, drill)];
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
