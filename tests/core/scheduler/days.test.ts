import { describe, expect, test } from 'vitest';
import { dateOfDay, dayNumber, dayOfDate, dayStart } from '../../../src/core/scheduler/days.ts';
import { HOUR, review } from './support.ts';

const day = (iso: string, rollover = 4) => {
  const { at, offsetMinutes } = review(iso, 3);
  return dayNumber(at, offsetMinutes, rollover);
};

/** Days since 1970-01-01 of a calendar date. */
const calendar = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('the study day', () => {
  test.each([
    ['2026-03-10T03:59:59.999+01:00', '2026-03-09'],
    ['2026-03-10T04:00:00+01:00', '2026-03-10'],
    ['2026-03-10T23:59:59+01:00', '2026-03-10'],
    ['2026-03-11T03:59:59+01:00', '2026-03-10'],
    ['2026-03-10T04:00:00-08:00', '2026-03-10'],
    ['2026-03-10T04:00:00+05:45', '2026-03-10'],
    ['1969-12-31T05:00:00+00:00', '1969-12-31'],
  ])('%s belongs to %s', (iso, date) => {
    expect(day(iso)).toBe(calendar(date));
  });

  test('begins at midnight or late in the evening where the learner says so', () => {
    expect(day('2026-03-10T00:00:00+01:00', 0)).toBe(calendar('2026-03-10'));
    expect(day('2026-03-10T22:59:00+01:00', 23)).toBe(calendar('2026-03-09'));
    expect(day('2026-03-10T23:00:00+01:00', 23)).toBe(calendar('2026-03-10'));
  });

  test('its start is the first instant that has its number', () => {
    for (const offset of [-720, -210, 0, 60, 345, 840]) {
      for (const rollover of [0, 4, 23]) {
        const number = dayNumber(Date.parse('2026-07-01T12:00:00Z'), offset, rollover);
        const start = dayStart(number, offset, rollover);
        expect(dayNumber(start, offset, rollover)).toBe(number);
        expect(dayNumber(start - 1, offset, rollover)).toBe(number - 1);
      }
    }
  });
});

// Anki, rslib/src/scheduler/timing.rs, test days_elapsed: since the calendar date of creation, Mountain time.
describe('days since a date, as in Anki', () => {
  test.each([
    ['2018-08-06', '2019-12-26T20:00:00-07:00', 507],
    ['2018-08-06', '2019-12-26T20:00:00-06:00', 507],
    ['2018-08-06', '2018-08-09T01:59:59-07:00', 2],
    ['2018-08-06', '2018-08-09T03:59:59-07:00', 2],
    ['2018-08-06', '2018-08-09T04:00:00-07:00', 3],
  ])('from %s to %s', (date, to, days) => {
    expect(day(to) - calendar(date)).toBe(days);
  });
});

describe('when the clock changes', () => {
  test('in the night to summer time the day has 23 hours and is still one day', () => {
    // Berlin, 2026-03-29: 02:00 +01:00 becomes 03:00 +02:00.
    expect(day('2026-03-29T01:59:59+01:00')).toBe(calendar('2026-03-28'));
    expect(day('2026-03-29T03:00:00+02:00')).toBe(calendar('2026-03-28'));
    expect(day('2026-03-29T04:00:00+02:00')).toBe(calendar('2026-03-29'));
    const start = review('2026-03-28T04:00:00+01:00', 3).at;
    const end = review('2026-03-29T04:00:00+02:00', 3).at;
    expect((end - start) / HOUR).toBe(23);
    expect(day('2026-03-29T20:00:00+02:00') - day('2026-03-28T20:00:00+01:00')).toBe(1);
  });

  test('in the night to winter time the repeated hour belongs to the same day', () => {
    // Berlin, 2026-10-25: 03:00 +02:00 becomes 02:00 +01:00.
    expect(day('2026-10-25T02:30:00+02:00')).toBe(calendar('2026-10-24'));
    expect(day('2026-10-25T02:30:00+01:00')).toBe(calendar('2026-10-24'));
    expect(day('2026-10-25T04:00:00+01:00')).toBe(calendar('2026-10-25'));
    const start = review('2026-10-24T04:00:00+02:00', 3).at;
    const end = review('2026-10-25T04:00:00+01:00', 3).at;
    expect((end - start) / HOUR).toBe(25);
  });

  test('a flight west can repeat a day and a flight east can skip one', () => {
    // Tokyo to Honolulu: leaves on the 2nd, lands on the 1st.
    expect(day('2026-05-02T20:00:00+09:00') - day('2026-05-02T08:00:00-10:00')).toBe(0);
    expect(day('2026-05-02T06:00:00+09:00') - day('2026-05-01T18:00:00-10:00')).toBe(1);
    // Honolulu to Tokyo: 8 hours in the air, a day later on arrival.
    expect(day('2026-05-03T17:00:00+09:00') - day('2026-05-01T14:00:00-10:00')).toBe(2);
  });
});

test('a date and its day name each other, on both sides of 1970', () => {
  for (const date of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-03-02']) {
    expect(dayOfDate(date)).toBe(calendar(date));
    expect(dateOfDay(dayOfDate(date)!)).toBe(date);
  }
});
