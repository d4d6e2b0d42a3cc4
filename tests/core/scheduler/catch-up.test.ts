import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/core/problem.ts';
import { planCatchUp, type CatchUpInput } from '../../../src/core/scheduler/catch-up.ts';
import { answer, retrievability } from '../../../src/core/scheduler/schedule.ts';
import type { StudiedCard } from '../../../src/core/scheduler/simulate.ts';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { dayAfter, figures, known, learner, studiedCards, today } from './plan-support.ts';
import { config, configs } from './support.ts';

const backlog = (count: number): StudiedCard[] =>
  Array.from({ length: count }, (_, index) => known(`card-${index}`, 5 + ((index * 37) % 90), 60, 20));

const input = (more: Partial<CatchUpInput> = {}): CatchUpInput => ({
  today,
  studied: backlog(200),
  minutesPerDay: 20,
  config,
  figures,
  ...more,
});

const isDue = ({ memory }: StudiedCard) => memory.dueDay === null || memory.dueDay <= today;

describe('any backlog', () => {
  const drawn = configs.chain((from) =>
    fc.record({
      from: fc.constant(from),
      studied: studiedCards(from, 12),
      minutes: fc.integer({ min: 2, max: 30 }),
    }),
  );

  test('loses no card and asks in the order of recall', () => {
    fc.assert(
      fc.property(drawn, ({ from, studied, minutes }) => {
        const plan = planCatchUp(input({ studied, config: from, minutesPerDay: minutes }));
        const due = studied.filter(isDue).map(({ cardId }) => cardId);
        expect(plan.cards.map(({ cardId }) => cardId).toSorted()).toEqual(due.toSorted());
        const byId = new Map<CardId, StudiedCard>(studied.map((card) => [card.cardId, card]));
        const recalls = plan.cards.map(({ cardId }) =>
          retrievability(byId.get(cardId)!.memory, today, from.parameters),
        );
        expect(recalls).toEqual(recalls.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
        const days = plan.cards.map(({ day }) => day ?? Infinity);
        expect(days).toEqual(days.toSorted((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });

  test('keeps to the minutes and adds up', () => {
    fc.assert(
      fc.property(drawn, ({ from, studied, minutes }) => {
        const plan = planCatchUp(input({ studied, config: from, minutesPerDay: minutes }));
        let left = studied.filter(isDue).length;
        for (const day of plan.forecast) {
          left -= day.backlog;
          expect(day.left).toBe(left);
          expect(plan.cards.filter((card) => card.day === day.day)).toHaveLength(day.backlog);
          expect(day.minutes).toBeGreaterThanOrEqual(0);
          expect(day.minutes).toBeLessThanOrEqual(minutes + 1e-9);
        }
        expect(plan.days).toBe(left === 0 ? plan.forecast.length : null);
        expect(plan.reviewsToday).toBe(plan.forecast[0]?.backlog ?? 0);
      }),
      { numRuns: 25 },
    );
  });
});

test('is caught up with in fewer days with more minutes', () => {
  const days = [10, 20, 40].map((minutesPerDay) => planCatchUp(input({ minutesPerDay })).days ?? NaN);
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  expect(new Set(days).size).toBe(3);
  expect(days[2]).toBe(2);
});

test('takes longer with what falls due meanwhile', () => {
  const later = Array.from({ length: 200 }, (_, index) => known(`later-${index}`, 10, 8, 9 + (index % 5)));
  const alone = planCatchUp(input()).days ?? NaN;
  const both = planCatchUp(input({ studied: [...backlog(200), ...later] }));
  expect(both.days).toBeGreaterThan(alone);
  expect(both.cards).toHaveLength(200);
});

test('has nothing to do where nothing is due', () => {
  const plan = planCatchUp(input({ studied: [known('later', 30, 3, 30)] }));
  expect(plan).toEqual({ cards: [], reviewsToday: 0, days: 0, forecast: [] });
});

test('says so when the minutes do not suffice', () => {
  const plan = planCatchUp(input({ studied: backlog(3000), minutesPerDay: 1 }));
  expect(plan.days).toBeNull();
  expect(plan.cards).toHaveLength(3000);
  expect(plan.cards.at(-1)?.day).toBeNull();
});

test.each([0, -5, NaN, 1441])('refuses %d minutes a day', (minutesPerDay) => {
  expect(() => planCatchUp(input({ minutesPerDay }))).toThrow(Problem);
});

test('remembers more than in the other order', () => {
  /** Expected cards remembered after twenty days of fifteen cards each. */
  const rememberedIn = (direction: 1 | -1): number => {
    let state = 1;
    const roll = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let cards = backlog(400);
    const recallOn = (card: StudiedCard, day: number) =>
      retrievability(card.memory, dayAfter(day), config.parameters) ?? 0;
    for (let day = 0; day < 20; day += 1) {
      cards = cards.toSorted((a, b) => direction * (recallOn(a, day) - recallOn(b, day)));
      const due = cards.filter(({ memory }) => (memory.dueDay ?? 0) <= today + day).slice(0, 15);
      for (const card of due) {
        const recall = recallOn(card, day);
        const grade = learner.grade({ phase: 'review', before: null, recall }, roll());
        const at = (today + day + 0.5) * 86_400_000;
        const stepless = { ...config, steps: { learning: [], relearning: [] } };
        card.memory = answer(card.memory, { at, offsetMinutes: 0, grade }, stepless, card.cardId);
      }
    }
    return cards.reduce((sum, card) => sum + recallOn(card, 20), 0);
  };
  expect(rememberedIn(1)).toBeGreaterThan(rememberedIn(-1) + 5);
});
