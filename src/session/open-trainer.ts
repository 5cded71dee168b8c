import { randomInt, randomUUID } from 'node:crypto';
import { loadContent } from '../flow/load.ts';
import { createTexts } from '../language/interface.ts';
import { openStore } from '../store/open-store.ts';
import { recentHeads } from './recent-heads.ts';
import { materialKeeper } from './material.ts';
import type { Trainer, TrainerSettings } from './trainer.ts';

interface Opening {
  databaseUrl: string | undefined;
  settings: TrainerSettings;
  /** Fixed for evaluations, so that a conversation can be repeated; else by chance for each session. */
  seed?: number;
}

/** Opens all that the use cases work with. Throws FlowDataError or StoreError, each with what to do. */
export async function openTrainer({ databaseUrl, settings, seed }: Opening): Promise<Trainer> {
  const [content, store] = await Promise.all([loadContent(), openStore(databaseUrl)]);
  return {
    store,
    content,
    texts: createTexts(),
    material: materialKeeper(content),
    recentHeads: recentHeads(),
    settings,
    now: Date.now,
    newId: randomUUID,
    newSeed: () => seed ?? randomInt(2 ** 31),
  };
}
