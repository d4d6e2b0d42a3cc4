import type { Grade } from './types.ts';

const DAY_MINUTES = 1440;

export interface RunningStep {
  /** Index into the list of steps. */
  step: number;
  minutes: number;
}

/** Beyond a day only whole days count, so that the hour of the answer does not matter. */
const wholeDays = (minutes: number) =>
  minutes > DAY_MINUTES ? Math.round(minutes / DAY_MINUTES) * DAY_MINUTES : minutes;

function hardOnFirst(first: number, second: number | undefined): number {
  if (second !== undefined) return wholeDays((first + second) / 2);
  return wholeDays(Math.min(first * 1.5, first + DAY_MINUTES));
}

/**
 * The step that follows an answer, by Anki's rules: Again goes to the first step, Hard stays (on the
 * first step between it and the next one), Good advances, Easy leaves.
 * @param steps minutes, fractions allowed
 * @param current index of the step that ran; 0 for a new card and for a lapse
 * @returns null when the card leaves its steps
 */
export function stepAfter(steps: readonly number[], current: number, grade: Grade): RunningStep | null {
  const [first, second] = steps;
  if (first === undefined || grade === 4) return null;
  if (grade === 1) return { step: 0, minutes: first };
  // Steps may have been shortened in the settings since the last answer.
  const step = Math.min(current, steps.length - 1);
  if (grade === 2) {
    return { step, minutes: step === 0 ? hardOnFirst(first, second) : (steps[step] ?? first) };
  }
  const minutes = steps[step + 1];
  return minutes === undefined ? null : { step: step + 1, minutes };
}
