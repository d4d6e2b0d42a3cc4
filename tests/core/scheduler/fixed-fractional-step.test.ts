import { expect, test } from 'vitest';
import { answer, newMemory } from '../../../src/core/scheduler/schedule.ts';
import { cardA, config, review } from './support.ts';

// ts-fsrs reads the step 1.5m as one minute.
test.each([
  [1.5, 90_000],
  [0.5, 30_000],
  [1, 60_000],
])('a first step of %d minutes runs %i milliseconds', (minutes, milliseconds) => {
  const again = review('2026-01-01T10:00:00+01:00', 1);
  const from = { ...config, steps: { learning: [minutes, 10], relearning: [10] } };
  expect(answer(newMemory(from), again, from, cardA).dueAt).toBe(again.at + milliseconds);
});
