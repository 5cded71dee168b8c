import type { Decision } from '../../session/trainer.ts';
import { drillOfDue, tellsOfDue } from '../../store/drill-writes.ts';
import type { Drill, DueWork, Round } from '../../store/schema.ts';
import type { Drilling } from '../drilling.ts';
import { specOf } from '../drilling.ts';
import { course } from '../plan.ts';
import { asNow } from './as-now.ts';
import { closeRound } from './close-round.ts';
import { endDrill } from './end.ts';
import { fillRound } from './fill-round.ts';
import { openRound } from './open-round.ts';
import { run } from './run.ts';
import { showBoard } from './show-board.ts';
import { tell } from './tell.ts';

/** What a drill's work led to, and when it goes on; null: it has none any more. */
export interface WentOn {
  decision: Decision;
  next: number | null;
}

/**
 * One step of a drill whose time has come: a round is opened, filled, run or closed, or the drill ends; of one that does not
 * run, and of a round that is over, only the owner's message is brought up to date. What it decides is one commit with the
 * moving of its due work, so that it happens once, whoever does it and whenever they are killed. Nothing where somebody has
 * called for the work meanwhile: whoever looks next does it, from what is there then. Throws DirectoryError where the
 * audience cannot be known now.
 */
export async function goOn(drilling: Drilling, due: DueWork): Promise<WentOn> {
  const { workspace } = due;
  if (!(await drilling.store.read.holdsDue(due))) return NOTHING;
  const drill = await drilling.store.read.drill({ workspace, id: drillOfDue(due.id) });
  const { decision, next } = drill ? await wanted(drilling, drill, tellsOfDue(due.id)) : NOTHING;
  const moved = next === null ? drilling.store.write.finishDue(due) : drilling.store.write.moveDue(due, next);
  return { decision: { ...decision, writes: [...decision.writes, moved] }, next };
}

const NOTHING: WentOn = { decision: { writes: [], messages: [] }, next: null };

async function wanted(drilling: Drilling, drill: Drill, tells: string): Promise<WentOn> {
  if (tells !== '') return tell(drilling, drill, tells);
  const round = await drilling.store.read.round({ workspace: drill.workspace, drill: drill.id, round: drill.round });
  if (drill.status === 'running' && round?.state !== 'closed') return step(drilling, drill, round);
  const shown = await showBoard(drilling, drill);
  return shown.next === null && drill.status === 'running' ? step(drilling, drill, round) : shown;
}

async function step(drilling: Drilling, drill: Drill, round: Round | undefined): Promise<WentOn> {
  const now = drilling.now();
  const needs = course(specOf(drill), drill.started_at ?? now, round ? asNow(round) : null, now);
  switch (needs.do) {
    case 'open':
      return openRound(drilling, drill, needs);
    case 'fill':
      return fillRound(drilling, drill, round!);
    case 'run':
      return run(drilling, drill, round!);
    case 'close':
      return closeRound(drilling, drill, round!);
    case 'end':
      return endDrill(drilling, drill);
    default:
      return needs satisfies never;
  }
}
