import { expect, test } from 'vitest';
import { crashRounds } from './rounds.ts';

// Sixty rounds with those of the answers through the engine in grading.test.ts.
test.each([
  ['answers', 10],
  ['update', 12],
  ['backup', 10],
  ['restore', 12],
  ['migration', 10],
] as const)('%s: %d kills lose nothing that was acknowledged and tear nothing', async (kind, rounds) => {
  const outcome = await crashRounds(kind, 'none', rounds, 1);
  expect(outcome).toMatchObject({ rounds, lost: [], torn: [] });
  expect(outcome.pieces).toBeGreaterThanOrEqual(rounds);
});

test.each(['answers', 'update', 'backup', 'restore', 'migration'] as const)(
  '%s that are acknowledged before they are done are found lost',
  async (kind) => {
    expect((await crashRounds(kind, 'early', 60, 2)).lost).not.toEqual([]);
  },
);

test.each(['answers', 'update', 'backup', 'restore', 'migration'] as const)(
  '%s without a transaction or rename are found torn',
  async (kind) => {
    expect((await crashRounds(kind, 'torn', 60, 3)).torn).not.toEqual([]);
  },
);
