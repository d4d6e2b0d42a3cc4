import { estimate, type Estimate } from './estimate.ts';
import { normalQuantile } from './special.ts';

/** How sure someone was to be right, from 0 to 1, and whether they were. */
export interface Forecast {
  chance: number;
  right: boolean;
}

export interface Brier {
  /** Mean squared difference; 0 is perfect. Exactly reliability - resolution + uncertainty. */
  score: number;
  /** How far chances lie from how often they came true; 0 is calibrated. */
  reliability: number;
  /** How far apart right and wrong were told. */
  resolution: number;
  /** What anyone would face who knew only the overall share. */
  uncertainty: number;
}

/**
 * Brier score (Brier 1950, Monthly Weather Review 78, 1-3; the half of his sum over both outcomes)
 * and its partition over equal forecasts (Murphy 1973, Journal of Applied Meteorology 12, 595-600).
 * @returns null without forecasts
 */
export function brierScore(forecasts: readonly Forecast[]): Brier | null {
  const n = forecasts.length;
  if (n === 0) return null;
  const overall = share(forecasts);
  const brier: Brier = { score: 0, reliability: 0, resolution: 0, uncertainty: overall * (1 - overall) };
  for (const [chance, group] of Map.groupBy(forecasts, ({ chance }) => chance)) {
    const [came, weight] = [share(group), group.length / n];
    brier.score += weight * (came * (1 - chance) ** 2 + (1 - came) * chance ** 2);
    brier.reliability += weight * (chance - came) ** 2;
    brier.resolution += weight * (came - overall) ** 2;
  }
  return brier;
}

const share = (forecasts: readonly Forecast[]) =>
  forecasts.filter(({ right }) => right).length / forecasts.length;

export interface CalibrationBin {
  /** Chances from here … */
  from: number;
  /** … to below here; the last bin includes 1. */
  to: number;
  count: number;
  meanChance: number;
  shareRight: number;
  /** 95 % interval of the share (Wilson 1927, Journal of the American Statistical Association 22, 209-212). */
  low: number;
  high: number;
}

/** Answers from which a calibration curve is shown. */
const LEAST_FORECASTS = 30;
const Z = normalQuantile(0.975);

/**
 * How often forecasts of about the same chance came true.
 * @param bins how many bins of equal width; empty ones are left out
 */
export function calibrationBins(forecasts: readonly Forecast[], bins: number): Estimate<CalibrationBin[]> {
  return estimate(forecasts.length, LEAST_FORECASTS, () => {
    const groups = Map.groupBy(forecasts, ({ chance }) => Math.min(bins - 1, Math.floor(chance * bins)));
    return [...groups]
      .toSorted(([first], [second]) => first - second)
      .map(([bin, group]) => ({
        from: bin / bins,
        to: (bin + 1) / bins,
        count: group.length,
        meanChance: group.reduce((sum, { chance }) => sum + chance, 0) / group.length,
        shareRight: share(group),
        ...wilson(share(group), group.length),
      }));
  });
}

function wilson(p: number, n: number): { low: number; high: number } {
  const square = (Z * Z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))) / (1 + square);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
