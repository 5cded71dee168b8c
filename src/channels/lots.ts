/** Neighbours together as long as they weigh no more than `most`; what is heavier by itself stands alone. */
export function inLots<T>(all: readonly T[], weigh: (one: T) => number, most: number): T[][] {
  const lots: { items: T[]; weight: number }[] = [];
  for (const one of all) {
    const weight = weigh(one);
    const last = lots.at(-1);
    if (last && last.weight + weight <= most) {
      last.items.push(one);
      last.weight += weight;
    } else lots.push({ items: [one], weight });
  }
  return lots.map(({ items }) => items);
}
