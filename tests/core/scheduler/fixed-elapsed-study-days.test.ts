import { describe, expect, test } from 'vitest';
import { nextMemoryState } from '../../../src/core/scheduler/fsrs.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';
import { answerAll, config, review } from './support.ts';

/** Stability after Easy at one instant and a grade at another, and what the formulas give for n days. */
function afterTwo(first: string, second: string, grade: Grade, days: number) {
  const start = nextMemoryState(null, 0, 4, config.parameters);
  return {
    ours: answerAll([review(first, 4), review(second, grade)]).stability,
    formula: nextMemoryState(start, days, grade, config.parameters).stability,
  };
}

// ts-fsrs counts calendar days in UTC, whatever the learner's clock says.
describe('elapsed time is counted in the learner’s study days', () => {
  test('an hour across midnight UTC is the same day', () => {
    const { ours, formula } = afterTwo('2026-01-01T23:30:00+00:00', '2026-01-02T00:30:00+00:00', 3, 0);
    expect(ours).toBe(formula);
  });

  test('22 hours within one UTC day, across the rollover, are a day', () => {
    const { ours, formula } = afterTwo('2026-01-01T01:00:00+00:00', '2026-01-01T23:00:00+00:00', 3, 1);
    expect(ours).toBe(formula);
  });

  test('the two differ, so that the counting matters', () => {
    const start = nextMemoryState(null, 0, 4, config.parameters);
    const [same, next] = [0, 1].map((days) => nextMemoryState(start, days, 3, config.parameters).stability);
    expect(next).toBeGreaterThan(same!);
  });
});
