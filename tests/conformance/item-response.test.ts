import { describe, expect, test } from 'vitest';
import { expectedAbility } from '../../src/core/stats/ability.ts';
import { calibrate, likelihoodRatio } from '../../src/core/stats/calibrate.ts';
import { standardNormal } from '../../src/core/stats/model.ts';
import { lsat6 } from '../support/item-responses.ts';

// Law School Admission Test, section 6 (Bock and Lieberman 1970, Psychometrika 35, 179-197; Thissen
// 1982, Psychometrika 47, 175-186), as worked out by R 4.2.2 with ltm 1.2-0.
describe('LSAT 6 by ltm', () => {
  const rows = lsat6();
  const answers = [0, 1, 2, 3, 4].map((item) => Float64Array.from(rows, (row) => row[item] ?? NaN));
  const [fixed, rasch, two] = [
    calibrate(answers, 'rasch1'),
    calibrate(answers, 'rasch'),
    calibrate(answers, '2pl'),
  ];
  const near = (values: number[], expected: number[], tolerance: number) => {
    expect(values).toHaveLength(expected.length);
    values.forEach((value, index) =>
      expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThanOrEqual(tolerance),
    );
  };
  /** Half a unit of the fifth decimal. */
  const FIVE = 0.5001e-5;

  test('slopes of 1', () => {
    near(
      fixed.items.map(({ b }) => b),
      [-2.87197, -1.06303, -0.25761, -1.38806, -2.21878],
      FIVE,
    );
    near([fixed.logLikelihood, fixed.aic, fixed.bic], [-2473.0538, 4956.1077, 4980.6465], 0.5001e-4);
    expect(fixed).toMatchObject({ converged: true, parameters: 5, latentVariance: 1 });
  });

  test('a common slope', () => {
    near(
      rasch.items.map(({ a }) => a),
      Array.from({ length: 5 }, () => 0.755135),
      1e-6,
    );
    near(
      rasch.items.map(({ b }) => b),
      [-3.61527, -1.32242, -0.31763, -1.73009, -2.78017],
      FIVE,
    );
    near([rasch.logLikelihood], [-2466.9376], 0.5001e-4);
  });

  // Also philchalmers/mirt, tests/testthat/test-01-mirtOne.R.
  test('the same with the variance of ability free', () => {
    near(
      rasch.items.map(({ intercept }) => intercept),
      [2.73, 0.999, 0.24, 1.306, 2.1],
      1e-3,
    );
    near([rasch.latentVariance ?? NaN], [0.57], 0.5001e-3);
  });

  test('whether the common slope is 1', () => {
    const { statistic, df, p } = likelihoodRatio(fixed, rasch);
    near([statistic], [12.23], 0.5001e-2);
    expect(df).toBe(1);
    expect(p).toBeLessThan(0.001);
  });

  // ltm stops a little before the maximum, where the likelihood is flat: its figures differ from the
  // maximum by up to 0.0006 in slopes and 0.0024 in difficulties, while the log-likelihood agrees.
  test('a slope for each item', () => {
    near([two.logLikelihood, two.aic], [-2466.6534, 4953.3068], 0.5001e-4);
    near(
      two.items.map(({ a }) => a),
      [0.82537, 0.72295, 0.89047, 0.68855, 0.65745],
      0.0006,
    );
    near(
      two.items.map(({ b }) => b),
      [-3.35973, -1.36965, -0.2799, -1.86592, -3.12357],
      0.0024,
    );
    expect(two.logLikelihood).toBeGreaterThan(rasch.logLikelihood);
  });

  test.each([
    [0, -2.0376, 0.71765],
    [1, -1.52818, 0.71188],
    [2, -1.0181, 0.71861],
    [3, -0.48906, 0.73825],
    [4, 0.07899, 0.7712],
    [5, 0.7078, 0.8163],
  ])('expected ability of %i right', (score, theta, standardError) => {
    const given = fixed.items.map((item, index) => ({ ...item, right: index < score }));
    const ability = expectedAbility(given, standardNormal);
    near([ability.theta, ability.standardError], [theta, standardError], FIVE);
  });
});
