import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Drill } from '../../store/schema.ts';

/** How long what changes is gathered before the owner's message shows it. */
const GATHER_MS = 5000;

/** Something about a drill has changed: its owner's message is to show it soon. */
export const touched = ({ store, now }: Trainer, drill: Drill): Write => store.write.drillDue(drill, now() + GATHER_MS);
