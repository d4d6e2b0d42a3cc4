import type { Cell } from './matrix.ts';

/**
 * Weighted Jaccard index of the typical values of two conditions: the weight of the values in common over
 * the weight of all values of either, 0 to 1. Each value carries the weight of its feature.
 */
export function similarities(cells: readonly Cell[]): (a: string, b: string) => number {
  const values = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const { condition, feature, cell } of cells) {
    if (feature.weight === 0) continue;
    const own = values.get(condition.id) ?? new Map<string, number>();
    for (const value of cell.values) own.set(`${feature.id}/${value}`, feature.weight);
    values.set(condition.id, own);
    const total = totals.get(condition.id) ?? 0;
    totals.set(condition.id, total + feature.weight * cell.values.length);
  }
  return (a, b) => {
    const ofB = values.get(b);
    let common = 0;
    for (const [value, weight] of values.get(a) ?? []) if (ofB?.has(value)) common += weight;
    const all = (totals.get(a) ?? 0) + (totals.get(b) ?? 0) - common;
    return all > 0 ? common / all : 0;
  };
}
