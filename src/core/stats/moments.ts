/** Numbers of one variable, one per person. */
export type Values = Float64Array;

export function mean(values: Values): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sums this small beside what was summed are rounding, and 0. */
const ROUNDING = 1e-12;

/** Sums of products of the distances from the means: x with y, x with x, y with y. */
function products(x: Values, y: Values): { xy: number; xx: number; yy: number } {
  const meanX = mean(x);
  const meanY = mean(y);
  let [xy, xx, yy, size] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const fromX = (x[i] ?? 0) - meanX;
    const fromY = (y[i] ?? 0) - meanY;
    const product = fromX * fromY;
    xy += product;
    size += Math.abs(product);
    xx += fromX * fromX;
    yy += fromY * fromY;
  }
  return { xy: Math.abs(xy) < ROUNDING * size ? 0 : xy, xx, yy };
}

/**
 * Sample covariance, divided by n - 1.
 * @returns null for fewer than two values
 */
export function covariance(x: Values, y: Values): number | null {
  return x.length < 2 ? null : products(x, y).xy / (x.length - 1);
}

const isConstant = (values: Values) => values.every((value) => value === values[0]);

/** Sample variance, divided by n - 1; null for fewer than two values, exactly 0 for equal values. */
export function variance(values: Values): number | null {
  if (values.length > 1 && isConstant(values)) return 0;
  return covariance(values, values);
}

/** Standard deviation with n - 1; null for fewer than two values. */
export function deviation(values: Values): number | null {
  const square = variance(values);
  return square === null ? null : Math.sqrt(square);
}

/** Pearson's product-moment correlation; null where one of the variables does not vary. */
export function correlation(x: Values, y: Values): number | null {
  if (isConstant(x) || isConstant(y)) return null;
  const { xy, xx, yy } = products(x, y);
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

export function difference(x: Values, y: Values): Values {
  return x.map((value, index) => value - (y[index] ?? 0));
}

/** Sum over the columns for every person, to nine decimals, so that equal totals compare equal. */
export function totalsOf(columns: readonly Values[]): Values {
  const totals = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns) {
    for (let i = 0; i < totals.length; i += 1) totals[i] = (totals[i] ?? 0) + (column[i] ?? 0);
  }
  return totals.map((total) => Math.round(total * 1e9) / 1e9);
}

/**
 * A quantile by linear interpolation between order statistics
 * (type 7 of Hyndman and Fan 1996, The American Statistician 50, 361-365; R's default).
 * @param sorted ascending, at least one value
 */
export function quantile(sorted: Values, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}

/**
 * Skewness k3 / k2^1.5 and excess kurtosis k4 / k2^2 from Fisher's k-statistics (Fisher 1930,
 * Proceedings of the London Mathematical Society s2-30, 199-238); as in Moodle's quiz statistics.
 * @returns null where the values do not vary, or are fewer than 3 (skewness) or 4 (kurtosis)
 */
export function shape(values: Values): { skewness: number | null; kurtosis: number | null } {
  const n = values.length;
  const k2 = variance(values);
  if (!k2) return { skewness: null, kurtosis: null };
  const centre = mean(values);
  let [m2, m3, m4] = [0, 0, 0];
  for (const value of values) {
    const square = (value - centre) ** 2;
    m2 += square / n;
    m3 += (square * (value - centre)) / n;
    m4 += (square * square) / n;
  }
  const k3 = (n * n * m3) / ((n - 1) * (n - 2));
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
  return { skewness: n < 3 ? null : k3 / k2 ** 1.5, kurtosis: n < 4 ? null : k4 / k2 ** 2 };
}
