import { estimate, type Estimate } from './estimate.ts';
import { correlation, covariance, deviation, mean, variance } from './moments.ts';

export interface AngoffCut {
  /** Points a borderline examinee is expected to reach. */
  cut: number;
  /** As a share of all items. */
  share: number;
  /** Each judge's own cut. */
  judges: number[];
  /** Standard error of the cut: standard deviation of the judges' cuts (n - 1) over √n. */
  standardError: Estimate;
}

/**
 * Cut score by judgement of items (Angoff 1971, in Thorndike, Educational Measurement, 2nd ed.): the
 * sum over items of the mean judged chance that a borderline examinee is right.
 * @param judgements per judge, per item a chance from 0 to 1; at least one judge and one item, every row alike
 */
export function angoffCut(judgements: readonly (readonly number[])[]): AngoffCut {
  const judges = judgements.map((row) => row.reduce((sum, chance) => sum + chance, 0));
  const cuts = Float64Array.from(judges);
  const cut = mean(cuts);
  return {
    cut,
    share: cut / (judgements[0]?.length ?? 0),
    judges,
    standardError: estimate(judges.length, 2, () => {
      const spread = deviation(cuts);
      return spread === null ? null : spread / Math.sqrt(judges.length);
    }),
  };
}

export interface BorderlineCut {
  cut: number;
  slope: number;
  intercept: number;
  /** Share of the variance of scores that the grades explain. */
  rSquared: number;
}

/** A line always fits two examinees. */
const LEAST_EXAMINEES = 3;

/**
 * Cut score by borderline regression (Wood, Humphrey-Murto and Norman 2006, Advances in Health
 * Sciences Education 11, 115-122): least-squares line of scores on global grades, read at the borderline grade.
 * @param grades one global grade per examinee
 * @param scores their scores
 * @param borderline the grade that stands for borderline
 * @returns a value of null where all have the same grade
 */
export function borderlineCut(
  grades: readonly number[],
  scores: readonly number[],
  borderline: number,
): Estimate<BorderlineCut | null> {
  const [x, y] = [Float64Array.from(grades), Float64Array.from(scores)];
  return estimate(x.length, LEAST_EXAMINEES, () => {
    const [spread, shared] = [variance(x), covariance(x, y)];
    if (!spread || shared === null) return null;
    const slope = shared / spread;
    const intercept = mean(y) - slope * mean(x);
    return { cut: intercept + slope * borderline, slope, intercept, rSquared: (correlation(x, y) ?? 0) ** 2 };
  });
}
