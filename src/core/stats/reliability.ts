import { covariance, mean, totalsOf, variance, type Values } from './moments.ts';
import { fQuantile } from './special.ts';

/**
 * Cronbach's alpha, k/(k - 1) (1 - sum of item variances / variance of the total) with n - 1
 * (Cronbach 1951, Psychometrika 16, 297-334). For items scored 0 or 1 it is KR-20 (Kuder and
 * Richardson 1937, Psychometrika 2, 151-160). It may be negative.
 * @param columns complete scores, one array per item
 * @returns null for fewer than two items or where the total does not vary
 */
export function alpha(columns: readonly Values[]): number | null {
  const parts = columns.reduce((sum, column) => sum + (variance(column) ?? 0), 0);
  return alphaFrom(columns.length, parts, variance(totalsOf(columns)) ?? 0);
}

function alphaFrom(items: number, parts: number, whole: number): number | null {
  if (items < 2 || !(whole > 0)) return null;
  const common = 1 - parts / whole;
  return Math.abs(common) < 1e-12 ? 0 : (items / (items - 1)) * common;
}

/** Alpha of the test without each item in turn; see `alpha`. */
export function alphaIfDeleted(columns: readonly Values[]): (number | null)[] {
  const totals = totalsOf(columns);
  const whole = variance(totals) ?? 0;
  const variances = columns.map((column) => variance(column) ?? 0);
  const parts = variances.reduce((sum, each) => sum + each, 0);
  return columns.map((column, index) => {
    const own = variances[index] ?? 0;
    const left = whole + own - 2 * (covariance(column, totals) ?? 0);
    return alphaFrom(columns.length - 1, parts - own, left > whole * 1e-12 ? left : 0);
  });
}

/**
 * Alpha of the items brought to equal variance: k r / (1 + (k - 1) r) with r the mean correlation
 * between items (Cronbach 1951). Items that do not vary make it undefined.
 */
export function standardizedAlpha(columns: readonly Values[]): number | null {
  const k = columns.length;
  if (k < 2) return null;
  const scaled = columns.map((column) => {
    const [centre, spread] = [mean(column), Math.sqrt(variance(column) ?? 0)];
    return spread > 0 ? column.map((score) => (score - centre) / spread) : null;
  });
  const whole = scaled.every((column) => column !== null) ? variance(totalsOf(scaled)) : null;
  if (whole === null) return null;
  const r = (whole - k) / (k * (k - 1));
  const divisor = 1 + (k - 1) * r;
  return divisor > 1e-12 ? (k * r) / divisor : null;
}

/**
 * Interval of alpha by the F distribution (Feldt 1965, Psychometrika 30, 357-370).
 * @param confidence such as 0.95
 */
export function alphaInterval(
  value: number,
  persons: number,
  items: number,
  confidence: number,
): { low: number; high: number } {
  const [df1, df2, tail] = [persons - 1, (persons - 1) * (items - 1), (1 - confidence) / 2];
  const bound = (share: number) => 1 - (1 - value) * fQuantile(share, df1, df2);
  return { low: bound(1 - tail), high: bound(tail) };
}

/**
 * Kuder and Richardson's formula 21, which takes all items for equally difficult:
 * k/(k - 1) (1 - M (k - M) / (k s²)), s² with n - 1. Only for items scored 0 or 1.
 */
export function kr21(totals: Values, items: number): number | null {
  const spread = variance(totals);
  if (items < 2 || !spread) return null;
  const centre = mean(totals);
  return (items / (items - 1)) * (1 - (centre * (items - centre)) / (items * spread));
}

/** Standard error of measurement of a total score: s √(1 - reliability). */
export function standardError(deviation: number, reliability: number): number {
  return deviation * Math.sqrt(1 - reliability);
}

/**
 * Reliability of a test made `factor` times as long (Spearman 1910, Brown 1910, British Journal of
 * Psychology 3, 271-322): factor r / (1 + (factor - 1) r).
 */
export function spearmanBrown(reliability: number, factor: number): number | null {
  const divisor = 1 + (factor - 1) * reliability;
  return divisor > 0 ? (factor * reliability) / divisor : null;
}

/**
 * How many times as long a test would have to be for a reliability of `target`; the Spearman-Brown
 * formula turned round. Null where no length is enough (reliability 0 or less, or 1).
 */
export function lengthFactor(reliability: number, target: number): number | null {
  if (reliability <= 0 || reliability >= 1) return null;
  return (target * (1 - reliability)) / (reliability * (1 - target));
}
