import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brierScore, calibrationBins } from '../../../src/core/stats/brier.ts';

const forecast = fc.record({ chance: fc.constantFrom(0, 0.25, 0.5, 0.6, 0.9, 1), right: fc.boolean() });

test('the parts make up the score', () => {
  fc.assert(
    fc.property(fc.array(forecast, { minLength: 1 }), (forecasts) => {
      const brier = brierScore(forecasts);
      if (!brier) throw new Error('expected a score');
      const direct = forecasts.reduce((sum, { chance, right }) => sum + (chance - (right ? 1 : 0)) ** 2, 0);
      expect(brier.score).toBeCloseTo(direct / forecasts.length, 12);
      expect(brier.reliability - brier.resolution + brier.uncertainty).toBeCloseTo(brier.score, 12);
    }),
  );
  expect(brierScore([])).toBeNull();
});

test('bins take their lower bound, the last takes 1 too', () => {
  const chances = [...Array.from({ length: 10 }, () => 0.5), ...Array.from({ length: 20 }, () => 1)];
  const found = calibrationBins(
    chances.map((chance, index) => ({ chance, right: index % 2 === 0 })),
    10,
  );
  expect(found).toMatchObject({
    value: [
      { from: 0.5, to: 0.6, count: 10, meanChance: 0.5, shareRight: 0.5 },
      { from: 0.9, to: 1, count: 20, meanChance: 1, shareRight: 0.5 },
    ],
  });
});

// Newcombe 1998, Statistics in Medicine 17, 857-872, table I: 81 of 263.
test('the interval of a share by Wilson', () => {
  const of = (right: number, all: number) => {
    const forecasts = Array.from({ length: all }, (_, index) => ({ chance: 0.5, right: index < right }));
    const bins = calibrationBins(forecasts, 1);
    return 'value' in bins ? bins.value[0] : undefined;
  };
  expect(of(81, 263)?.low).toBeCloseTo(0.2553, 4);
  expect(of(81, 263)?.high).toBeCloseTo(0.3662, 4);
});

test('a curve of few answers is not shown', () => {
  const few = Array.from({ length: 29 }, () => ({ chance: 0.5, right: true }));
  expect(calibrationBins(few, 10)).toEqual({ tooFew: 30 });
  expect(calibrationBins([...few, { chance: 0.5, right: false }], 10)).toHaveProperty('value');
});
