/**
 * How many of `count` items to add to each day so that the days become as even as they can: each goes to the
 * day with the least on it, the later one of equals.
 * @param load what is on each day already
 */
export function spreadEvenly(load: readonly number[], count: number): number[] {
  const added = load.map(() => 0);
  const total = [...load];
  for (let item = 0; item < count && total.length > 0; item += 1) {
    let least = total.length - 1;
    for (let day = least - 1; day >= 0; day -= 1) {
      if ((total[day] ?? 0) < (total[least] ?? 0)) least = day;
    }
    total[least] = (total[least] ?? 0) + 1;
    added[least] = (added[least] ?? 0) + 1;
  }
  return added;
}

/** What to add to each day so that `amount` in all lifts the least loaded days to one level. */
export function fillEvenly(load: readonly number[], amount: number): number[] {
  const rising = load.toSorted((a, b) => a - b);
  let below = 0;
  let level = 0;
  for (const [index, day] of rising.entries()) {
    below += day;
    level = (below + amount) / (index + 1);
    if (level <= (rising[index + 1] ?? Infinity)) break;
  }
  return load.map((day) => Math.max(0, level - day));
}
