import { FSRSBinding } from '@open-spaced-repetition/binding';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import { answer, retrievability } from '../../src/core/scheduler/schedule.ts';
import { fromSm2, stateFromSm2 } from '../../src/core/scheduler/sm2.ts';
import type { CardId, DayNumber } from '../../src/core/scheduler/types.ts';
import { config } from '../core/scheduler/support.ts';

const day = 20_000 as DayNumber;

describe('fsrs-rs inference.rs: test_memory_from_sm2', () => {
  test.each([
    [2.5, 10, 0.9, 10, 6.9140563],
    [2.5, 10, 0.8, 3.01572, 9.393428],
    [2.5, 10, 0.95, 24.841097, 1.2974405],
    [1.3, 20, 0.9, 20, 10],
  ])('ease %d, %d days at recall %d', (ease, intervalDays, retention, stability, difficulty) => {
    const state = stateFromSm2({ ease, intervalDays }, retention, defaultParameters);
    // Single precision there: six digits hold.
    expect(Math.abs(state.stability / stability - 1)).toBeLessThan(2e-6);
    expect(Math.abs(state.difficulty / difficulty - 1)).toBeLessThan(2e-6);
  });
});

test('eases and intervals of all sizes agree with fsrs-rs through its binding', () => {
  const binding = new FSRSBinding([...defaultParameters]);
  for (const ease of [1.3, 1.7, 2.18, 2.5, 3.1, 4]) {
    for (const intervalDays of [1, 2, 9, 30, 365, 4000]) {
      for (const retention of [0.7, 0.9, 0.97]) {
        const ours = stateFromSm2({ ease, intervalDays }, retention, defaultParameters);
        const theirs = binding.memoryStateFromSM2(ease, intervalDays, retention);
        expect(Math.abs(ours.stability / theirs.stability - 1)).toBeLessThan(1e-4);
        expect(Math.abs(ours.difficulty / theirs.difficulty - 1)).toBeLessThan(1e-4);
      }
    }
  }
});

describe('a card of SM-2', () => {
  const memory = fromSm2({ intervalDays: 10, ease: 2.5, lapses: 2, lastReviewDay: day }, config);

  test('keeps its day and is recalled by 0.9 on it', () => {
    expect(memory).toMatchObject({ phase: 'review', dueDay: day + 10, intervalDays: 10, reps: 1, lapses: 2 });
    expect(retrievability(memory, memory.dueDay!, config.parameters)).toBeCloseTo(0.9, 10);
  });

  test('goes on like any other', () => {
    const review = { at: (day + 10) * 86_400_000 + 43_200_000, offsetMinutes: 0, grade: 3 as const };
    const after = answer(memory, review, config, 'a' as CardId);
    expect(after).toMatchObject({ phase: 'review', reps: 2, lapses: 2, lastReviewDay: day + 10 });
    expect(after.intervalDays).toBeGreaterThan(10);
  });

  test('of less than a day is due the next day', () => {
    const young = fromSm2({ intervalDays: 0, ease: 2.5, lastReviewDay: day }, config);
    expect(young).toMatchObject({ dueDay: day + 1, intervalDays: 1, stability: 0.001 });
    expect(young.difficulty).toBeGreaterThanOrEqual(1);
  });

  test.each([
    [NaN, 2.5],
    [-1, 2.5],
    [Infinity, 2.5],
    [10, NaN],
  ])('with %d days and ease %d is refused', (intervalDays, ease) => {
    expect(() => fromSm2({ intervalDays, ease, lastReviewDay: day }, config)).toThrow(Problem);
  });
});
