/** At most so many entries that share a property. */
export interface Limit<Entry> {
  of: (entry: Entry) => string;
  most: number;
}

/** The first entries, in their order, that keep within the number and within every limit. */
export function withinLimits<Entry>(
  ranked: readonly Entry[],
  most: number,
  limits: readonly Limit<Entry>[],
): Entry[] {
  const counts = limits.map(() => new Map<string, number>());
  const chosen: Entry[] = [];
  for (const entry of ranked) {
    const keys = limits.map((limit) => limit.of(entry));
    const full = limits.some((limit, at) => (counts[at]?.get(keys[at] ?? '') ?? 0) >= limit.most);
    if (full || chosen.length >= most) continue;
    for (const [at, key] of keys.entries()) counts[at]?.set(key, (counts[at]?.get(key) ?? 0) + 1);
    chosen.push(entry);
  }
  return chosen;
}
