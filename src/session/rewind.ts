import type { Session } from '../store/schema.ts';
import type { Scorecard } from '../scorecard/scorecard.ts';
import { materialOf } from './playing.ts';
import { notice } from './say/notices.ts';
import { againMessage } from './say/again.ts';
import { betterOf } from './say/scorecard.ts';
import type { Voice } from './say/voice.ts';
import { alreadyOpen, insertAll, newSession } from './start.ts';
import { turnsOf } from './stored-turns.ts';
import { saying, type Decision, type From, type Trainer } from './trainer.ts';

/**
 * Tries a moment again: a new session goes on with the conversation of an ended one as it stood before the turn. The
 * first try stays as it was. `value` is session/turn.
 */
export async function rewind(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const [id = '', turn = ''] = value.split('/');
  const session = await trainer.store.read.session({ workspace: from.workspace, id });
  if (session?.person !== from.person || session.status !== 'ended') return saying(notice(voice, 'errors:buttonOld'));
  const open = await trainer.store.read.openSession(from);
  if (open) return saying(await alreadyOpen(trainer, voice, open));
  const path = await turnsOf(trainer, session);
  const earlier = path.filter((t) => t.number < Number(turn));
  const again = path.find((t) => t.number === Number(turn));
  if (!again || again.given || earlier.length === 0) return saying(notice(voice, 'errors:buttonOld'));
  const row = newSession(trainer, from, voice, asBefore(session), { of: session.id, from: Number(turn) });
  const material = await materialOf(trainer, session);
  const card = session.scorecard as Scorecard;
  const message = againMessage(voice, {
    persona: material.persona,
    session: row.id,
    before: earlier,
    first: again,
    better: card.fix?.turn === again.number ? betterOf({ ...material, card }) : null,
    ofDrill: session.drill !== null,
  });
  return { writes: insertAll(trainer, row, earlier), messages: [{ message, session: row.id }] };
}

/** Everything as in the first one, its texts and seed too, so that only the rep's line is another. */
const asBefore = (first: Session) => {
  const { flow, persona, flow_hash, persona_hash, catalogue_hash, difficulty, coaching, seed, part } = first;
  return { flow, persona, flow_hash, persona_hash, catalogue_hash, difficulty, coaching, seed, part };
};
