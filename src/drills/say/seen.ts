import type { Voice } from '../../session/say/voice.ts';
import type { InRound } from '../drilling.ts';
import type { PersonInRound } from '../results.ts';
import { teamResult } from '../team-result.ts';
import type { DrillState, Seen } from './results.ts';
import type { RoundSaid } from './team.ts';
import { titleOf } from './invitation.ts';
import { whenText } from './when.ts';

/** Which round of what, and when it is due where the drill was set. */
export const roundSaid = (voice: Voice, at: InRound): RoundSaid => ({
  name: titleOf(voice, at),
  ofPlan: at.spec.steps.length > 1,
  round: at.round.number,
  rounds: roundsOf(at),
  due: whenText(voice, at.round.due_at, at.spec.schedule.zone),
});

/** What its owner sees of a round, from the people in it, and how many more have not begun. */
export const seenOf = (voice: Voice, at: InRound, people: readonly PersonInRound[], notBegun = 0): Seen => ({
  ...roundSaid(voice, at),
  drill: at.drill.id,
  state: stateOf(at),
  result: teamResult(at.flow, people, notBegun),
  asksPass: asksPass(at),
  filling: at.round.state === 'filling',
});

/** Whether more is asked for than finished tries. */
export const asksPass = ({ step }: Pick<InRound, 'step'>): boolean => step.pass !== 'none' || step.doneWhen !== null;

/** How many rounds there will be; null where that is open. */
function roundsOf({ spec: { schedule, steps } }: InRound): number | null {
  if (schedule.rounds !== null) return schedule.rounds;
  if (steps.length > 1) return steps.length;
  return schedule.repeat === 'none' ? 1 : null;
}

const stateOf = ({ drill, round }: InRound): DrillState =>
  round.state === 'closed' || drill.status === 'ended' ? 'ended' : drill.status === 'paused' ? 'paused' : 'running';
