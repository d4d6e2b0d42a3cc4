/** The row a key leads to, or null where the key does not move. */
export function nextIndex(key: string, index: number, total: number, screenful: number): number | null {
  const last = total - 1;
  const moves: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + screenful,
    PageUp: index - screenful,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}
