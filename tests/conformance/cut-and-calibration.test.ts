import { expect, test } from 'vitest';
import { brierScore } from '../../src/core/stats/brier.ts';
import { angoffCut, borderlineCut } from '../../src/core/stats/cut-score.ts';
import { linearEquating } from '../../src/core/stats/equate.ts';

// Constructed examples, small enough to be worked out by hand.

test('Brier score and its partition by Murphy 1973', () => {
  const chances = [0.9, 0.8, 0.7, 0.6, 0.5, 0.9, 0.6, 0.7, 0.8, 0.5];
  const right = [1, 1, 0, 1, 0, 1, 0, 1, 1, 1];
  const brier = brierScore(chances.map((chance, index) => ({ chance, right: right[index] === 1 })));
  expect(brier?.score).toBeCloseTo(0.17, 12);
  expect(brier?.reliability).toBeCloseTo(0.02, 12);
  expect(brier?.resolution).toBeCloseTo(0.06, 12);
  expect(brier?.uncertainty).toBeCloseTo(0.21, 12);
});

test('Angoff cut of three judges', () => {
  const { cut, share } = angoffCut([
    [0.7, 0.6, 0.8, 0.5, 0.9],
    [0.65, 0.55, 0.85, 0.45, 0.8],
    [0.75, 0.5, 0.8, 0.6, 0.85],
  ]);
  expect(cut).toBeCloseTo(3.4333, 4);
  expect(100 * share).toBeCloseTo(68.67, 2);
});

test('borderline regression of ten examinees', () => {
  const grades = [1, 2, 2, 3, 3, 3, 4, 4, 5, 2];
  const scores = [40, 52, 48, 61, 58, 64, 72, 70, 85, 55];
  const found = borderlineCut(grades, scores, 2);
  expect(found).toMatchObject({
    value: { slope: expect.closeTo(10.65891, 5), cut: expect.closeTo(50.90698, 5) },
  });
});

test('linear equating', () => {
  const equate = linearEquating({ mean: 25, sd: 8 }, { mean: 27, sd: 9 });
  expect(equate?.(20)).toBeCloseTo(21.375, 12);
});
