import { expect, test } from 'vitest';
import { chiSquareTail, fQuantile, normalDensity, normalQuantile } from '../../../src/core/stats/special.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7: tables of critical values.
test.each([
  [3.841, 1, 0.05],
  [6.635, 1, 0.01],
  [18.307, 10, 0.05],
  [124.342, 100, 0.05],
])('chi-square %f with df %i leaves %f', (statistic, df, share) => {
  expect(chiSquareTail(statistic, df)).toBeCloseTo(share, 4);
});

test.each([
  [0.95, 1, 10, 4.965],
  [0.95, 10, 20, 2.348],
  [0.99, 5, 40, 3.514],
])('F at %f with df %i and %i', (share, df1, df2, value) => {
  expect(fQuantile(share, df1, df2)).toBeCloseTo(value, 3);
});

// Wichura 1988, Applied Statistics 37, 477-484: test values of algorithm AS 241.
test.each([
  [0.25, -0.674489750196082],
  [0.001, -3.09023230616781],
  [1e-20, -9.26234008979841],
])('normal quantile of %f', (share, z) => {
  expect(normalQuantile(share)).toBeCloseTo(z, 12);
  expect(normalQuantile(1 - 0.25)).toBeCloseTo(0.674489750196082, 12);
});

test('height of the normal curve', () => {
  expect(normalDensity(0)).toBeCloseTo(0.3989422804, 10);
});
