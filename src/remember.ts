/**
 * Makes each answer once: `make` must be pure. At most `most` answers are kept, the oldest goes first; what is asked for
 * again and again comes back soon enough.
 */
export function remember<K, V>(most: number, make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    if (kept.size > most) kept.delete(kept.keys().next().value as K);
    return made;
  };
}
