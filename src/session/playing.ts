import type { Session } from '../store/schema.ts';
import type { Language } from '../language/languages.ts';
import type { Material } from './material.ts';
import { readerOf } from './person.ts';
import { voiceFor, type Voice } from './say/voice.ts';
import type { StoredTurn } from './recent-heads.ts';
import type { Setting } from './step.ts';
import { turnIn } from './stored-turns.ts';
import type { From, Reader, Trainer } from './trainer.ts';
import type { Turn } from './turn.ts';

/** A session as it stands, with all that a step needs. */
export interface Playing {
  session: Session;
  /** The head turn, with the machine's state as a hint or pause since has left it. */
  turn: Turn;
  parent: string | null;
  setting: Setting;
  material: Material;
}

/** How to speak to a person, and what they chose last. */
export async function voiceOf(trainer: Trainer, from: From): Promise<{ voice: Voice; reader: Reader }> {
  const reader = await readerOf(trainer, from);
  return { voice: voiceFor(trainer.texts, reader.language), reader };
}

/** How to speak in a session: in the language that its person has chosen last. */
export const voiceIn = (trainer: Trainer, session: Session): Voice =>
  voiceFor(trainer.texts, session.language as Language);

/** Loads a session's head turn and material. */
export async function playing(trainer: Trainer, session: Session, language: Language): Promise<Playing> {
  const material = await materialOf(trainer, session);
  const { turn, parent } = await headOf(trainer, session);
  const setting: Setting = {
    material,
    difficulty: session.difficulty as Setting['difficulty'],
    seed: session.seed,
    language,
  };
  return { session, turn: { ...turn, snapshot: session.snapshot }, parent, setting, material };
}

async function headOf(trainer: Trainer, { workspace, id, head }: Session): Promise<StoredTurn> {
  const recent = trainer.recentHeads.get(id, head!);
  if (recent) return recent;
  const row = await trainer.store.read.turn({ workspace, session: id }, head!);
  const stored = { id: row!.id, turn: turnIn(row!), parent: row!.parent };
  trainer.recentHeads.put(id, stored);
  return stored;
}

/** The flow, persona and catalogue that a session was started with, whatever flows/ says today. */
export const materialOf = (trainer: Trainer, session: Session): Promise<Material> =>
  trainer.material(
    { flow: session.flow_hash, persona: session.persona_hash, catalogue: session.catalogue_hash },
    (hash) => trainer.store.read.text(session.workspace, hash),
  );
