import type { TextKey } from '../language/interface.ts';
import { StoreError } from '../store/open-store.ts';

/** What somebody is told whose message was not taken, and will not be brought again: the store cannot, or it may work now. */
export const sorry = (error: unknown): TextKey & ('errors:storeUnavailable' | 'errors:busy') =>
  error instanceof StoreError && error.code !== 'busy' ? 'errors:storeUnavailable' : 'errors:busy';
