import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitSeconds } from '../../../src/core/scheduler/learner.ts';
import { aliveOn, expectedRecall, lotOf, present, project } from '../../../src/core/scheduler/project.ts';
import { answer, newMemory, retrievability } from '../../../src/core/scheduler/schedule.ts';
import { simulate } from '../../../src/core/scheduler/simulate.ts';
import type { CardId, Grade } from '../../../src/core/scheduler/types.ts';
import { dayAfter, figures, ids, known, simulation, studiedCards, today, unlimited } from './plan-support.ts';
import { config, configs } from './support.ts';

const model = { config, figures, visit: visitSeconds(figures, config.steps), leastShare: 0.01 };
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

describe('what may become of a card', () => {
  test('always adds up to one', () => {
    const drawn = configs.chain((from) => studiedCards(from, 3).map((cards) => ({ from, cards })));
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 120 }), ({ from, cards }, days) => {
        const within = { config: from, figures, visit: visitSeconds(figures, from.steps), leastShare: 0.03 };
        for (const { cardId, memory } of [...cards, { cardId: 'n' as CardId, memory: newMemory(from) }]) {
          const courses = project([present(memory, today)], lotOf(cardId), today + days, within);
          const alive = aliveOn(courses, today + days);
          expect(total(alive.map(({ share }) => share))).toBeCloseTo(1, 9);
          const recall = expectedRecall(courses, today + days, within);
          expect(recall).toBeGreaterThanOrEqual(0);
          expect(recall).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('before it is due is what the forgetting curve says', () => {
    const { cardId, memory } = known('a', 30, 4, 30);
    const courses = project([present(memory, today)], lotOf(cardId), today + 20, model);
    expect(courses).toHaveLength(1);
    const day = dayAfter(20);
    expect(expectedRecall(courses, day, model)).toBe(retrievability(memory, day, config.parameters));
  });

  test('at one review is the mean over the grades', () => {
    const { cardId, memory } = known('a', 30, 30, 30);
    const visits: [number, number][] = [];
    const stepless = { ...model, config: { ...config, steps: { learning: [], relearning: [] } } };
    const courses = project([present(memory, today)], lotOf(cardId), today + 1, stepless, (...visit) =>
      visits.push(visit),
    );
    const recall = retrievability(memory, today, config.parameters) ?? NaN;
    const shares = [1 - recall, ...figures.recalled.map((share) => share * recall)];
    const after = shares.map((share, index) => {
      const review = { at: (today + 0.5) * 86_400_000, offsetMinutes: 0, grade: (index + 1) as Grade };
      const next = answer(memory, review, stepless.config, cardId);
      return share * (retrievability(next, dayAfter(1), config.parameters) ?? NaN);
    });
    expect(expectedRecall(courses, today + 1, stepless)).toBeCloseTo(total(after), 10);
    const { recalled, forgotten } = model.visit;
    expect(visits).toEqual([[today, recall * recalled + (1 - recall) * forgotten]]);
  });
});

test('agrees with many simulated cards in recall and minutes', () => {
  const days = 60;
  const cards = ids(5000, 'card');
  const run = [...simulate(simulation({ days, fresh: cards, limits: unlimited }))];
  const followed = cards.slice(0, 100);
  // The simulation tells what is remembered once the reviews of the last day are done.
  const evening = today + days - 1 + 1e-9;
  let spent = 0;
  const recalls = followed.map((card) => {
    const courses = project(
      [present(newMemory(config), today)],
      lotOf(card),
      today + days,
      model,
      (_, seconds) => {
        spent += seconds;
      },
    );
    return expectedRecall(courses, evening, model);
  });
  const simulated = (run.at(-1)?.remembered ?? NaN) / cards.length;
  expect(Math.abs(total(recalls) / followed.length - simulated)).toBeLessThan(0.01);
  const each = (60 * total(run.map(({ minutes }) => minutes))) / cards.length;
  expect(Math.abs(spent / followed.length / each - 1)).toBeLessThan(0.03);
});
