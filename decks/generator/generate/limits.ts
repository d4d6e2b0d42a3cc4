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
  const counts = new Map<string, number>();
  const chosen: Entry[] = [];
  for (const entry of ranked) {
    const kept = limits.map((limit, at) => ({ key: `${at} ${limit.of(entry)}`, most: limit.most }));
    const full = kept.some((each) => (counts.get(each.key) ?? 0) >= each.most);
    if (full || chosen.length >= most) continue;
    for (const { key } of kept) counts.set(key, (counts.get(key) ?? 0) + 1);
    chosen.push(entry);
  }
  return chosen;
}
