import { notice } from '../../session/say/notices.ts';
import { coachMessage } from '../../session/say/voice.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Round } from '../../store/schema.ts';
import { nextDue } from '../calendar.ts';
import { specOf } from '../drilling.ts';
import { tellMoved } from '../due/moved.ts';
import { drillName } from '../say/names.ts';
import { whenText } from '../say/when.ts';
import type { Managing } from './door.ts';

/** What a manager does with a drill under way. */

type Steer = (managing: Managing) => Promise<Decision>;

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
    messages: [{ message: notice(voice, 'drills:steer.paused', { name: drillName(voice, drilling.content, drill) }) }],
  };
};

/**
 * Goes on; nobody misses a round for the pause. One that came due meanwhile gets as much longer as it was paused where the drill
 * is set once, else it is due when the next one would have been.
 */
export const resume: Steer = async (managing) => {
  const { drilling, drill, voice } = managing;
  if (drill.status === 'ended') return notRunning(managing);
  if (drill.status !== 'paused')
    return saying(notice(voice, 'drills:steer.notPaused', { name: drillName(voice, drilling.content, drill) }));
  const { store, now } = drilling;
  const round = await openRound(managing);
  const late = round !== undefined && round.due_at <= now() ? lateUntil(managing, round) : null;
  const moved = round && late ? await dueLater(managing, round, late) : { writes: [], says: [] };
  const name = drillName(voice, drilling.content, drill);
  return {
    writes: [
      store.write.updateDrill(drill, { status: 'running', paused_at: null }),
      ...moved.writes,
      store.write.drillDue(drill, now()),
    ],
    messages: [
      {
        message: coachMessage(voice, [
          { type: 'text', text: [voice.t('drills:steer.resumed', { name }), ...moved.says].join('\n') },
        ]),
      },
    ],
  };
};

/** A round is due later, and who was told the old time and is not done will be told. */
async function dueLater({ drilling, drill, voice }: Managing, round: Round, due_at: number) {
  const { writes, told } = await tellMoved(drilling, drill, { ...round, due_at });
  const due = whenText(voice, due_at, specOf(drill).schedule.zone);
  return {
    writes: [drilling.store.write.updateRound(round, { due_at }), ...writes],
    says: [voice.t(told > 0 ? 'drills:steer.moved' : 'drills:steer.movedSilently', { due, count: told })],
  };
}

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
  const said = { message: notice(voice, 'drills:steer.ended', { name: drillName(voice, drilling.content, drill) }) };
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

/** The round that is open or being filled. */
export async function openRound({ drilling, drill }: Managing): Promise<Round | undefined> {
  const round = await drilling.store.read.round({ workspace: drill.workspace, drill: drill.id, round: drill.round });
  return round?.state === 'closed' ? undefined : round;
}

const NOT_RUNNING = {
  draft: 'drills:steer.notRunning',
  running: 'drills:steer.notRunning',
  paused: 'drills:steer.isPaused',
  ended: 'drills:steer.hasEnded',
} as const;

/** What keeps it from being done: where the drill stands. */
export const notRunning = async ({ drilling, voice, drill }: Managing): Promise<Decision> =>
  saying(notice(voice, NOT_RUNNING[drill.status], { name: drillName(voice, drilling.content, drill) }));
