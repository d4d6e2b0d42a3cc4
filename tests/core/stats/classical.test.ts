import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseClassical } from '../../../src/core/stats/classical.ts';
import { noNeeds, publishedNeeds } from '../../../src/core/stats/estimate.ts';
import { discriminationD, extremeGroups } from '../../../src/core/stats/items.ts';
import { optionTable, quartersOf } from '../../../src/core/stats/options.ts';
import { alpha, alphaIfDeleted, alphaInterval, spearmanBrown } from '../../../src/core/stats/reliability.ts';
import { lsat6, responsesOf } from '../../support/item-responses.ts';

const scoresOf = (...values: number[]) => Float64Array.from(values);
const matrix = (score: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 })).chain(([persons, items]) =>
    fc.array(fc.array(score, { minLength: items, maxLength: items }), {
      minLength: persons,
      maxLength: persons,
    }),
  );
const partial = matrix(fc.constantFrom(0, 1, 0.5, NaN));

/** Every number anywhere in a report, with its path. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

describe('any matrix of scores', () => {
  test('gives finite numbers or null', () => {
    fc.assert(
      fc.property(partial, (rows) => {
        const numbers = numbersIn(analyseClassical(responsesOf(rows), noNeeds));
        expect(numbers.filter(([, value]) => !Number.isFinite(value))).toEqual([]);
      }),
    );
  });

  test('gives the same whatever the order of persons', () => {
    fc.assert(
      fc.property(partial, (rows) => {
        const forth = numbersIn(analyseClassical(responsesOf(rows), noNeeds));
        const back = numbersIn(analyseClassical(responsesOf(rows.toReversed()), noNeeds));
        expect(back.map(([path]) => path)).toEqual(forth.map(([path]) => path));
        forth.forEach(([, value], index) => expect(back[index]?.[1]).toBeCloseTo(value, 6));
      }),
    );
  });

  test('alpha without an item is alpha of the rest', () => {
    fc.assert(
      fc.property(matrix(fc.integer({ min: 0, max: 3 })), (rows) => {
        const columns = (rows[0] ?? []).map((_, item) => Float64Array.from(rows, (row) => row[item] ?? 0));
        alphaIfDeleted(columns).forEach((value, index) => {
          const direct = alpha(columns.filter((_, item) => item !== index));
          if (direct === null || value === null) expect(value).toBe(direct);
          else expect(value).toBeCloseTo(direct, 8);
        });
      }),
    );
  });

  test('identical items have alpha 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 }),
        fc.integer({ min: 2, max: 9 }),
        (scores, items) => {
          fc.pre(new Set(scores).size > 1);
          const columns = Array.from({ length: items }, () => Float64Array.from(scores));
          expect(alpha(columns)).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('D index', () => {
  const item = scoresOf(1, 1, 1, 0, 1, 0, 0, 1, 0, 0);

  test('compares 27 % on either side', () => {
    const totals = scoresOf(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    // 0.27 × 10 rounds to 3: 3 of 3 above, 1 of 3 below.
    expect(extremeGroups(totals).size).toBe(3);
    expect(discriminationD(item, 1, extremeGroups(totals))).toBeCloseTo(2 / 3, 12);
  });

  test('shares the places at a boundary among equal totals', () => {
    const totals = scoresOf(10, 9, 8, 8, 6, 5, 4, 3, 2, 1);
    // The third place goes half to a right and half to a wrong answer: 2.5 of 3 above.
    expect(discriminationD(item, 1, extremeGroups(totals))).toBeCloseTo(1.5 / 3, 12);
  });

  test('is 0 where all totals are equal', () => {
    expect(discriminationD(item, 1, extremeGroups(new Float64Array(10)))).toBeCloseTo(0, 12);
  });
});

test('options are compared between quarters by the rule of CTT', () => {
  const totals = scoresOf(0, 1, 1, 2, 3, 4, 5, 6);
  const choices = ['A', 'A', 'B', 'C', 'B', 'C', 'C', ''];
  // Quartiles 1 and 4.25: three persons up to the first, two above the third, one of them silent.
  expect(quartersOf(totals)).toEqual({ low: 1, high: 4.25 });
  const table = optionTable(choices, 'C', totals, quartersOf(totals));
  expect(
    table.map(({ option, isKey, chosen, lower, upper }) => [option, isKey, chosen, lower, upper]),
  ).toEqual([
    ['A', false, 2, 2 / 3, 0],
    ['B', false, 2, 1 / 3, 0],
    ['C', true, 3, 0, 1],
  ]);
  expect(table.map(({ share }) => share)).toEqual([2 / 7, 2 / 7, 3 / 7]);
  expect(table.map(({ withTotal }) => Math.sign(withTotal ?? 0))).toEqual([-1, -1, 1]);
});

test('a key nobody chose still has its row', () => {
  const totals = scoresOf(0, 0);
  const [first, second] = optionTable(['B', 'B'], 'A', totals, quartersOf(totals));
  expect(first).toMatchObject({ option: 'A', isKey: true, chosen: 0, share: 0, withTotal: null });
  expect(second).toMatchObject({ option: 'B', isKey: false, chosen: 2, share: 1 });
});

describe('a small sample', () => {
  const small = analyseClassical(responsesOf(lsat6().slice(0, 29)), publishedNeeds);
  const enough = analyseClassical(responsesOf(lsat6().slice(0, 30)), publishedNeeds);

  test('is told how many persons are needed', () => {
    expect(small.reliability.alpha).toEqual({ tooFew: 30 });
    expect(small.items[0]).toMatchObject({ facility: 0, d: { tooFew: 30 }, withRest: { tooFew: 30 } });
    expect(enough.reliability.alpha).toHaveProperty('value');
  });
});

test('one person has a mean and no spread', () => {
  const { quiz, items } = analyseClassical(responsesOf([[1, 0, 1]]), publishedNeeds);
  expect(quiz).toMatchObject({ mean: 2, median: 2, sd: null, skewness: null, cic: null });
  expect(items[0]).toMatchObject({ facility: 1, sd: { tooFew: 2 } });
});

test('a blank earns nothing and is counted', () => {
  const report = analyseClassical(
    responsesOf([
      [1, NaN],
      [1, 1],
    ]),
    noNeeds,
  );
  expect(report).toMatchObject({ blanks: 1, quiz: { mean: 1.5 } });
  expect(report.items[1]).toMatchObject({ blanks: 1, facility: 0.5 });
});

test('the interval of alpha holds it and narrows with the sample', () => {
  const few = alphaInterval(0.8, 30, 10, 0.95);
  const many = alphaInterval(0.8, 300, 10, 0.95);
  expect(few.low).toBeLessThan(many.low);
  expect(many.low).toBeLessThan(0.8);
  expect(many.high).toBeGreaterThan(0.8);
  expect(few.high).toBeGreaterThan(many.high);
});

test('doubling a test of reliability 0.6', () => {
  expect(spearmanBrown(0.6, 2)).toBeCloseTo(0.75, 12);
  expect(spearmanBrown(-1, 2)).toBeNull();
});
