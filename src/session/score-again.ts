import { score } from '../scorecard/score.ts';
import type { Session } from '../store/schema.ts';
import type { Write } from '../store/open-store.ts';
import { materialOf } from './playing.ts';
import { scoredAs } from './scored.ts';
import { turnsOf } from './stored-turns.ts';
import type { Trainer } from './trainer.ts';

/**
 * Scores an ended session again by the criteria that its flow has now. The conversation and what was understood of it stay
 * as they were; the new scorecard names the criteria it was made with. Gives the writes, none where the flow is gone.
 */
export async function scoreAgain(trainer: Trainer, session: Session): Promise<Write[]> {
  const now = trainer.content.flows.get(session.flow)?.flow;
  if (!now || session.status !== 'ended') return [];
  const { persona } = await materialOf(trainer, session);
  const turns = await turnsOf(trainer, session);
  const card = score(now.value, persona, turns, { ...scoredAs(session), criteriaFrom: now.hash });
  return [
    trainer.store.write.putText({ workspace: session.workspace, hash: now.hash, body: now.text }),
    trainer.store.write.updateSession(session, { scorecard: card, scorecard_version: card.version }),
  ];
}
