import { describe, expect, test } from 'vitest';
import { adaptiveStep, type AdaptiveRules, type BankItem } from '../../../src/core/stats/adaptive.ts';
import { probability, standardNormal } from '../../../src/core/stats/model.ts';
import { seeded } from '../../support/item-responses.ts';

const rules: AdaptiveRules = {
  prior: standardNormal,
  minimumItems: 0,
  maximumItems: 60,
  standardError: null,
  cut: null,
  leastInformation: null,
  areas: null,
  drawnFrom: 1,
};
const bank: BankItem[] = Array.from({ length: 121 }, (_, index) => ({
  id: `item-${index}`,
  a: 1.5,
  b: (index - 60) / 20,
  area: index % 3 === 0 ? 'anatomy' : 'pathology',
}));

/** Runs a whole test with a learner of a known ability. */
function run(theta: number, changed: Partial<AdaptiveRules>, seed = 11) {
  const random = seeded(seed);
  const answers: { id: string; right: boolean }[] = [];
  const items: BankItem[] = [];
  for (;;) {
    const step = adaptiveStep(bank, answers, { ...rules, ...changed }, random);
    if (!step.next) return { ...step, answers, items };
    items.push(step.next);
    answers.push({ id: step.next.id, right: random() < probability(step.next, theta) });
  }
}

test('the first item is as difficult as the prior is able', () => {
  expect(adaptiveStep(bank, [], rules, () => 0).next?.b).toBe(0);
});

test('a right answer brings a harder item, a wrong one an easier', () => {
  const after = (right: boolean) => adaptiveStep(bank, [{ id: 'item-60', right }], rules, () => 0).next?.b;
  expect(after(true)).toBeGreaterThan(0.3);
  expect(after(false)).toBeLessThan(-0.3);
});

test('no item comes twice and the ability is found', () => {
  const { items, ability } = run(1.2, { maximumItems: 100 });
  expect(new Set(items.map(({ id }) => id)).size).toBe(100);
  expect(Math.abs(ability.theta - 1.2)).toBeLessThan(3 * ability.standardError);
});

describe('a test ends', () => {
  test('at its length', () => {
    expect(run(0, { maximumItems: 7 })).toMatchObject({ stop: 'length', items: { length: 7 } });
  });

  test('with enough precision, but not before its least length', () => {
    const { stop, ability, items } = run(0, { standardError: 0.35 });
    expect(stop).toBe('precision');
    expect(ability.standardError).toBeLessThanOrEqual(0.35);
    expect(run(0, { standardError: 2, minimumItems: 5 }).items).toHaveLength(5);
    expect(items.length).toBeGreaterThan(5);
  });

  test('when the ability is certainly beyond the cut', () => {
    const cut = { theta: 0, z: 1.96 };
    expect(run(2, { cut })).toMatchObject({ stop: 'classified', decision: 'above' });
    expect(run(-2, { cut })).toMatchObject({ stop: 'classified', decision: 'below' });
  });

  test('when no item left tells enough, or none is left', () => {
    expect(run(0, { leastInformation: 10 })).toMatchObject({ stop: 'information', items: [] });
    expect(run(0, { maximumItems: 1000 })).toMatchObject({ stop: 'bank', items: { length: 121 } });
    expect(adaptiveStep([], [], rules, () => 0)).toMatchObject({ stop: 'bank', next: null });
  });
});

test('areas come in their wanted shares', () => {
  const { items } = run(0, { areas: { anatomy: 0.25, pathology: 0.75 }, maximumItems: 40 });
  expect(items.filter(({ area }) => area === 'anatomy')).toHaveLength(10);
});

test('drawing from several spreads the first item', () => {
  const first = (drawnFrom: number) =>
    new Set(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
        const random = seeded(seed * 7919 * 7919);
        return adaptiveStep(bank, [], { ...rules, drawnFrom }, random).next?.id;
      }),
    ).size;
  expect(first(1)).toBe(1);
  expect(first(5)).toBeGreaterThan(1);
});
