/** How often the double was called, by method, and how often it said that it was too often. */
export function callsOf(sim: any): Record<string, { calls: number; refused429: number; failed: number }> {
  const all: ReturnType<typeof callsOf> = {};
  for (const { method, ok, rateLimited } of sim.calls) {
    const one = (all[method] ??= { calls: 0, refused429: 0, failed: 0 });
    one.calls += 1;
    if (rateLimited) one.refused429 += 1;
    else if (!ok) one.failed += 1;
  }
  return all;
}

/** The most posts that the double took in any second: in one conversation, and in all together. */
export function mostInOneSecond(sim: any): [number, number] {
  const posts: { at: number; channel: string }[] = sim.calls
    .filter(({ method, ok }: any) => method === 'chat.postMessage' && ok)
    .map(({ at, response }: any) => ({ at, channel: response.channel }));
  const each = Map.groupBy(posts, ({ channel }) => channel);
  return [Math.max(...[...each.values()].map(most)), most(posts)];
}

function most(posts: readonly { at: number }[]): number {
  const times = posts.map(({ at }) => at).toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, at] of times.entries()) {
    while (at - times[first]! >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
