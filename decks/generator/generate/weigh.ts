import type { ConditionEntry } from '../material/schema.ts';
import type { Cell, Matrix, Value } from './matrix.ts';

/** A typical value of a condition as it stands in a case. */
export interface Sign {
  cell: Cell;
  value: Value;
}

type Stand = 'typical' | 'possible' | 'against' | 'unknown';

/**
 * What a sign says about another condition: typical of it, possible (reported, near what is typical or
 * reported, or in an open cell), against it (under `not`), or unknown.
 */
export function standOf({ cell, value }: Sign, condition: string, matrix: Matrix): Stand {
  const other = matrix.cellOf(condition, cell.feature.id)?.cell;
  if (!other) return 'unknown';
  if (other.values.includes(value.id)) return 'typical';
  if (other.not.includes(value.id)) return 'against';
  const known = [...other.values, ...other.also];
  const near = cell.feature.values.some(
    (each) => known.includes(each.id) && (each.near.includes(value.id) || value.near.includes(each.id)),
  );
  return other.also.includes(value.id) || near || other.open ? 'possible' : 'unknown';
}

/**
 * How well the signs of a case fit a condition: signs supported minus signs contradicted.
 * @param generous whether a sign that is merely possible counts as support too
 */
function fitOf(signs: readonly Sign[], condition: string, matrix: Matrix, generous: boolean): number {
  return signs.reduce((sum, sign) => {
    const stand = standOf(sign, condition, matrix);
    const supported = stand === 'typical' || (generous && stand === 'possible');
    return sum + (supported ? 1 : stand === 'against' ? -1 : 0);
  }, 0);
}

/**
 * By how much the condition that the signs were taken from beats another one; it must be more than 0 for
 * the other to be a wrong answer.
 */
export function lead(signs: readonly Sign[], condition: string, matrix: Matrix, generous: boolean): number {
  return signs.length - fitOf(signs, condition, matrix, generous);
}

/** Whether no condition that could be meant instead fits the signs as well. */
export function dominates(signs: readonly Sign[], key: ConditionEntry, matrix: Matrix): boolean {
  return matrix
    .nearest(key)
    .every((other) => matrix.overlap(other, key) || lead(signs, other.id, matrix, false) > 0);
}
