import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, powerMonitor: {} }));
const { restTeller } = await import('../../electron/lifetime.ts');

test('the engine rests from the first reason until the last is gone', () => {
  const told: boolean[] = [];
  const change = restTeller((isResting) => told.push(isResting));
  change({ hidden: false });
  expect(told).toEqual([]);
  change({ hidden: true });
  change({ locked: true });
  change({ suspended: true });
  expect(told).toEqual([true]);
  change({ suspended: false });
  change({ hidden: false });
  expect(told).toEqual([true]);
  change({ locked: false });
  expect(told).toEqual([true, false]);
});
