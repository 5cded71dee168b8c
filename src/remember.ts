/**
 * Makes each answer once: `make` must be pure. At most `most` answers are kept, the one used longest ago goes first.
 * A promise that fails is not kept.
 */
export function remember<K, V>(most: number, make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = make(key);
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value as K);
    if (made instanceof Promise) made.catch(() => kept.delete(key));
    return made;
  };
}
