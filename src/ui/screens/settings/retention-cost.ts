import type { RetentionCosts } from '../../state/forecast.svelte.ts';

/** Minutes a day at a retention between those that were worked out, by a straight line; null outside them. */
export function minutesAt(costs: RetentionCosts, retention: number): number | null {
  const above = costs.findIndex((cost) => cost.desiredRetention >= retention - 1e-9);
  const high = costs[above];
  if (!high) return null;
  const low = costs[above - 1];
  if (Math.abs(high.desiredRetention - retention) < 1e-9) return high.minutesPerDay;
  if (!low) return null;
  const part = (retention - low.desiredRetention) / (high.desiredRetention - low.desiredRetention);
  return low.minutesPerDay + part * (high.minutesPerDay - low.minutesPerDay);
}
