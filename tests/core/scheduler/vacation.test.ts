import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retrievability } from '../../../src/core/scheduler/schedule.ts';
import type { StudiedCard } from '../../../src/core/scheduler/simulate.ts';
import type { DayNumber } from '../../../src/core/scheduler/types.ts';
import { checkVacation, planVacation, type VacationInput } from '../../../src/core/scheduler/vacation.ts';
import { dayAfter, known, studiedCards, today } from './plan-support.ts';
import { config, configs } from './support.ts';

const input = (more: Partial<VacationInput> = {}): VacationInput => ({
  today,
  from: dayAfter(10),
  to: dayAfter(20),
  studied: [],
  config,
  floor: 0.85,
  ...more,
});

const dueOf = ({ memory }: StudiedCard) => memory.dueDay ?? today;

describe('any leave', () => {
  const drawn = configs.chain((from) =>
    fc.record({
      from: fc.constant(from),
      studied: studiedCards(from, 40),
      first: fc.integer({ min: -5, max: 40 }),
      length: fc.integer({ min: 1, max: 60 }),
      floor: fc.double({ min: 0, max: 0.99, noNaN: true }),
    }),
  );

  test('is free, and no card is lost, pulled later, or pulled before today', () => {
    fc.assert(
      fc.property(drawn, ({ from: settings, studied, first, length, floor }) => {
        const from = dayAfter(first);
        const to = (from + length - 1) as DayNumber;
        fc.pre(to >= today);
        const plan = planVacation(input({ from, to, studied, config: settings, floor }));
        const effective = new Map<string, number>(studied.map((card) => [card.cardId, dueOf(card)]));
        for (const { cardId, planDay } of plan.before) {
          expect(planDay).toBeGreaterThanOrEqual(today);
          expect(planDay).toBeLessThan(effective.get(cardId)!);
          effective.set(cardId, planDay);
        }
        for (const { cardId, day } of plan.after) {
          expect(day).toBeGreaterThan(effective.get(cardId)!);
          effective.set(cardId, day);
        }
        const moved = [...plan.before, ...plan.after].map(({ cardId }) => cardId);
        expect(new Set(moved).size).toBe(moved.length);
        expect(effective.size).toBe(studied.length);
        for (const [cardId, day] of effective) {
          expect(day >= from && day <= to).toBe(false);
          const card = studied.find((each) => each.cardId === cardId)!;
          // While away, what was due before waits too.
          if (!moved.includes(card.cardId))
            expect(dueOf(card) > to || (today < from && dueOf(card) < from)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('cards due while away', () => {
  const weak = known('weak', 12, 12, 25);
  const strong = known('strong', 400, 200, 215);

  test('that would be forgotten are studied before, others after', () => {
    const back = dayAfter(21);
    expect(retrievability(weak.memory, back, config.parameters)).toBeLessThan(0.85);
    expect(retrievability(strong.memory, back, config.parameters)).toBeGreaterThan(0.85);
    const plan = planVacation(input({ studied: [weak, strong] }));
    expect(plan.before).toEqual([{ cardId: 'weak', planDay: dayAfter(9) }]);
    expect(plan.after.map(({ cardId }) => cardId)).toEqual(['strong']);
  });

  test('are all studied after where there is no floor, or where the leave has begun', () => {
    expect(planVacation(input({ studied: [weak, strong], floor: 0 })).before).toEqual([]);
    const away = planVacation(input({ studied: [weak, strong], from: today }));
    expect(away.before).toEqual([]);
    expect(away.after.map(({ cardId }) => cardId)).toEqual(['weak', 'strong']);
  });

  test('are not studied before when they just were', () => {
    const fresh = known('fresh', 3, 0, 12);
    expect(planVacation(input({ studied: [fresh], from: dayAfter(5) })).before).toEqual([]);
    expect(planVacation(input({ studied: [fresh], from: dayAfter(7) })).before).toHaveLength(1);
  });

  test('are spread over the days before and after by what is there already', () => {
    const many = Array.from({ length: 100 }, (_, index) => known(`weak-${index}`, 10 + index / 10, 30, 42));
    const crowd = Array.from({ length: 20 }, (_, index) => known(`crowd-${index}`, 30, 10, 12));
    const plan = planVacation(input({ studied: [...many, ...crowd] }));
    const counts = Map.groupBy(plan.before, ({ planDay }) => planDay - today);
    expect(plan.before).toHaveLength(100);
    // 120 cards over ten days: the day with the crowd gets no more.
    expect(counts.get(2)).toBeUndefined();
    for (const day of [0, 1, 3, 4, 5, 6, 7, 8, 9]) {
      expect([11, 12]).toContain(counts.get(day)?.length);
    }
    const after = planVacation(input({ studied: many, floor: 0 })).after;
    const sizes = [...Map.groupBy(after, ({ day }) => day).values()].map((cards) => cards.length);
    expect(sizes).toHaveLength(11);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(after[0]).toEqual({ cardId: 'weak-0', day: dayAfter(21) });
  });
});

test.each([
  ['ends before it begins', { from: dayAfter(5), to: dayAfter(4) }, 'vacation.days'],
  ['is over', { from: dayAfter(-5), to: dayAfter(-1) }, 'vacation.days'],
  ['has no day', { from: NaN as DayNumber }, 'vacation.days'],
  ['has a floor of 1', { floor: 1 }, 'vacation.floor'],
  ['has a floor of nothing', { floor: NaN }, 'vacation.floor'],
] as const)('a leave that %s is refused', (_, more, code) => {
  expect(checkVacation(input())).toBeNull();
  const problem = checkVacation(input(more));
  expect(problem?.code).toBe(code);
  expect(problem?.message).toMatch(/^[^\n]+\.$/);
  expect(() => planVacation(input(more))).toThrow(problem?.message);
});
