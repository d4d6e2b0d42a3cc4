import { capitalised, inside, sentence, wordsOf } from '../words.ts';
import { phrase, valueOf, type Cell } from './matrix.ts';

/** A remark of fewer words is no reason by itself. */
const shortest = 4;

/** Whether the remark of a cell can stand alone. */
export function isFull({ cell }: Cell): boolean {
  return wordsOf(cell.remark).length >= shortest;
}

const mostLabels = 2;

/**
 * What a cell says of its condition, so that a reason speaks of the feature asked: the remark, or the typical
 * values in words where the remark is too short to stand alone. Without a last stop.
 */
export function saidOf(each: Cell): string {
  const { feature, cell } = each;
  if (isFull(each)) return inside(cell.remark.replace(/\.$/, ''));
  const labels = cell.values.flatMap((id) => valueOf(feature, id)?.label ?? []);
  return inside(labels.slice(0, mostLabels).map(inside).join(' or '));
}

/** A sentence that names a condition and says what a cell holds of it. */
export function ofCondition(cell: Cell): string {
  return sentence(`${capitalised(phrase(cell.condition))}: ${saidOf(cell)}`);
}
