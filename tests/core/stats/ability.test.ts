import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expectedAbility,
  likeliestAbility,
  likeliestWithPrior,
  weightedAbility,
} from '../../../src/core/stats/ability.ts';
import { information, probability, standardNormal } from '../../../src/core/stats/model.ts';

const item = fc.record({
  a: fc.double({ min: 0.3, max: 3, noNaN: true }),
  b: fc.double({ min: -4, max: 4, noNaN: true }),
  right: fc.boolean(),
});
const answers = fc.array(item, { minLength: 1, maxLength: 30 });

/** Difference of the sum of a (x - P) from what an estimator sets it to. */
const score = (given: { a: number; b: number; right: boolean }[], theta: number) =>
  given.reduce((sum, each) => sum + each.a * ((each.right ? 1 : 0) - probability(each, theta)), 0);

// Baker 2001, The Basics of Item Response Theory, chapter 5: 1, 0, 1 on three items.
test('maximum likelihood of three answers', () => {
  const ability = likeliestAbility([
    { a: 1, b: -1, right: true },
    { a: 1.2, b: 0, right: false },
    { a: 0.8, b: 1, right: true },
  ]);
  expect(ability?.theta).toBeCloseTo(0.3249, 3);
  expect(ability?.standardError).toBeCloseTo(1.23, 2);
});

describe('any answers', () => {
  test('have a likeliest ability exactly where they are mixed', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const ability = likeliestAbility(given);
        const mixed = new Set(given.map(({ right }) => right)).size === 2;
        expect(ability !== null).toBe(mixed);
        if (ability) expect(score(given, ability.theta)).toBeCloseTo(0, 6);
      }),
    );
  });

  test('have a likeliest ability with a prior, between the prior and the likelihood', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { theta, standardError } = likeliestWithPrior(given, standardNormal);
        expect(score(given, theta)).toBeCloseTo(theta, 6);
        expect(standardError).toBeLessThan(1);
      }),
    );
  });

  test('have a weighted ability, even all right or all wrong', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const ability = weightedAbility(given);
        expect(ability).not.toBeNull();
        const theta = ability?.theta ?? NaN;
        const skew = given.reduce((sum, each) => {
          const p = probability(each, theta);
          return sum + each.a ** 3 * p * (1 - p) * (1 - 2 * p);
        }, 0);
        expect(score(given, theta) + skew / (2 * information(given, theta))).toBeCloseTo(0, 5);
      }),
    );
  });

  test('have an expected ability that another right answer raises', () => {
    fc.assert(
      fc.property(answers, item, (given, next) => {
        const before = expectedAbility(given, standardNormal);
        const after = expectedAbility([...given, { ...next, right: true }], standardNormal);
        expect(after.theta).toBeGreaterThan(before.theta);
        expect(before.standardError).toBeGreaterThan(0);
      }),
    );
  });
});

test('without answers there is the prior and nothing else', () => {
  const prior = { mean: 1, sd: 2 };
  expect(expectedAbility([], prior).theta).toBeCloseTo(1, 10);
  expect(expectedAbility([], prior).standardError).toBeCloseTo(2, 6);
  expect(likeliestWithPrior([], prior)).toEqual({ theta: 1, standardError: 2 });
  expect(likeliestAbility([])).toBeNull();
  expect(weightedAbility([])).toBeNull();
});
