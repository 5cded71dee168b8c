import { workingMoment } from '../calendar.ts';
import type { Message } from '../../session/message.ts';
import { voiceFor, type Voice } from '../../session/say/voice.ts';
import type { Place } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment, Drill } from '../../store/schema.ts';
import { tellAppeal } from './appealed.ts';
import { inRound, reach, roundValue, specOf, type Drilling } from '../drilling.ts';
import { askConsent, improvedNotice } from '../say/improved.ts';
import { titleOf } from '../say/invitation.ts';
import { markMessage } from '../say/mark.ts';
import type { WentOn } from './go-on.ts';
import type { StoredResult } from './result.ts';

/** What one person is told, or is told of them in a channel, and in which of their rounds. */
interface Told {
  assignment: Assignment;
  says: (voice: Voice) => Message;
  /** Said there, in that voice, with what is kept of it; else to the person. */
  there?: { to: Place; voice: Voice; writes: Write[] };
}

const NOTHING: WentOn = { decision: { writes: [], messages: [] }, next: null };

/**
 * What is told apart from a drill's course: a mark that was set by hand, by its id; that its person does not agree with it; of a round, who has improved most, asked
 * whether the channel may be told, and then the channel.
 */
export const tellsMark = (id: string): string => `mark/${id}`;
export const tellsImproved = (round: number): string => `improved/${round}`;
export const tellsNamed = (round: number): string => `named/${round}`;

/** Tells somebody what they have not asked for, as soon as they work. */
export async function tell(drilling: Drilling, drill: Drill, tells: string): Promise<WentOn> {
  const [what = '', which = '', again] = tells.split('/');
  if (what === 'appeal') return tellAppeal(drilling, drill, which, again !== undefined);
  const told =
    what === 'mark'
      ? await mark(drilling, drill, which)
      : await (what === 'named' ? named : improved)(drilling, drill, Number(which));
  if (!told) return NOTHING;
  const { settings, now } = drilling;
  const at = workingMoment(now(), told.assignment.zone, settings.workingHours, specOf(drill).schedule);
  if (at > now()) return { ...NOTHING, next: Number.isFinite(at) ? at : null };
  const { to, voice } = told.there ?? (await reach(drilling, drill, told.assignment));
  return {
    decision: {
      writes: told.there?.writes ?? [],
      messages: [{ message: told.says(voice), to, of: told.assignment.person }],
    },
    next: null,
  };
}

/** A mark that was set by hand, and what comes of it as the round stands now. */
async function mark(drilling: Drilling, drill: Drill, id: string): Promise<Told | null> {
  const { read } = drilling.store;
  const set = await read.setMark({ workspace: drill.workspace, id });
  const assignment = set && (await read.assignment(set));
  const at = set && (await inRound(drilling, drill, set.round));
  return at && assignment ? { assignment, says: (voice) => markMessage(voice, { at, assignment, mark: set }) } : null;
}

/** Whoever has improved most is asked whether that may be told. */
async function improved(drilling: Drilling, drill: Drill, number: number): Promise<Told | null> {
  const found = await mostImproved(drilling, drill, number);
  if (!found || found.improved.agreed !== null) return null;
  const { at, assignment } = found;
  const value = roundValue({ drill: drill.id, round: number });
  return { assignment, says: (voice) => askConsent(voice, { drill: titleOf(voice, at), value }) };
}

/** The channel is told, once, while who improved most still agrees. */
async function named(drilling: Drilling, drill: Drill, number: number): Promise<Told | null> {
  const found = await mostImproved(drilling, drill, number);
  const { place, channel } = drill;
  if (!found || !found.improved.agreed || found.improved.posted !== false || place === null) return null;
  const { at, assignment, result, improved: who } = found;
  const kept = { ...result, improved: { ...who, posted: true } };
  return {
    assignment,
    says: (voice) => improvedNotice(voice, { drill: titleOf(voice, at), name: assignment.name }),
    there: {
      to: { channel, conversation: place },
      voice: voiceFor(drilling.texts, result.language),
      writes: [drilling.store.write.updateRound(at.round, { result: kept })],
    },
  };
}

/** Whoever has improved most in a round, as its result has it. */
async function mostImproved(drilling: Drilling, drill: Drill, number: number) {
  const at = await inRound(drilling, drill, number);
  const result = (at?.round.result ?? null) as StoredResult | null;
  if (!at || !result?.improved) return null;
  const { improved } = result;
  const key = { workspace: drill.workspace, drill: drill.id, round: number };
  const assignment = await drilling.store.read.assignment({ ...key, person: improved.person });
  return assignment ? { at, result, improved, assignment } : null;
}
