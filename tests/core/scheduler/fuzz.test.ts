import { describe, expect, test } from 'vitest';
import { fuzzBounds, fuzzFactor, roundInterval } from '../../../src/core/scheduler/fuzz.ts';
import { intervalFor, nextMemoryState } from '../../../src/core/scheduler/fsrs.ts';
import { answer, preview } from '../../../src/core/scheduler/schedule.ts';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { config, inReview, review } from './support.ts';

// Anki, rslib/src/scheduler/states/fuzz.rs, test with_review_fuzz.
describe('intervals in whole days, as in Anki', () => {
  test.each([
    [1.5, 1, 100, 2],
    [0.1, 1, 100, 1],
    [101, 1, 100, 100],
  ])('%d days between %i and %i is %i without spreading', (interval, least, most, days) => {
    expect(roundInterval(interval, least, most, null)).toBe(days);
  });

  test.each([
    [1, 1, 1000, 1, 1, 1],
    [2.49, 1, 1000, 2, 2, 2],
    [2.5, 1, 1000, 2, 3, 4],
    [7, 1, 1000, 5, 7, 9],
    [17, 1, 1000, 14, 17, 20],
    [37, 1, 1000, 33, 37, 41],
    [2, 2, 1000, 2, 2, 2],
    [2, 3, 1000, 3, 4, 4],
    [2, 3, 3, 3, 3, 3],
    [6.9, 3, 1000, 5, 7, 9],
    [7, 3, 1000, 5, 7, 9],
    [7.1, 3, 1000, 5, 7, 9],
    [19.9, 3, 1000, 17, 20, 23],
    [20, 3, 1000, 17, 20, 23],
    [20.1, 3, 1000, 17, 20, 23],
    [100, 101, 1000, 101, 105, 108],
    [100, 1, 99, 92, 96, 99],
    [100, 97, 103, 97, 100, 103],
  ])('%d days between %i and %i spreads to %i, %i, %i', (interval, least, most, low, middle, high) => {
    const days = [0, 0.5, 0.99].map((factor) => roundInterval(interval, least, most, factor));
    expect(days).toEqual([low, middle, high]);
    expect(fuzzBounds(interval, least, most)).toEqual({ lower: low, upper: high });
  });

  test('a minimum beyond the maximum gives way to it', () => {
    expect(fuzzBounds(1, 3, 2)).toEqual({ lower: 2, upper: 2 });
    expect(roundInterval(Infinity, 1, 36_500, 0.7)).toBeLessThanOrEqual(36_500);
  });
});

describe('the seed', () => {
  const at = Date.parse('2026-01-10T12:00:00Z');
  const fuzzy = { ...config, fuzz: true };
  const cards = Array.from({ length: 400 }, (_, index) => `card-${index}` as CardId);

  test('does not depend on the moment of the review', () => {
    const days = [0, 1, 2, 17, 999, 60_000].map(
      (later) =>
        answer(inReview(50, 5, 50), { at: at + later, offsetMinutes: 0, grade: 3 }, fuzzy, cards[7]!)
          .intervalDays,
    );
    expect(new Set(days).size).toBe(1);
  });

  test('shows the interval that the answer then gives', () => {
    const memory = inReview(50, 5, 50);
    for (const { grade, unit, amount } of preview(memory, at, 0, fuzzy, cards[3]!)) {
      const after = answer(memory, review('2026-01-10T12:00:00+00:00', grade), fuzzy, cards[3]!);
      expect({ unit, amount }).toEqual(
        after.dueAt === null
          ? { unit: 'days', amount: after.intervalDays }
          : { unit: 'minutes', amount: (after.dueAt - at) / 60_000 },
      );
    }
  });

  test('spreads cards of one interval over the whole range, about evenly', () => {
    const memory = inReview(50, 5, 50);
    const { stability } = nextMemoryState({ stability: 50, difficulty: 5 }, 50, 3, config.parameters);
    const { lower, upper } = fuzzBounds(intervalFor(stability, 0.9, config.parameters), 51, 36_500);
    const seen = new Map<number, number>();
    for (const card of cards) {
      const days = answer(memory, review('2026-01-10T12:00:00+00:00', 3), fuzzy, card).intervalDays;
      seen.set(days, (seen.get(days) ?? 0) + 1);
    }
    const whole = Array.from({ length: upper - lower + 1 }, (_, index) => lower + index);
    expect([...seen.keys()].toSorted((a, b) => a - b)).toEqual(whole);
    for (const count of seen.values()) expect(count).toBeLessThan((2 * cards.length) / whole.length);
  });

  test('changes with the next review and differs between cards', () => {
    const reps = Array.from({ length: 200 }, (_, index) => fuzzFactor(cards[0]!, index));
    const others = cards.map((card) => fuzzFactor(card, 1));
    expect(new Set(reps).size).toBe(reps.length);
    expect(new Set(others).size).toBe(others.length);
    for (const factor of [...reps, ...others]) {
      expect(factor).toBeGreaterThanOrEqual(0);
      expect(factor).toBeLessThan(1);
    }
  });

  test('is left alone where spreading is off', () => {
    const days = cards.map(
      (card) =>
        answer(inReview(50, 5, 50), review('2026-01-10T12:00:00+00:00', 3), config, card).intervalDays,
    );
    expect(new Set(days).size).toBe(1);
  });
});
