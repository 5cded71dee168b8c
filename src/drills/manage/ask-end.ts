import { saying, type Decision } from '../../session/trainer.ts';
import { notice } from '../../session/say/notices.ts';
import type { Drill } from '../../store/schema.ts';
import { specOf } from '../drilling.ts';
import { endMessage } from '../say/end.ts';
import { drillName } from '../say/names.ts';
import type { Managing } from './door.ts';
import { notRunning } from './steer.ts';

/** Before a drill is ended it is said what comes of it, and asked. */
export async function askEnd(managing: Managing): Promise<Decision> {
  const { drilling, drill, voice } = managing;
  if (drill.status !== 'running' && drill.status !== 'paused') return notRunning(managing);
  const { read } = drilling.store;
  const key = { workspace: drill.workspace, drill: drill.id, round: drill.round };
  const [round, states] = await Promise.all([read.round(key), read.countStates(key)]);
  const { waiting = 0, invited = 0, started = 0 } = states;
  return saying(
    endMessage(voice, {
      drill: drill.id,
      name: drillName(voice, drilling.content, drill),
      left: round && round.state !== 'closed' ? waiting + invited + started : 0,
      more: moreOf(drill),
    }),
  );
}

/** What would have come after this round. */
function moreOf(drill: Drill): 'rounds' | 'days' | null {
  const { schedule, steps } = specOf(drill);
  if (steps.length > 1) return drill.round < steps.length ? 'days' : null;
  return schedule.repeat === 'none' ? null : 'rounds';
}

/** It goes on as if nobody had asked. */
export const keep = async ({ drilling, drill, voice }: Managing): Promise<Decision> =>
  saying(notice(voice, 'drills:steer.kept', { name: drillName(voice, drilling.content, drill) }));
