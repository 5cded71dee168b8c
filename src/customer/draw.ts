/**
 * A number from 0 to `sides` - 1, the same for the same seed text: FNV-1a over the text, then one round of the
 * murmur3 finaliser so that seeds that differ in one letter part.
 */
export function draw(seed: string, sides: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) h = Math.imul(h ^ seed.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) % sides;
}
