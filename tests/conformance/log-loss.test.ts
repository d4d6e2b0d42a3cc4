import {
  FSRSBinding,
  FSRSBindingItem,
  FSRSBindingReview,
  type MemoryState as BindingState,
} from '@open-spaced-repetition/binding';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../src/core/scheduler/days.ts';
import { fitOf, predictedRecall } from '../../src/core/scheduler/fit.ts';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import { answer, newMemory, retrievability } from '../../src/core/scheduler/schedule.ts';
import {
  trainingItems,
  type TrainingItem,
  type TrainingRow,
} from '../../src/core/scheduler/training-items.ts';
import type { Grade } from '../../src/core/scheduler/types.ts';
import { config as plain } from '../core/scheduler/support.ts';
import { trainingLog } from '../support/training-log.ts';

const config = { ...plain, fuzz: true };
const truth = defaultParameters.map((weight, index) => (index < 4 ? weight * 1.5 : weight));
const rows = trainingLog({ cards: 2000, reviewsPerCard: 12, seed: 42, truth, config });
const binding = new FSRSBinding([...defaultParameters]);
const outcomes = ['again', 'hard', 'good', 'easy'] as const;

/** Mean log loss of the recall that a replay through `answer` shows before each review on a later day. */
function ownLogLoss(log: readonly TrainingRow[]): { logLoss: number; count: number } {
  let memory = newMemory(config);
  let sum = 0;
  let count = 0;
  for (const { card, at, offsetMinutes, grade, introduces } of log) {
    if (introduces === 1) memory = newMemory(config);
    const day = dayNumber(at, offsetMinutes, config.rolloverHour);
    if (memory.lastReviewDay !== null && day > memory.lastReviewDay) {
      const recall = retrievability(memory, day, config.parameters)!;
      sum -= Math.log(grade === 1 ? 1 - recall : recall);
      count += 1;
    }
    memory = answer(memory, { at, offsetMinutes, grade: grade! }, config, card);
  }
  return { logLoss: sum / count, count };
}

/** (1 + factor·t/S)^-w20 with the stability that the binding gives; srs formulas of FSRS-6. */
function bindingRecall({ reviews }: TrainingItem): number {
  let state: BindingState | null = null;
  for (const { days, grade } of reviews.slice(0, -1)) {
    state = binding.nextStates(state, 0.9, days)[outcomes[grade - 1]!].memory;
  }
  const decay = -defaultParameters[20]!;
  return (1 + ((0.9 ** (1 / decay) - 1) * reviews.at(-1)!.days) / state!.stability) ** decay;
}

const bindingItem = ({ reviews }: TrainingItem) =>
  new FSRSBindingItem(reviews.map(({ grade, days }) => new FSRSBindingReview(grade, days)));

describe('the calibration error', () => {
  const item = (...steps: [days: number, grade: Grade][]): TrainingItem => ({
    reviews: steps.map(([days, grade]) => ({ at: 0, days, grade })),
  });

  test.each([
    [item([0, 3], [2, 3], [5, 3])],
    [item([0, 3], [2, 3], [0, 3], [5, 1])],
    [item([0, 1], [2, 1], [3, 1], [25, 3])],
  ])('of one group equals that of fsrs-rs, item %#', (each) => {
    const { rmseBins } = binding.evaluate([bindingItem(each), bindingItem(each)]);
    expect(Math.abs(fitOf([each, each], defaultParameters).rmse - rmseBins)).toBeLessThan(1e-6);
  });

  test('balances misses and hits within a group, not between groups', () => {
    const hit = item([0, 3], [3, 3], [10, 3]);
    const miss = item([0, 3], [3, 3], [10, 1]);
    const far = item([0, 3], [3, 3], [60, 1]);
    const p = predictedRecall(hit, defaultParameters);
    const q = predictedRecall(far, defaultParameters);
    expect(fitOf([hit, miss], defaultParameters).rmse).toBeCloseTo(Math.abs(p - 0.5), 12);
    expect(fitOf([hit, far], defaultParameters).rmse).toBeCloseTo(Math.sqrt(((1 - p) ** 2 + q ** 2) / 2), 12);
  });
});

describe('log loss on a seeded log of 24,000 reviews', () => {
  const items = trainingItems(rows, config.rolloverHour);
  const own = ownLogLoss(rows);

  test('of the replayed predictions equals that of fsrs-rs to 1e-6', () => {
    const losses = items.map((item) => {
      const recall = bindingRecall(item);
      return -Math.log(item.reviews.at(-1)!.grade === 1 ? 1 - recall : recall);
    });
    const reference = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(own.count).toBe(items.length);
    expect(items.length).toBeGreaterThan(10_000);
    expect(Math.abs(own.logLoss - reference)).toBeLessThan(1e-6);
    expect(Math.abs(fitOf(items, defaultParameters).logLoss - own.logLoss)).toBeLessThan(1e-12);
  });

  test('equals what its own evaluation reports to 1e-6', () => {
    // That evaluation drops outliers among first intervals, so those items are left out here, and weighs
    // them from 0.25 to 1 by the cube of their place in time (recency_weighted_fsrs_items).
    const later = items.filter(({ reviews }) => reviews.filter(({ days }) => days > 0).length > 1);
    let sum = 0;
    let total = 0;
    for (const [index, item] of later.entries()) {
      const recall = predictedRecall(item, defaultParameters);
      const weight = 0.25 + 0.75 * (index / (later.length - 1)) ** 3;
      sum -= weight * Math.log(item.reviews.at(-1)!.grade === 1 ? 1 - recall : recall);
      total += weight;
    }
    expect(Math.abs(sum / total - binding.evaluate(later.map(bindingItem)).logLoss)).toBeLessThan(1e-6);
  });

  test('differs for other weights', () => {
    const changed = defaultParameters.with(8, defaultParameters[8]! * 1.001);
    expect(Math.abs(fitOf(items, changed).logLoss - own.logLoss)).toBeGreaterThan(1e-6);
  });
});
