const TINY = 1e-300;
const PRECISION = 1e-16;
const MOST_TERMS = 10_000;

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function for x > 0 (Lanczos 1964, with g = 7 and nine terms). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const series = lanczos.reduce((sum, term, index) => sum + term / (x + index), 0.99999999999980993);
  const shifted = x + 6.5;
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(shifted) - shifted + Math.log(series);
}

/**
 * A continued fraction b0 + a1/(b1 + a2/(b2 + …)) by the modified method of Lentz
 * (Thompson and Barnett 1986, Journal of Computational Physics 64, 490-509).
 * @param start b0
 * @param term a and b of the i-th level, i from 1
 */
function continuedFraction(start: number, term: (i: number) => { a: number; b: number }): number {
  let value = start || TINY;
  let [c, d] = [value, 0];
  for (let i = 1; i < MOST_TERMS; i += 1) {
    const { a, b } = term(i);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISION * 4) break;
  }
  return value;
}

/** Regularised upper incomplete gamma function Q(s, x) (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31). */
function gammaTail(s: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(s * Math.log(x) - x - logGamma(s));
  if (x >= s + 1) {
    return scale / continuedFraction(x + 1 - s, (i) => ({ a: -i * (i - s), b: x + 2 * i + 1 - s }));
  }
  let [term, sum] = [1 / s, 1 / s];
  for (let i = 1; i < MOST_TERMS && term > sum * PRECISION; i += 1) {
    term *= x / (s + i);
    sum += term;
  }
  return 1 - scale * sum;
}

/** Regularised incomplete beta function (Abramowitz and Stegun 1964, 26.5.8). */
function betaShare(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x);
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const fraction = continuedFraction(1, (i) => {
    const m = Math.floor(i / 2);
    const even = (m * (b - m)) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m)) / ((a + 2 * m) * (a + 2 * m + 1));
    return { a: x * (i % 2 === 0 ? even : odd), b: 1 };
  });
  return scale / (a * fraction);
}

/** Probability that a chi-square variable with `df` degrees of freedom exceeds `statistic`. */
export function chiSquareTail(statistic: number, df: number): number {
  return gammaTail(df / 2, statistic / 2);
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function normalShare(z: number): number {
  const tail = gammaTail(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * The z below which a share of the standard normal distribution lies: Abramowitz and Stegun 1964,
 * 26.2.23, made exact by Newton's method.
 * @param share above 0 and below 1
 */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let i = 0; i < 4; i += 1) z -= (normalShare(z) - share) / normalDensity(z);
  return z;
}

/** The value below which a share of the F distribution lies, by bisection of its distribution function. */
export function fQuantile(share: number, df1: number, df2: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (betaShare(df1 / 2, df2 / 2, middle) < share) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (df2 * x) / (df1 * (1 - x));
}
