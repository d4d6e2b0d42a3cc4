import type { DayNumber } from './types.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The study day of an instant.
 * @param at UTC milliseconds
 * @param offsetMinutes minutes east of UTC of the learner's clock at that instant
 * @param rolloverHour local hour at which a study day begins, 0 to 23
 */
export function dayNumber(at: number, offsetMinutes: number, rolloverHour: number): DayNumber {
  return Math.floor((at + offsetMinutes * MINUTE_MS - rolloverHour * HOUR_MS) / DAY_MS) as DayNumber;
}

/** UTC milliseconds at which a study day begins on a clock with this offset. */
export function dayStart(day: DayNumber, offsetMinutes: number, rolloverHour: number): number {
  return day * DAY_MS + rolloverHour * HOUR_MS - offsetMinutes * MINUTE_MS;
}

/** The calendar date of a study day, `2026-03-02`. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The study day of a calendar date written as `2026-03-02`; null for anything else. */
export function dayOfDate(date: string): DayNumber | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) return null;
  const day = (at / DAY_MS) as DayNumber;
  return dateOfDay(day) === date ? day : null;
}
