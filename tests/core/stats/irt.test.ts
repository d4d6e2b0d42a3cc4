import { describe, expect, test } from 'vitest';
import { noNeeds, publishedNeeds } from '../../../src/core/stats/estimate.ts';
import { analyseIrt, type IrtFit } from '../../../src/core/stats/irt.ts';
import { lsat6, moodleResults, responsesOf } from '../../support/item-responses.ts';

const rows = lsat6();

function fitOf(matrix: number[][], model: 'rasch' | '2pl'): IrtFit {
  const { fit } = analyseIrt(responsesOf(matrix), model, noNeeds);
  if (!('value' in fit) || !fit.value) throw new Error('expected a fit');
  return fit.value;
}

describe('persons', () => {
  test('with as many right have one ability under Rasch, and others under two parameters', () => {
    const matrix = [...rows, [0, 0, 0, 1, 0], [0, 0, 1, 0, 0]];
    const of = (model: 'rasch' | '2pl') => fitOf(matrix, model).persons.slice(-2);
    const [first, second] = of('rasch');
    expect(first?.eap).toEqual(second?.eap);
    const [third, fourth] = of('2pl');
    expect(Math.abs((third?.eap.theta ?? 0) - (fourth?.eap.theta ?? 0))).toBeGreaterThan(0.01);
  });

  test('with all right have every ability but the likeliest', () => {
    const best = fitOf([...rows, [1, 1, 1, 1, 1]], 'rasch').persons.at(-1);
    expect(best).toMatchObject({ right: 5, answered: 5, ml: null });
    expect(best?.wle?.theta).toBeGreaterThan(best?.eap.theta ?? Infinity);
  });

  test('with blanks are placed by what they answered', () => {
    const holed = fitOf([...rows, [1, NaN, NaN, NaN, 1]], 'rasch').persons.at(-1);
    expect(holed).toMatchObject({ right: 2, answered: 2 });
  });
});

test('information is highest where the items are, and turns into a standard error', () => {
  const { information } = fitOf(rows, 'rasch');
  const best = information.reduce((most, each) => (each.information > most.information ? each : most));
  expect(best.theta).toBe(-2);
  expect(best.standardError).toBeCloseTo(1 / Math.sqrt(best.information), 12);
});

test('items of partial credit and those all answered alike are left out by name', () => {
  const report = analyseIrt(responsesOf(moodleResults), '2pl', noNeeds);
  expect(report.leftOut).toEqual(['1', '3', '5', '7'].map((name) => ({ name, reason: 'not scored 0 or 1' })));
  expect('value' in report.fit && report.fit.value?.items.map(({ name }) => name)).toEqual(['2', '4', '6']);
  const same = analyseIrt(responsesOf(rows.map((row) => [...row, 1])), 'rasch', noNeeds);
  expect(same.leftOut).toEqual([{ name: '6', reason: 'all answers alike' }]);
});

describe('too few', () => {
  test('persons are told', () => {
    const of = (count: number, model: 'rasch' | '2pl') =>
      analyseIrt(responsesOf(rows.slice(-count)), model, publishedNeeds).fit;
    expect(of(29, 'rasch')).toEqual({ tooFew: 30 });
    expect(of(199, '2pl')).toEqual({ tooFew: 200 });
    expect(of(700, '2pl')).toHaveProperty('value');
  });

  test('items leave no fit', () => {
    const two = rows.map((row) => row.slice(0, 2));
    expect(analyseIrt(responsesOf(two), '2pl', noNeeds).fit).toEqual({ value: null });
    expect(analyseIrt(responsesOf(two), 'rasch', noNeeds).fit).toHaveProperty('value.items');
  });
});
