import type { Claim } from '../../../src/core/deck/types.ts';
import { isDangerous, type Cell, type Matrix } from './matrix.ts';

const most = 100;
const mostPerCondition = 3;
const mostPerClaim = 2;

/**
 * Chooses the cells worth asking: the focus of the material, its look-alikes and the dangerous conditions
 * first; within a condition what tells most, which is a heavy feature with a value that few conditions share.
 */
export function selectCells<Entry extends Cell & { claim: Claim }>(
  entries: readonly Entry[],
  matrix: Matrix,
): Entry[] {
  const ranked = entries
    .map((entry, index) => ({
      entry,
      index,
      tells: entry.feature.weight * matrix.rarity(entry.feature.id, entry.cell.values[0] ?? ''),
      urgency: urgency(entry, matrix),
    }))
    .sort((a, b) => a.urgency - b.urgency || b.tells - a.tells || a.index - b.index);
  const perCondition = new Map<string, number>();
  const perClaim = new Map<string, number>();
  const chosen = new Set<Entry>();
  for (const { entry } of ranked) {
    const count = perCondition.get(entry.condition.id) ?? 0;
    const used = perClaim.get(entry.claim.id) ?? 0;
    const limit = entry.condition.id === matrix.focus ? Infinity : mostPerCondition;
    if (chosen.size >= most || count >= limit || used >= mostPerClaim) continue;
    chosen.add(entry);
    perCondition.set(entry.condition.id, count + 1);
    perClaim.set(entry.claim.id, used + 1);
  }
  return entries.filter((entry) => chosen.has(entry));
}

function urgency({ condition }: Cell, matrix: Matrix): number {
  if (condition.id === matrix.focus) return 0;
  return isDangerous(condition) || matrix.areLookAlikes(condition.id, matrix.focus) ? 1 : 2;
}
