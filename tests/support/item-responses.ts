import type { Responses } from '../../src/core/stats/responses.ts';

/** Scores of persons by items as a matrix, items named 1, 2, … and worth 1 each. */
export function responsesOf(rows: readonly (readonly number[])[]): Responses {
  return {
    persons: rows.map((_, index) => String(index + 1)),
    items: (rows[0] ?? []).map((_, item) => ({
      name: String(item + 1),
      max: 1,
      scores: Float64Array.from(rows, (row) => row[item] ?? NaN),
      options: null,
    })),
  };
}

const digits = (pattern: string) => Array.from(pattern, Number);

/** Bock and Lieberman 1970, Psychometrika 35, 179-197: how many of 1000 gave each pattern of answers. */
const lsat6Patterns = `
  00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4
  01000:1 01001:8 01010:0 01011:16 01100:0 01101:3 01110:2 01111:15
  10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80
  11000:16 11001:56 11010:21 11011:173 11100:11 11101:61 11110:28 11111:298`;

/** One row for each of the 1000 persons. */
export function lsat6(): number[][] {
  return lsat6Patterns
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [pattern = '', count] = entry.split(':');
      return Array.from({ length: Number(count) }, () => digits(pattern));
    });
}

/** Example of the R package CTT. */
export const toyMatrix: number[][] = '00000 00000 00001 00011 00111 01111 11111 10111 00011 01111'
  .split(' ')
  .map(digits);

const t = 0.3333333;

/** moodle/moodle, mod/quiz/report/statistics/tests/fixtures/results00.csv: marks of 25 attempts in 7 slots. */
export const moodleResults: number[][] = [
  [1, 1, 1, 1, 1, 0, 1],
  [1, 1, 1, 1, 0.5, 1, 0],
  [1, 1, 1, 1, 0.5, 0, 1],
  [0, 0, 1, 1, 1, 0, 0],
  [1, 0, 1, 0, 0, 1, 0.5],
  [1, 1, 1, 1, 0.5, 0, 0.5],
  [0, 1, 1, 1, 0.5, 1, 0.5],
  [1, 1, 1, 0, 0.5, 1, 0.5],
  [1, 0, 1, 1, 1, 1, 1],
  [0, 1, 1, 0, 0.5, 1, 0.5],
  [0.8, 0, 1, 1, 0.5, 1, 0.5],
  [1, 1, 1, 0, 0.5, 1, 1],
  [1, 0, 1, 1, 0.5, 1, 0.5],
  [1, 0, 1, 1, 1, 0, 0.5],
  [0, 0, 1, 1, 0, 1, 1],
  [1, 0, 1, 0, 0.5, 1, 1],
  [0.8, 0, 1, 1, 0.5, 0, 1],
  [1, 0, 1, 1, 0, 1, 0.5],
  [1, 0, 1, 1, 0.5, 0, 0.5],
  [0, 1, 1, 0, 0.5, 1, 0],
  [1, 1, t, 1, 0.5, 0, 0.5],
  [1, 1, 1, 0, 0.5, 0, 0.5],
  [1, 1, 1, 1, 0, 1, 0.5],
  [0, 0, 1, 0, 0.5, 1, 1],
  [0, 0, 1, 1, 1, 1, 1],
];

/** Pseudo-random numbers from 0 to below 1 (Park and Miller 1988, minimal standard). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
