import { describe, expect, it } from 'vitest';
import { dateTimeAt, decimal, due, duration, interval, percent, plural } from '../../src/ui/i18n/format.ts';

const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;
const day = 24 * 60 * minute;

describe('an interval on a grade button', () => {
  it.each([
    ['minutes', 0.4, '1 min'],
    ['minutes', 10, '10 min'],
    ['minutes', 90, '1.5 h'],
    ['days', 1, '1 day'],
    ['days', 30, '30 days'],
    ['days', 76, '2.5 mo'],
    ['days', 365, '1 yr'],
    ['days', 511, '1.4 yr'],
  ] as const)('%s %d is %s', (unit, amount, words) => {
    expect(interval(unit, amount)).toBe(words);
  });
});

describe('when a card is due', () => {
  it.each([
    [noon, 'now'],
    [noon - day, 'now'],
    [noon + 10_000, 'in 1 min'],
    [noon + 10 * minute, 'in 10 min'],
    [noon + 60 * minute, 'in 1 hour'],
    [noon + 3 * day, 'in 3 days'],
    [noon + 40 * day, '3 Jan 2027'],
  ])('%d is %s', (at, words) => {
    expect(due(at, noon)).toBe(words);
  });
});

it('tells the time of an answer on the clock it was given by, not on the present one', () => {
  expect(dateTimeAt(noon, 120)).toBe('24 Nov 2026, 14:00');
  expect(dateTimeAt(noon, -13 * 60)).toBe('23 Nov 2026, 23:00');
});

it('writes numbers with their units', () => {
  expect([plural(1, 'card'), plural(1204, 'card'), plural(2, 'more review')]).toEqual([
    '1 card',
    '1,204 cards',
    '2 more reviews',
  ]);
  expect([decimal(3), decimal(3.14159), percent(0.895)]).toEqual(['3', '3.1', '90%']);
  expect([duration(8_400), duration(89_000), duration(150_000)]).toEqual(['8 s', '89 s', '3 min']);
});
