import type { Drill } from '../../store/schema.ts';
import type { Drilling } from '../drilling.ts';
import type { WentOn } from './go-on.ts';

/** No further round comes. Its last result has been posted. */
export async function endDrill({ store, now }: Drilling, drill: Drill): Promise<WentOn> {
  return {
    decision: { writes: [store.write.updateDrill(drill, { status: 'ended', ended_at: now() })], messages: [] },
    next: null,
  };
}
