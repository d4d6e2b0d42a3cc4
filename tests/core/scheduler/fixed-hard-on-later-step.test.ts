import { expect, test } from 'vitest';
import { preview } from '../../../src/core/scheduler/schedule.ts';
import { answerAll, cardA, config, review } from './support.ts';

// ts-fsrs gives 6 minutes, the mean of the first two steps, on any step.
test('Hard on the second step keeps its ten minutes', () => {
  const second = answerAll([review('2026-01-01T10:00:00+01:00', 3)]);
  expect(second.step).toBe(1);
  const at = Date.parse('2026-01-01T10:10:00+01:00');
  expect(preview(second, at, 60, config, cardA)[1]).toEqual({ grade: 2, unit: 'minutes', amount: 10 });
});

test('Hard on the first step lies between it and the second', () => {
  const first = answerAll([review('2026-01-01T10:00:00+01:00', 1)]);
  const at = Date.parse('2026-01-01T10:01:00+01:00');
  expect(preview(first, at, 60, config, cardA)[1]).toEqual({ grade: 2, unit: 'minutes', amount: 5.5 });
});
