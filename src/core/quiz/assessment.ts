import { Problem } from '../problem.ts';

/** What an author of a self-study assessment allows, published before the start. */
export interface AssessmentLimits {
  /** null: as many as one likes. */
  attempts: number | null;
  /** Milliseconds between the end of one attempt and the start of the next. */
  coolDownMs: number;
  /** When answers and explanations are shown. */
  review: 'at-once' | 'passed-or-exhausted';
}

/** An earlier attempt at the same assessment. */
export interface PastAttempt {
  /** UTC milliseconds; null: it still runs. */
  endedAt: number | null;
  passed: boolean;
}

function isExhausted({ attempts }: AssessmentLimits, past: readonly PastAttempt[]): boolean {
  return attempts !== null && past.length >= attempts;
}

/** Why no further attempt may start at an instant, or null. */
export function attemptProblem(
  limits: AssessmentLimits,
  past: readonly PastAttempt[],
  at: number,
): Problem | null {
  if (past.some(({ endedAt }) => endedAt === null)) {
    return new Problem('quiz.attempt-runs', 'An attempt at this assessment still runs; finish it first.');
  }
  if (isExhausted(limits, past)) {
    const message = `All ${past.length} attempts at this assessment are used; look at the results of the last one.`;
    return new Problem('quiz.no-attempt-left', message);
  }
  const opensAt = Math.max(...past.map(({ endedAt }) => endedAt ?? 0), -Infinity) + limits.coolDownMs;
  if (at >= opensAt) return null;
  const minutes = Math.ceil((opensAt - at) / 60_000);
  const message = `The next attempt opens in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; come back then.`;
  return new Problem('quiz.cool-down', message);
}

/** Whether answers and explanations of ended attempts may be shown. */
export function mayReview(limits: AssessmentLimits, past: readonly PastAttempt[]): boolean {
  return limits.review === 'at-once' || past.some(({ passed }) => passed) || isExhausted(limits, past);
}
