import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrate } from '../../../src/core/stats/calibrate.ts';
import type { ModelName } from '../../../src/core/stats/model.ts';
import { lsat6, seeded } from '../../support/item-responses.ts';

const columnsOf = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, item) => Float64Array.from(rows, (row) => row[item] ?? NaN));

/** Answers of a normal population to items of known slopes and intercepts. */
function simulated(persons: number, slopes: number[], intercepts: number[]) {
  const random = seeded(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const abilities = Array.from({ length: persons }, normal);
  return slopes.map((slope, item) =>
    Float64Array.from(abilities, (theta) =>
      random() < 1 / (1 + Math.exp(-(slope * theta + (intercepts[item] ?? 0)))) ? 1 : 0,
    ),
  );
}

describe('items of known slopes', () => {
  const slopes = [0.6, 1, 1.4, 1.8, 1, 1.2, 0.8, -0.7];
  const intercepts = [0, 1, -1, 0.5, -0.5, 2, -2, 0.3];
  const answers = simulated(20_000, slopes, intercepts);

  test('are found again, a miskeyed one with its negative slope', () => {
    const { items, converged } = calibrate(answers, '2pl');
    expect(converged).toBe(true);
    items.forEach(({ a, b, intercept }, index) => {
      expect(Math.abs(a - (slopes[index] ?? NaN))).toBeLessThan(0.12);
      expect(Math.abs(intercept - (intercepts[index] ?? NaN))).toBeLessThan(0.12);
      expect(a * b).toBeCloseTo(-intercept, 10);
    });
  });

  test('are found again where a third of the cells is blank', () => {
    const random = seeded(3);
    const holed = answers.map((item) => item.map((answer) => (random() < 1 / 3 ? NaN : answer)));
    calibrate(holed, '2pl').items.forEach(({ a }, index) =>
      expect(Math.abs(a - (slopes[index] ?? NaN))).toBeLessThan(0.2),
    );
  });
});

test('blanks of a person who answered nothing change nothing but the count', () => {
  const rows = lsat6();
  const plain = calibrate(columnsOf(rows), 'rasch');
  const silent = calibrate(columnsOf([...rows, Array.from({ length: 5 }, () => NaN)]), 'rasch');
  silent.items.forEach(({ b }, index) => expect(b).toBeCloseTo(plain.items[index]?.b ?? NaN, 5));
  expect(silent.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
});

test('the order of persons changes nothing', () => {
  const rows = lsat6();
  const [forth, back] = [calibrate(columnsOf(rows), '2pl'), calibrate(columnsOf(rows.toReversed()), '2pl')];
  expect(back.logLikelihood).toBeCloseTo(forth.logLikelihood, 8);
  back.items.forEach(({ a }, index) => expect(a).toBeCloseTo(forth.items[index]?.a ?? NaN, 5));
});

test('a slope without bound is told', () => {
  const guttman = Array.from({ length: 60 }, (_, person) =>
    [10, 20, 30, 40, 50].map((step) => (person >= step ? 1 : 0)),
  );
  expect(calibrate(columnsOf(guttman), '2pl').converged).toBe(false);
});

test('any answers that vary give finite numbers', () => {
  const row = fc.array(fc.constantFrom(0, 1, NaN), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<ModelName>('rasch1', 'rasch', '2pl'),
      (rows, model) => {
        const { items, logLikelihood } = calibrate(columnsOf([[0, 0, 1], [1, 1, 0], ...rows]), model);
        expect(Number.isFinite(logLikelihood)).toBe(true);
        expect(items.every(({ a, b }) => Number.isFinite(a) && Number.isFinite(b))).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('progress is told after every step', () => {
  const told: number[] = [];
  const { steps } = calibrate(columnsOf(lsat6()), 'rasch', ({ count }) => told.push(count));
  expect(told).toEqual(Array.from({ length: steps }, (_, index) => index + 1));
});
