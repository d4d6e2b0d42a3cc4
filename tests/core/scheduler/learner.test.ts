import { describe, expect, test } from 'vitest';
import { learnerOf, publishedFigures, visitSeconds } from '../../../src/core/scheduler/learner.ts';
import { simulate } from '../../../src/core/scheduler/simulate.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';
import { figures, ids, known, learner, simulation, unlimited } from './plan-support.ts';

const sum = (row: readonly number[]) => row.reduce((total, each) => total + each, 0);

test('the published shares sum to 1', () => {
  const { first, recalled, learning, relearning } = publishedFigures;
  for (const row of [first, recalled, ...learning, ...relearning]) expect(sum(row)).toBeCloseTo(1, 3);
});

describe('a grade', () => {
  const rolls = Array.from({ length: 10_000 }, (_, index) => index / 10_000);
  const shareOf = (grade: Grade, draw: (roll: number) => Grade) =>
    rolls.filter((roll) => draw(roll) === grade).length / rolls.length;

  test('of a card seen after days is Again with the probability of forgetting', () => {
    const draw = (roll: number) => learner.grade({ phase: 'review', before: null, recall: 0.9 }, roll);
    expect(shareOf(1, draw)).toBeCloseTo(0.1, 3);
    expect(shareOf(3, draw)).toBeCloseTo(0.9 * figures.recalled[1], 3);
    expect(shareOf(4, draw)).toBeCloseTo(0.9 * figures.recalled[2], 3);
  });

  test.each([
    [1, 0],
    [0, 1],
  ])('at recall %d is Again with probability %d', (recall, share) => {
    expect(shareOf(1, (roll) => learner.grade({ phase: 'review', before: null, recall }, roll))).toBe(share);
  });

  test('of a new card and of a step is drawn from their own shares', () => {
    expect(
      shareOf(1, (roll) => learner.grade({ phase: 'new', before: null, recall: null }, roll)),
    ).toBeCloseTo(figures.first[0], 3);
    const step = (roll: number) => learner.grade({ phase: 'relearning', before: 1, recall: 1 }, roll);
    expect(shareOf(3, step)).toBeCloseTo(figures.relearning[0][2], 3);
  });
});

describe('the expected seconds of a visit', () => {
  const steps = { learning: [1, 10], relearning: [10] };
  const expected = visitSeconds(figures, steps);

  test('are what many simulated cards take', () => {
    const fresh = [...simulate(simulation({ days: 1, fresh: ids(20_000), limits: unlimited }))];
    expect(((fresh[0]?.minutes ?? 0) * 60) / 20_000).toBeCloseTo(expected.first, 0);
    const studied = ids(20_000).map((id) => known(id, 1e-3, 5000, 1));
    const forgotten = [...simulate(simulation({ days: 1, studied, fresh: [] }))];
    const recall = forgotten[0]?.minutes ?? 0;
    expect((recall * 60) / 20_000).toBeGreaterThan(expected.recalled);
    expect((recall * 60) / 20_000).toBeLessThan(expected.forgotten);
  });

  test('without steps are those of one answer', () => {
    const plain = visitSeconds(figures, { learning: [], relearning: [] });
    expect(plain.forgotten).toBe(figures.seconds.review[0]);
    expect(plain.recalled).toBe(expected.recalled);
    expect(plain.first).toBeLessThan(expected.first);
  });

  test('grow with the seconds of an answer', () => {
    const slow = { ...figures, seconds: { ...figures.seconds, review: [60, 60, 60, 60] as const } };
    expect(visitSeconds(learnerOf(slow).figures, steps).recalled).toBeCloseTo(60, 9);
  });
});
