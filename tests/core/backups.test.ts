import { expect, test } from 'vitest';
import { backupsToRemove } from '../../src/core/backups.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 24, 12);

/** Backups so many hours old, named by their age. */
const aged = (ages: number[], reason = 'auto') =>
  ages.map((age) => ({ name: `${reason} ${age}`, reason, at: now - age * hour }));

const kept = (backups: ReturnType<typeof aged>, at = now) => {
  const gone = new Set(backupsToRemove(backups, at));
  return backups.map(({ name }) => name).filter((name) => !gone.has(name));
};

test.each<[string, number[], number[]]>([
  ['nothing', [], []],
  ['all of the last two days', [0, 1, 2, 20, 47, 48], [0, 1, 2, 20, 47, 48]],
  // Days are those of UTC: 61 to 84 hours before noon of the 24th is the 21st.
  ['one a day after two days', [0, 61, 66, 80, 85], [0, 61, 85]],
  // Weeks begin on Thursdays, as day 0 was one: 29 October to 4 November, 5 to 11 November.
  ['one a week after two weeks', [0, 15 * 24, 16 * 24, 18 * 24, 20 * 24, 24 * 24], [0, 360, 480]],
  ['one a month after two months', [0, 70 * 24, 80 * 24, 90 * 24, 100 * 24], [0, 1680, 2160]],
  ['none after a year', [0, 366 * 24, 400 * 24], [0]],
  ['the newest, however old', [500 * 24, 501 * 24], [500 * 24]],
])('%s', (_, ages, expected) => {
  expect(kept(aged(ages))).toEqual(aged(expected).map(({ name }) => name));
});

test('the newest before each kind of change stays, older ones thin like all others', () => {
  const backups = [
    ...aged([0]),
    ...aged([600 * 24, 601 * 24], 'before-restore'),
    ...aged([610 * 24], 'before-migration-2'),
    ...aged([700 * 24], 'before-migration-1'),
    ...aged([900 * 24], 'manual'),
  ];
  expect(kept(backups)).toEqual(['auto 0', 'before-restore 14400', 'before-migration-2 14640']);
});

test('backups from a clock that was ahead do not push out the newest of today', () => {
  const backups = aged([-800 * 24, -801 * 24, 400 * 24, 401 * 24]);
  expect(kept(backups)).toEqual(['auto -19224', 'auto 9600']);
});

test('a year of half-hourly backups leaves a few dozen, the same whenever it was thinned before', () => {
  const all = Array.from({ length: 48 * 400 }, (_, index) => ({
    name: String(index),
    reason: 'auto',
    at: now - 400 * day + index * 0.5 * hour,
  }));
  let left: typeof all = [];
  for (const each of all) {
    left.push(each);
    const gone = new Set(backupsToRemove(left, each.at));
    left = left.filter(({ name }) => !gone.has(name));
  }
  const age = (from: number, to: number) =>
    left.filter(({ at }) => now - at > from * day && now - at <= to * day).length;
  expect(age(-1, 2)).toBeGreaterThanOrEqual(96);
  expect(age(2, 14)).toBeGreaterThanOrEqual(12);
  expect(age(14, 60)).toBeGreaterThanOrEqual(6);
  expect(age(60, 365)).toBeGreaterThanOrEqual(9);
  expect(left.length).toBeLessThan(135);
});
