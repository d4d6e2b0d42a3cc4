import type { DayNumber } from '../core/scheduler/types.ts';

export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** Minutes east of UTC of the learner's clock at an instant. */
  offsetMinutes(at: number): number;
}

/** An instant as the scheduler needs it. */
export interface Moment {
  /** UTC milliseconds. */
  at: number;
  offsetMinutes: number;
  /** The study day in which it lies. */
  day: DayNumber;
}
