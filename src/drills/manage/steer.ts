import { notice } from '../../session/say/notices.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Round } from '../../store/schema.ts';
import { nextDue } from '../calendar.ts';
import { specOf } from '../drilling.ts';
import { remindedByHand } from '../plan.ts';
import { appointed, asNow, assignmentNow } from '../due/as-now.ts';
import type { Managing } from './door.ts';

/** What a manager does with a drill under way. */

type Steer = (managing: Managing) => Promise<Decision>;

/** A reminder for everybody who has not done it, each within their own working hours; who said "not now" gets none. */
export const remind: Steer = async (managing) => {
  const { drilling, drill, voice } = managing;
  const round = await openRound(managing);
  if (!round || drill.status !== 'running') return notRunning(managing);
  const { store, settings, now } = drilling;
  const key = { workspace: drill.workspace, drill: drill.id, round: round.number };
  const { schedule } = specOf(drill);
  const all = (await store.read.assignments(key)).filter(({ state }) => state === 'invited' || state === 'started');
  const reminded = all.flatMap((assignment): Write[] => {
    const next = remindedByHand(assignmentNow(assignment), asNow(round), schedule, settings.workingHours, now());
    return next ? [store.write.updateAssignment(assignment, appointed(next))] : [];
  });
  const quiet = all.filter((one) => one.quiet === 1).length;
  const said = notice(voice, quiet > 0 ? 'drills:steer.remindedSome' : 'drills:steer.reminded', {
    count: reminded.length,
    quiet,
  });
  return { writes: [...reminded, store.write.drillDue(drill, now())], messages: [{ message: said }] };
};

/** Nobody is sent anything until it goes on. Who has begun can finish and hand in. */
export const pause: Steer = async (managing) => {
  const { drilling, drill, voice } = managing;
  if (drill.status !== 'running') return notRunning(managing);
  const { store, now } = drilling;
  return {
    writes: [
      store.write.updateDrill(drill, { status: 'paused', paused_at: now() }),
      store.write.drillDue(drill, now()),
    ],
    messages: [{ message: notice(voice, 'drills:steer.paused', { name: specOf(drill).name }) }],
  };
};

/**
 * Goes on; nobody misses a round for the pause. One that came due meanwhile gets as much longer as it was paused where the drill
 * is set once, else it is due when the next one would have been.
 */
export const resume: Steer = async (managing) => {
  const { drilling, drill, voice } = managing;
  if (drill.status !== 'paused') return saying(notice(voice, 'drills:steer.notPaused', { name: specOf(drill).name }));
  const { store, now } = drilling;
  const round = await openRound(managing);
  const late = round !== undefined && round.due_at <= now() ? lateUntil(managing, round) : null;
  const longer = round && late ? [store.write.updateRound(round, { due_at: late })] : [];
  return {
    writes: [
      store.write.updateDrill(drill, { status: 'running', paused_at: null }),
      ...longer,
      store.write.drillDue(drill, now()),
    ],
    messages: [{ message: notice(voice, 'drills:steer.resumed', { name: specOf(drill).name }) }],
  };
};

/** null: no other time comes, so the round is over. */
function lateUntil({ drilling, drill }: Managing, round: Round): number | null {
  const { schedule } = specOf(drill);
  const now = drilling.now();
  return schedule.repeat === 'none' ? round.due_at + now - drill.paused_at! : nextDue(schedule, now);
}

/** Ends it now: the round that is open is closed with its result, and no other comes. */
export const end: Steer = async (managing) => {
  const { drilling, drill, voice } = managing;
  const { store, now } = drilling;
  if (drill.status !== 'running' && drill.status !== 'paused') return notRunning(managing);
  const round = await openRound(managing);
  const spec = specOf(drill);
  const last = { ...spec, schedule: { ...spec.schedule, rounds: Math.max(1, drill.round) } };
  const said = { message: notice(voice, 'drills:steer.ended', { name: spec.name }) };
  if (!round)
    return {
      writes: [store.write.updateDrill(drill, { status: 'ended', ended_at: now() }), store.write.noDrillDue(drill)],
      messages: [said],
    };
  return {
    writes: [
      store.write.updateDrill(drill, { status: 'running', paused_at: null, spec: last }),
      store.write.updateRound(round, { due_at: Math.min(round.due_at, now()) }),
      store.write.drillDue(drill, now()),
    ],
    messages: [said],
  };
};

async function openRound({ drilling, drill }: Managing): Promise<Round | undefined> {
  const round = await drilling.store.read.round({ workspace: drill.workspace, drill: drill.id, round: drill.round });
  return round?.state === 'closed' ? undefined : round;
}

const notRunning = async ({ voice, drill }: Managing): Promise<Decision> =>
  saying(notice(voice, 'drills:steer.notRunning', { name: specOf(drill).name }));
