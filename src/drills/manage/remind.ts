import type { Decision } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment } from '../../store/schema.ts';
import { specOf } from '../drilling.ts';
import { remindedByHand, type Appointment } from '../plan.ts';
import { appointed, asNow, assignmentNow } from '../due/as-now.ts';
import { remindedMessage } from '../say/reminded.ts';
import type { Managing } from './door.ts';
import { notRunning, openRound } from './steer.ts';

/**
 * A reminder for everybody who has not done it, those who have begun too, each within their own working hours; who said "not
 * now" gets none. The answer says how many get it now and when the others do, and who gets none and why.
 */
export async function remind(managing: Managing): Promise<Decision> {
  const { drilling, drill, voice } = managing;
  const round = await openRound(managing);
  if (!round || drill.status !== 'running') return notRunning(managing);
  const { store, settings } = drilling;
  const now = drilling.now();
  const { schedule } = specOf(drill);
  const all = await store.read.assignments({ workspace: drill.workspace, drill: drill.id, round: round.number });
  const asked = all.filter(({ state, quiet }) => (state === 'invited' || state === 'started') && quiet === 0);
  const reminded = asked.flatMap((assignment): { assignment: Assignment; next: Appointment }[] => {
    const next = remindedByHand(assignmentNow(assignment), asNow(round), schedule, settings.workingHours, now);
    return next ? [{ assignment, next }] : [];
  });
  const later = reminded.map(({ next }) => next.at).filter((at) => at > now);
  const count = (...states: Assignment['state'][]) => all.filter(({ state }) => states.includes(state)).length;
  const message = remindedMessage(voice, {
    now: reminded.length - later.length,
    later: later.length,
    from: later.length > 0 ? Math.min(...later) : null,
    zone: schedule.zone,
    quiet: all.filter((one) => one.quiet === 1 && (one.state === 'invited' || one.state === 'started')).length,
    waiting: count('waiting'),
    tooLate: asked.length - reminded.length,
    done: count('done'),
    unreachable: count('unreachable'),
  });
  const writes = reminded.map(({ assignment, next }): Write =>
    store.write.updateAssignment(assignment, appointed(next)),
  );
  return { writes: [...writes, store.write.drillDue(drill, now)], messages: [{ message }] };
}
