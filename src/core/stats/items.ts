import { mean, type Values } from './moments.ts';
import { normalDensity, normalQuantile } from './special.ts';

/** Share of examinees in each of the extreme groups (Kelley 1939, Journal of Educational Psychology 30, 17-24). */
const EXTREME_SHARE = 0.27;

/** How far each person belongs to the extreme groups, from 0 to 1. */
export interface ExtremeGroups {
  lower: Values;
  upper: Values;
  /** Persons in each group. */
  size: number;
}

/**
 * The 27 % with the highest and with the lowest totals: round(0.27 n) persons each, halves up, at
 * least one. Tie rule: where more persons share the score at the boundary than there are places
 * left, each has an equal fraction of the places, so that the order of persons never matters and
 * equal totals are treated equally.
 * @param totals at least one
 */
export function extremeGroups(totals: Values): ExtremeGroups {
  const size = Math.max(1, Math.round(EXTREME_SHARE * totals.length));
  const sorted = totals.toSorted();
  const lower = weights(totals, sorted[size - 1] ?? 0, size, -1);
  const upper = weights(totals, sorted[totals.length - size] ?? 0, size, 1);
  return { lower, upper, size };
}

function weights(totals: Values, boundary: number, size: number, side: 1 | -1): Values {
  let [beyond, tied] = [0, 0];
  for (const total of totals) {
    if ((total - boundary) * side > 0) beyond += 1;
    else if (total === boundary) tied += 1;
  }
  const share = (size - beyond) / tied;
  return totals.map((total) => (total === boundary ? share : (total - boundary) * side > 0 ? 1 : 0));
}

/**
 * D index: facility in the upper group minus facility in the lower (Johnson 1951, Journal of
 * Educational Psychology 42, 499-504); see `extremeGroups` for the groups and their tie rule.
 */
export function discriminationD(scores: Values, max: number, groups: ExtremeGroups): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) {
    sum += (scores[i] ?? 0) * ((groups.upper[i] ?? 0) - (groups.lower[i] ?? 0));
  }
  return sum / (groups.size * max);
}

/** Mean score as a share of the most that can be scored. */
export function facility(scores: Values, max: number): number {
  return mean(scores) / max;
}

/**
 * Biserial correlation from a point-biserial: r √(p q) / φ(z), φ(z) the height of the normal curve
 * where it divides p from q (Pearson 1909, Biometrika 7, 96-105). No correction for n: r from n - 1
 * moments, p q from the shares. It may lie beyond 1.
 * @param r point-biserial of an item scored 0 or 1
 * @param p its facility
 */
export function biserial(r: number | null, p: number): number | null {
  if (r === null || p <= 0 || p >= 1) return null;
  return (r * Math.sqrt(p * (1 - p))) / normalDensity(normalQuantile(p));
}
