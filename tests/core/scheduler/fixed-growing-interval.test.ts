import { describe, expect, test } from 'vitest';
import { nextMemoryState } from '../../../src/core/scheduler/fsrs.ts';
import { fuzzBounds } from '../../../src/core/scheduler/fuzz.ts';
import { answer } from '../../../src/core/scheduler/schedule.ts';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { config, inReview, review } from './support.ts';

const fuzzy = { ...config, fuzz: true };
const noon = review('2026-01-10T12:00:00+00:00', 2);
const cards = Array.from({ length: 200 }, (_, index) => `card-${index}` as CardId);
const hardDays = (stability: number, difficulty: number, interval: number) =>
  cards.map((card) => answer(inReview(stability, difficulty, interval), noon, fuzzy, card).intervalDays);

// ts-fsrs may spread an interval that should grow to one that is no longer than the last.
describe('spreading an interval', () => {
  test('that grows keeps it longer than the last one', () => {
    const { stability } = nextMemoryState({ stability: 40, difficulty: 10 }, 44, 2, config.parameters);
    expect(Math.round(stability)).toBeGreaterThan(44);
    expect(fuzzBounds(stability, 1, config.maximumInterval).lower).toBeLessThan(44);
    expect(Math.min(...hardDays(40, 10, 44))).toBe(45);
  });

  test('of a memory that shrank may go below the last one', () => {
    const days = hardDays(20, 9.5, 40);
    expect(Math.max(...days)).toBeLessThan(40);
    expect(Math.min(...days)).toBeLessThan(Math.max(...days));
  });
});
