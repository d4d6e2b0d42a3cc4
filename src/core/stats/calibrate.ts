import { emStep, type Estimates } from './em.ts';
import { groupsOf, type Groups } from './groups.ts';
import type { ItemParameters, ModelName } from './model.ts';
import { chiSquareTail } from './special.ts';

export interface CalibratedItem extends ItemParameters {
  /** d = -a b, of the form P = 1 / (1 + exp(-(a θ + d))). */
  intercept: number;
}

export interface Calibration {
  model: ModelName;
  /** In the order given. */
  items: CalibratedItem[];
  /** Variance of ability in the equivalent form with slope 1; null where slopes differ. */
  latentVariance: number | null;
  logLikelihood: number;
  /** Free parameters. */
  parameters: number;
  aic: number;
  /** With the number of persons. */
  bic: number;
  steps: number;
  /** False where the steps ran out or a slope grew without bound: then the numbers are not the maximum. */
  converged: boolean;
}

/** Told after every step. */
export type Progress = (step: { model: ModelName; count: number; logLikelihood: number }) => void;

const TOLERANCE = 1e-7;
const MOST_STEPS = 1500;
const STEEPEST = 25;

/**
 * Marginal maximum likelihood by expectation and maximisation (Bock and Aitkin 1981, Psychometrika
 * 46, 443-459), with the latent mean and spread as expanded parameters (Liu, Rubin and Wu 1998,
 * Biometrika 85, 755-770) and squared extrapolation (Varadhan and Roland 2008, Scandinavian Journal
 * of Statistics 35, 335-353). A blank is left out of the likelihood.
 * @param answers one array per item: per person 1 right, 0 wrong, NaN blank; every item has both 0 and 1
 */
export function calibrate(
  answers: readonly Float64Array[],
  model: ModelName,
  progress: Progress = () => undefined,
): Calibration {
  const groups = groupsOf(answers, model === '2pl' ? 'pattern' : 'score');
  const { estimates, logLikelihood, steps, converged } = maximise(groups, model, progress);
  const items = Array.from(estimates.slopes, (slope, index) => {
    // An item that tells nothing of ability still has a difficulty, if a distant one.
    const a = slope || Number.EPSILON;
    const intercept = estimates.intercepts[index] ?? 0;
    return { a, b: -intercept / a, intercept };
  });
  const parameters = items.length * (model === '2pl' ? 2 : 1) + (model === 'rasch' ? 1 : 0);
  const common = items[0]?.a ?? 1;
  return {
    model,
    items,
    latentVariance: model === '2pl' ? null : common * common,
    logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * Math.log(groups.persons) - 2 * logLikelihood,
    steps,
    converged,
  };
}

/** Whether the freer of two nested models fits better: twice the gain in log-likelihood as chi-square. */
export function likelihoodRatio(
  simple: Calibration,
  free: Calibration,
): { statistic: number; df: number; p: number } {
  const statistic = Math.max(0, 2 * (free.logLikelihood - simple.logLikelihood));
  const df = free.parameters - simple.parameters;
  return { statistic, df, p: chiSquareTail(statistic, df) };
}

/** Slopes 1, and intercepts at the log-odds of a right answer. */
function start({ right, wrong }: Groups): Estimates {
  const odds = right.map((count, item) => Math.log(sum(count) / sum(wrong[item] ?? new Float64Array(1))));
  return { slopes: new Float64Array(odds.length).fill(1), intercepts: Float64Array.from(odds) };
}

const sum = (values: Float64Array) => values.reduce((whole, each) => whole + each, 0);

function maximise(groups: Groups, model: ModelName, progress: Progress) {
  let steps = 0;
  const step = (from: Estimates) => {
    const result = emStep(groups, from, model);
    steps += 1;
    progress({ model, count: steps, logLikelihood: result.logLikelihood });
    return result;
  };
  let from = start(groups);
  let first = step(from);
  while (steps < MOST_STEPS) {
    const second = step(first.estimates);
    const leap = extrapolate(from, first.estimates, second.estimates);
    const tried = step(leap);
    // An extrapolation that made things worse is dropped for the plain step it began from.
    const better = tried.logLikelihood >= second.logLikelihood;
    from = better ? leap : second.estimates;
    first = better ? tried : step(second.estimates);
    if (distance(from, first.estimates) < TOLERANCE || isSteep(first.estimates.slopes)) break;
  }
  const { logLikelihood } = step(first.estimates);
  const converged = steps < MOST_STEPS && !isSteep(first.estimates.slopes);
  return { estimates: first.estimates, logLikelihood, steps, converged };
}

const isSteep = (slopes: Float64Array) => slopes.some((slope) => Math.abs(slope) > STEEPEST);

/** Step length S3 of Varadhan and Roland: -|r| / |v| with r the first difference and v the second. */
function extrapolate(zero: Estimates, one: Estimates, two: Estimates): Estimates {
  const first = squared(one, zero, null);
  const second = squared(two, one, zero);
  const length = second === 0 ? -1 : Math.min(-1, -Math.sqrt(first / second));
  const leap = (x: Float64Array, y: Float64Array, z: Float64Array) =>
    x.map((start, i) => {
      const [middle, end] = [y[i] ?? 0, z[i] ?? 0];
      return start - 2 * length * (middle - start) + length * length * (end - 2 * middle + start);
    });
  return {
    slopes: leap(zero.slopes, one.slopes, two.slopes),
    intercepts: leap(zero.intercepts, one.intercepts, two.intercepts),
  };
}

const pairs = ['slopes', 'intercepts'] as const;

/** Squared length of x - y, or of x - 2y + z. */
function squared(x: Estimates, y: Estimates, z: Estimates | null): number {
  let whole = 0;
  for (const part of pairs) {
    x[part].forEach((value, i) => {
      const middle = y[part][i] ?? 0;
      whole += (z ? value - 2 * middle + (z[part][i] ?? 0) : value - middle) ** 2;
    });
  }
  return whole;
}

function distance(x: Estimates, y: Estimates): number {
  let most = 0;
  for (const part of pairs) {
    x[part].forEach((value, i) => (most = Math.max(most, Math.abs(value - (y[part][i] ?? 0)))));
  }
  return most;
}
