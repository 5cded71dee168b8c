import type { Persona } from '../flow/persona.ts';
import { coachLine } from './coach.ts';
import { materialOf, voiceIn } from './playing.ts';
import { turnIn } from './stored-turns.ts';
import type { Trainer } from './trainer.ts';

/** Where a practice stands, for a channel with room to show it beside the conversation. Texts are in the rep's script. */
export interface PracticeView {
  customer: string;
  portrait: Persona['portrait'];
  keys: { name: string; state: 'done' | 'now' | 'ahead' }[];
  /** The golden questions of the flow, by letter, with whether their answer is known. */
  golden: { letter: string; known: boolean }[];
  over: boolean;
}

/** The view of a session as it stands now; null where it is no longer there. */
export async function practiceView(trainer: Trainer, workspace: string, id: string): Promise<PracticeView | null> {
  const session = await trainer.store.read.session({ workspace, id });
  const head = session?.head && (await trainer.store.read.turn({ workspace, session: id }, session.head));
  if (!session || !head) return null;
  const { flow, persona } = await materialOf(trainer, session);
  const voice = voiceIn(trainer, session);
  const turn = turnIn(head);
  const { done } = coachLine(flow, turn);
  const now = flow.keys.findIndex((key) => key.id === turn.key);
  return {
    customer: voice.customer(persona.name),
    portrait: persona.portrait,
    keys: flow.keys.map(({ name }, i) => ({
      name: voice.trainer(name),
      state: i < now ? 'done' : i === now ? 'now' : 'ahead',
    })),
    golden: flow.keys.flatMap((key) => key.questions).map(({ letter }) => ({ letter, known: done.includes(letter) })),
    over: session.status === 'ended',
  };
}
