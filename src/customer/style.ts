import type { Style } from '../flow/persona.ts';

/**
 * What a way of talking does, as numbers: added to the trust and irritation at the start and to the trust that the inner
 * levels need; how often a calm answer has a remark off the point with it (one in `asides`, 0: never), before or after the answer.
 * Starting values, tuned by `npm run simulate`.
 */
interface Manner {
  trust: number;
  irritation: number;
  gate: number;
  asides: number;
  asideFirst: boolean;
}

const PLAIN: Manner = { trust: 0, irritation: 0, gate: 0, asides: 0, asideFirst: false };

export const MANNERS: Record<Style, Manner> = {
  plain: PLAIN,
  reserved: { ...PLAIN, trust: -3, gate: 2 },
  verbose: { ...PLAIN, asides: 3, asideFirst: true },
  off_point: { ...PLAIN, asides: 2 },
  // Somebody who has been let down: nothing inner opens before they have been heard (reactions/upset.ts).
  upset: { ...PLAIN, trust: -2, irritation: 30 },
  // Says yes to everything; the yes is empty, so the first layers are easy and the inner ones hard.
  eager_to_please: { ...PLAIN, trust: 4, gate: 3 },
};
