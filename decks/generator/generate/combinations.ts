/** All ways to take `size` entries, those with the first entries first. */
export function* combinations<Entry>(entries: readonly Entry[], size: number, from = 0): Generator<Entry[]> {
  if (size === 0) yield [];
  for (let index = from; index <= entries.length - size && size > 0; index += 1) {
    const entry = entries[index];
    if (entry === undefined) continue;
    for (const rest of combinations(entries, size - 1, index + 1)) yield [entry, ...rest];
  }
}
