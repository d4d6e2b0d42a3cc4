import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillEvenly, spreadEvenly } from '../../../src/core/scheduler/spread.ts';

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

test('items go to the least loaded days, the later one of equals', () => {
  expect(spreadEvenly([5, 0, 2, 0], 4)).toEqual([0, 2, 0, 2]);
  expect(spreadEvenly([0, 0, 0], 1)).toEqual([0, 0, 1]);
  expect(spreadEvenly([], 3)).toEqual([]);
});

test('an amount lifts the least loaded days to one level', () => {
  expect(fillEvenly([5, 0, 2], 4)).toEqual([0, 3, 1]);
  expect(fillEvenly([1, 1], 4)).toEqual([2, 2]);
});

test('nothing is lost and no day ends above the highest that there was or the common level', () => {
  const loads = fc.array(fc.nat(20), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(loads, fc.nat(60), (load, count) => {
      for (const spread of [spreadEvenly, fillEvenly]) {
        const added = spread(load, count);
        expect(total(added)).toBeCloseTo(count, 9);
        const raised = added.flatMap((more, day) => (more > 0 ? [(load[day] ?? 0) + more] : []));
        const least = Math.min(...load.map((each, day) => each + (added[day] ?? 0)));
        for (const day of raised) expect(day).toBeLessThanOrEqual(least + 1 + 1e-9);
      }
    }),
  );
});
