import { expect, test } from 'vitest';

// ts-fsrs hangs four helpers on every date of the program.
test('the scheduler leaves Date.prototype as it was', async () => {
  const before = Reflect.ownKeys(Date.prototype);
  expect(before).toContain('toISOString');
  const { nextMemoryState, defaultParameters } = await import('../../../src/core/scheduler/fsrs.ts');
  expect(Reflect.ownKeys(Date.prototype)).toEqual(before);
  expect(nextMemoryState(null, 0, 3, defaultParameters).stability).toBe(2.3065);
  expect(Reflect.ownKeys(Date.prototype)).toEqual(before);
});
