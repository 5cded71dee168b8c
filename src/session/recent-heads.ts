import type { Turn } from './turn.ts';

/** A turn as it stands in the store, with the one before it. */
export interface StoredTurn {
  id: string;
  turn: Turn;
  parent: string | null;
}

/** The head turns of sessions that were lately at work. */
export interface RecentHeads {
  get: (session: string, id: string) => StoredTurn | undefined;
  put: (session: string, head: StoredTurn) => void;
}

/**
 * A stored turn never changes under its id, so the head of a running practice need not be read again. One turn a session,
 * `most` sessions, the one longest at rest goes first.
 */
export function recentHeads(most = 500): RecentHeads {
  const kept = new Map<string, StoredTurn>();
  return {
    get(session, id) {
      const head = kept.get(session);
      return head?.id === id ? head : undefined;
    },
    put(session, head) {
      kept.delete(session);
      kept.set(session, head);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
    },
  };
}
