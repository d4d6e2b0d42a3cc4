import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzBounds, fuzzFactor } from '../../../src/core/scheduler/fuzz.ts';
import {
  BALANCED_DAYS,
  balancedDays,
  loadHorizon,
  type DueLoad,
  type EasyDay,
} from '../../../src/core/scheduler/load-balance.ts';
import { replay } from '../../../src/core/scheduler/replay.ts';
import { answer, chooseDays, preview } from '../../../src/core/scheduler/schedule.ts';
import type { CardId, DayNumber, Grade, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { cardA, config, configs, inReview, review } from './support.ts';

const fuzzy: SchedulerConfig = { ...config, fuzz: true };
const noon = review('2026-01-10T12:00:00+00:00', 3);
const grades: readonly Grade[] = [1, 2, 3, 4];
const usual: readonly EasyDay[] = Array.from({ length: 7 }, () => 'normal');
// 2026-01-10 was a Saturday.
const today = inReview(10, 5, 0).lastReviewDay!;

const loadOf = (more: Partial<DueLoad>): DueLoad => ({
  cards: () => 5,
  siblingDays: [],
  easyDays: usual,
  ...more,
});

/** Cards due by day after many cards of one range were placed one after another. */
function filled(cards: number, range: { lower: number; upper: number }, easyDays = usual): number[] {
  const due = new Map<number, number>();
  const load = loadOf({ cards: (day) => due.get(day) ?? 0, easyDays });
  for (let index = 0; index < cards; index += 1) {
    const days = balancedDays(range, today, fuzzFactor(`card-${index}` as CardId, 3), load);
    due.set(today + days, (due.get(today + days) ?? 0) + 1);
  }
  const length = range.upper - range.lower + 1;
  return Array.from({ length }, (_, index) => due.get(today + range.lower + index) ?? 0);
}

describe('a day within the range', () => {
  const range = fuzzBounds(60, 1, 36_500);

  test('is chosen so that the days fill evenly', () => {
    const counts = filled(600, range);
    expect(range).toEqual({ lower: 55, upper: 65 });
    const unevenness = (list: readonly number[]) =>
      list.reduce((sum, each) => sum + (each - 600 / list.length) ** 2, 0);
    const byChance = Array.from({ length: 600 }, (_, index) =>
      Math.floor(fuzzFactor(`card-${index}` as CardId, 3) * counts.length),
    );
    const unbalanced = counts.map((_, day) => byChance.filter((each) => each === day).length);
    expect(unevenness(counts)).toBeLessThan(unevenness(unbalanced) / 2);
  });

  test('is mostly one of the empty ones', () => {
    const busy = loadOf({ cards: (day) => (day === today + 58 ? 0 : 20) });
    const chosen = Array.from({ length: 200 }, (_, index) =>
      balancedDays(range, today, (index + 0.5) / 200, busy),
    );
    expect(chosen.filter((days) => days === 58).length).toBeGreaterThan(195);
  });

  test('of equal load is rather an early one, by 1/days as in Anki', () => {
    const share = (days: number) =>
      Array.from({ length: 10_000 }, (_, index) =>
        balancedDays({ lower: 10, upper: 20 }, today, (index + 0.5) / 10_000, loadOf({})),
      ).filter((each) => each === days).length;
    expect(share(10) / share(20)).toBeCloseTo(2, 1);
  });

  test('is not near a sibling where another is left', () => {
    const load = loadOf({ siblingDays: [(today + 55) as DayNumber] });
    const chosen = Array.from({ length: 500 }, (_, index) =>
      balancedDays(range, today, (index + 0.5) / 500, load),
    );
    expect(Math.min(...chosen.slice(10))).toBe(61);
    const near = Array.from({ length: 500 }, (_, index) =>
      balancedDays({ lower: 54, upper: 58 }, today, (index + 0.5) / 500, load),
    );
    expect(new Set(near).size).toBe(5);
  });
});

describe('easy days', () => {
  // Two whole weeks from a Monday, so that each weekday stands twice.
  const range = { lower: 9, upper: 22 };
  const weekdays = (easy: Partial<Record<number, EasyDay>>) =>
    filled(
      1400,
      range,
      usual.map((each, index) => easy[index] ?? each),
    );

  test('stay nearly free at the minimum', () => {
    const counts = weekdays({ 6: 'minimum' });
    expect(counts[6]! + counts[13]!).toBeLessThan(10);
    expect(Math.min(...counts.filter((_, index) => index % 7 !== 6))).toBeGreaterThan(90);
  });

  test('get about half when reduced', () => {
    const counts = weekdays({ 2: 'reduced' });
    const others = counts.filter((_, index) => index % 7 !== 2);
    const mean = others.reduce((sum, each) => sum + each, 0) / others.length;
    for (const reduced of [counts[2]!, counts[9]!]) {
      expect(reduced / mean).toBeGreaterThan(0.4);
      expect(reduced / mean).toBeLessThan(0.6);
    }
  });

  test('all seven alike change nothing', () => {
    expect(filled(300, range, Array<EasyDay>(7).fill('reduced'))).toHaveLength(14);
    expect(Math.min(...filled(300, range, Array<EasyDay>(7).fill('minimum')))).toBeGreaterThan(0);
  });
});

/** Loads that look uneven but are the same whenever they are asked. */
const loads = fc
  .record({
    salt: fc.nat(1000),
    siblings: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
    easyDays: fc.array(fc.constantFrom<EasyDay>('normal', 'reduced', 'minimum'), {
      minLength: 7,
      maxLength: 7,
    }),
  })
  .map(({ salt, siblings, easyDays }) =>
    loadOf({
      cards: (day) => ((day + salt) * 7919) % 13,
      siblingDays: siblings.map((days) => (today + days) as DayNumber),
      easyDays,
    }),
  );

const memories = fc
  .tuple(
    fc.double({ min: 0.001, max: 300, noNaN: true }),
    fc.double({ min: 1, max: 10, noNaN: true }),
    fc.integer({ min: 1, max: 200 }),
  )
  .map((numbers) => inReview(...numbers));

describe('the chosen days', () => {
  test('are given by the answer, shown before it, and rebuilt by a replay, under any load', () => {
    fc.assert(
      fc.property(memories, configs, loads, (memory, settings, load) => {
        const from = { ...settings, fuzz: true };
        const shown = preview(memory, noon.at, noon.offsetMinutes, from, cardA, load);
        for (const grade of grades) {
          const given = { ...noon, grade };
          const chosenDays = chooseDays(memory, given, from, cardA, load);
          const after = answer(memory, { ...given, chosenDays }, from, cardA);
          if (chosenDays === null) expect(after.phase).not.toBe('review');
          else expect(after.intervalDays).toBe(chosenDays);
          const { unit, amount } = shown[grade - 1]!;
          expect(amount).toBe(unit === 'days' ? after.intervalDays : (after.dueAt! - noon.at) / 60_000);
          const stored = { type: 'review' as const, ...given, chosenDays, config: from };
          expect(replay([stored], cardA, memory)).toEqual(after);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('keep the order of the grades, and never shorten an interval that grows', () => {
    fc.assert(
      fc.property(memories, loads, (memory, load) => {
        const days = ([2, 3, 4] as const).map((grade) =>
          chooseDays(memory, { ...noon, grade }, fuzzy, cardA, load)!,
        );
        expect(days[1]).toBeGreaterThan(days[0]!);
        expect(days[2]).toBeGreaterThan(days[1]!);
        const plain = answer(memory, noon, config, cardA);
        if (plain.intervalDays > memory.intervalDays + 1) {
          expect(days[1]).toBeGreaterThan(memory.intervalDays);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('follow the load', () => {
    const memory = inReview(10, 5, 10);
    const followed = Array.from({ length: 60 }, (_, index) => 1 + index).filter((days) => {
      const load = loadOf({ cards: (day) => (day === today + days ? 0 : 90) });
      return chooseDays(memory, noon, fuzzy, cardA, load) === days;
    });
    expect(followed.length).toBeGreaterThanOrEqual(5);
  });

  test('are left out where a step follows or spreading is off', () => {
    const memory = inReview(10, 5, 10);
    expect(chooseDays(memory, { ...noon, grade: 1 }, fuzzy, cardA, loadOf({}))).toBeNull();
    expect(chooseDays(memory, noon, config, cardA, loadOf({}))).toBeNull();
    expect(chooseDays(memory, noon, fuzzy, cardA, loadOf({}))).not.toBeNull();
  });

  test('count only where spreading could have led to them', () => {
    const memory = inReview(10, 5, 10);
    const plain = answer(memory, noon, fuzzy, cardA).intervalDays;
    const withChosen = (chosenDays: number | null) => answer(memory, { ...noon, chosenDays }, fuzzy, cardA);
    expect(withChosen(plain + 1).intervalDays).toBe(plain + 1);
    for (const impossible of [null, 0, 1, 10, plain + 0.5, 500, -3, NaN, Infinity]) {
      expect(withChosen(impossible).intervalDays).toBe(plain);
    }
    expect(answer(memory, { ...noon, chosenDays: plain + 1 }, config, cardA)).toEqual(
      answer(memory, noon, config, cardA),
    );
  });

  test('ask no further than the horizon, and beyond it spread by card alone', () => {
    let furthest = 0;
    const load = loadOf({
      cards: (day) => {
        furthest = Math.max(furthest, day - today);
        return 1;
      },
    });
    for (let days = 1; days <= 200; days += 1) {
      for (const grade of grades) chooseDays(inReview(days, 5, days), { ...noon, grade }, fuzzy, cardA, load);
    }
    expect(furthest).toBeGreaterThan(BALANCED_DAYS);
    expect(furthest).toBeLessThanOrEqual(loadHorizon);
    const long = inReview(200, 5, 200);
    expect(chooseDays(long, { ...noon, grade: 2 }, fuzzy, cardA, load)).toBe(
      answer(long, { ...noon, grade: 2 }, fuzzy, cardA).intervalDays,
    );
  });
});
