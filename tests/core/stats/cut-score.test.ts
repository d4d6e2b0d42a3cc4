import { describe, expect, test } from 'vitest';
import { angoffCut, borderlineCut } from '../../../src/core/stats/cut-score.ts';
import { linearEquating } from '../../../src/core/stats/equate.ts';

describe('Angoff', () => {
  test('tells how far the judges are apart', () => {
    const { judges, standardError } = angoffCut([
      [0.5, 0.5],
      [1, 1],
    ]);
    expect(judges).toEqual([1, 2]);
    // Standard deviation √0.5 over √2.
    expect(standardError).toEqual({ value: expect.closeTo(0.5, 12) });
  });

  test('one judge has a cut without an error', () => {
    expect(angoffCut([[0.5, 0.7]])).toMatchObject({ cut: 1.2, standardError: { tooFew: 2 } });
  });
});

describe('borderline regression', () => {
  test('reads a line through the points', () => {
    expect(borderlineCut([1, 2, 3], [10, 20, 30], 2)).toMatchObject({
      value: { cut: 20, rSquared: expect.closeTo(1, 12) },
    });
  });

  test('needs three examinees and two grades', () => {
    expect(borderlineCut([1, 2], [10, 20], 2)).toEqual({ tooFew: 3 });
    expect(borderlineCut([2, 2, 2], [10, 20, 30], 2)).toEqual({ value: null });
  });
});

test('equating there and back gives the score again', () => {
  const [x, y] = [
    { mean: 20, sd: 4 },
    { mean: 22, sd: 5 },
  ];
  expect(linearEquating(y, x)?.(linearEquating(x, y)?.(17) ?? NaN)).toBeCloseTo(17, 12);
  expect(linearEquating({ mean: 20, sd: 0 }, y)).toBeNull();
});
