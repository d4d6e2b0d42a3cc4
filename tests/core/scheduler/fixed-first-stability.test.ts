import { expect, test } from 'vitest';
import { defaultParameters, nextMemoryState } from '../../../src/core/scheduler/fsrs.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';

// ts-fsrs raises a first stability to 0.1; fsrs-rs takes w[G-1] from 0.001 on.
test.each<[number, Grade]>([
  [0.01, 1],
  [0.05, 2],
  [0.001, 3],
  [0.212, 1],
  [8.2956, 4],
])('a first weight of %d is the first stability', (value, grade) => {
  const parameters = defaultParameters.with(grade - 1, value);
  expect(nextMemoryState(null, 0, grade, parameters).stability).toBe(value);
});
