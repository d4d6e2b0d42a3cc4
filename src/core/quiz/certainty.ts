import type { Certainty } from './types.ts';

const marks: Record<Certainty, { right: number; wrong: number }> = {
  1: { right: 1, wrong: 0 },
  2: { right: 2, wrong: -2 },
  3: { right: 3, wrong: -6 },
};

/**
 * Certainty-based mark of one answer (Gardner-Medwin, LAPT): 1, 2 or 3 when right, 0, -2 or -6 when wrong.
 * Level 2 pays from a chance of 2/3 of being right, level 3 from 0.8. It never decides on passing.
 */
export function certaintyMark(right: boolean, level: Certainty): number {
  return right ? marks[level].right : marks[level].wrong;
}
