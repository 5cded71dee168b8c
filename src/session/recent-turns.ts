import type { Turn } from './turn.ts';

/** A turn as it stands in the store, with the one before it. */
export interface StoredTurn {
  turn: Turn;
  parent: string | null;
}

/** Turns read or written lately, by session and id. */
export interface RecentTurns {
  get: (session: string, id: string) => StoredTurn | undefined;
  put: (session: string, id: string, stored: StoredTurn) => void;
}

/** A stored turn never changes under its id, so the head of a running practice need not be read again. Keeps `most` of them. */
export function recentTurns(most = 1000): RecentTurns {
  const kept = new Map<string, StoredTurn>();
  return {
    get: (session, id) => kept.get(`${session}/${id}`),
    put: (session, id, stored) => {
      kept.set(`${session}/${id}`, stored);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
    },
  };
}
