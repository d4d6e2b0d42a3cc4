import type { Groups } from './groups.ts';
import { logistic, softplus, standardNormal, type ModelName } from './model.ts';
import { normalQuadrature } from './quadrature.ts';

export interface Estimates {
  slopes: Float64Array;
  intercepts: Float64Array;
}

const { nodes, weights } = normalQuadrature(standardNormal);
const Q = nodes.length;
const NEWTON_STEPS = 3;
const LONGEST_STEP = 1;

/** What the persons are expected to do at each node. */
interface Expected {
  /** Per group and node, row by row: how many of the group are there. */
  crowd: Float64Array;
  /** Per node, all persons. */
  all: Float64Array;
  logLikelihood: number;
}

/**
 * One step of expectation and maximisation.
 * @returns the new estimates, and the log-likelihood of the old
 */
export function emStep(
  groups: Groups,
  from: Estimates,
  model: ModelName,
): { estimates: Estimates; logLikelihood: number } {
  const expected = expect(groups, from);
  const slopes = from.slopes.slice();
  const intercepts = from.intercepts.slice();
  for (let item = 0; item < slopes.length; item += 1) {
    const { tried, right } = countsOf(groups, expected, item);
    const [slope, intercept] = [slopes[item] ?? 1, intercepts[item] ?? 0];
    const next = newton(slope, intercept, tried, right, model === '2pl');
    slopes[item] = next.slope;
    intercepts[item] = next.intercept;
  }
  rescale(slopes, intercepts, expected.all, model);
  return { estimates: { slopes, intercepts }, logLikelihood: expected.logLikelihood };
}

/**
 * A group's likelihood at a node is exp(c + θ t) Π (1 - P), t the sum of slopes of right answers,
 * c that of intercepts: linear in θ, so that only the product needs all items at all nodes.
 */
function expect(groups: Groups, { slopes, intercepts }: Estimates): Expected {
  const wrongLogs = Array.from(slopes, (slope, item) =>
    nodes.map((theta) => -softplus(slope * theta + (intercepts[item] ?? 0))),
  );
  const complete = new Float64Array(Q);
  for (const logs of wrongLogs) addTo(complete, logs, 1);
  const { sums, constant } = rightSums(groups, slopes, intercepts);
  const crowd = new Float64Array(groups.sizes.length * Q);
  const all = new Float64Array(Q);
  let logLikelihood = constant;
  groups.sizes.forEach((size, group) => {
    const blank = groups.blanks[group];
    const base = blank ? complete.slice() : complete;
    for (const item of blank ?? []) addTo(base, wrongLogs[item] ?? base, -1);
    const row = crowd.subarray(group * Q, (group + 1) * Q);
    logLikelihood += size * posterior(row, base, sums[group] ?? 0);
    for (let q = 0; q < Q; q += 1) {
      const here = size * (row[q] ?? 0);
      row[q] = here;
      all[q] = (all[q] ?? 0) + here;
    }
  });
  return { crowd, all, logLikelihood };
}

function addTo(target: Float64Array, values: Float64Array, sign: 1 | -1): void {
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) + sign * (values[i] ?? 0);
}

function rightSums(groups: Groups, slopes: Float64Array, intercepts: Float64Array) {
  const sums = new Float64Array(groups.sizes.length);
  let constant = 0;
  groups.right.forEach((right, item) => {
    const [slope, intercept] = [slopes[item] ?? 0, intercepts[item] ?? 0];
    for (let group = 0; group < sums.length; group += 1) {
      const count = right[group] ?? 0;
      constant += count * intercept;
      sums[group] = (sums[group] ?? 0) + (slope * count) / (groups.sizes[group] ?? 1);
    }
  });
  return { sums, constant };
}

/** Fills a row with the shares of the nodes and returns the logarithm of their sum. */
function posterior(row: Float64Array, base: Float64Array, slopeSum: number): number {
  let peak = -Infinity;
  for (let q = 0; q < Q; q += 1) {
    const log = (base[q] ?? 0) + slopeSum * (nodes[q] ?? 0);
    row[q] = log;
    if (log > peak) peak = log;
  }
  let whole = 0;
  for (let q = 0; q < Q; q += 1) {
    const share = Math.exp((row[q] ?? 0) - peak) * (weights[q] ?? 0);
    row[q] = share;
    whole += share;
  }
  for (let q = 0; q < Q; q += 1) row[q] = (row[q] ?? 0) / whole;
  return peak + Math.log(whole);
}

/** Per node how many are expected to have met the item, and to have been right. */
function countsOf(groups: Groups, { crowd }: Expected, item: number) {
  const [right, tried] = [new Float64Array(Q), new Float64Array(Q)];
  const [rights, wrongs] = [groups.right[item], groups.wrong[item]];
  for (let group = 0; group < groups.sizes.length; group += 1) {
    const size = groups.sizes[group] ?? 1;
    const good = (rights?.[group] ?? 0) / size;
    const met = good + (wrongs?.[group] ?? 0) / size;
    if (met === 0) continue;
    const offset = group * Q;
    for (let q = 0; q < Q; q += 1) {
      const here = crowd[offset + q] ?? 0;
      tried[q] = (tried[q] ?? 0) + met * here;
      right[q] = (right[q] ?? 0) + good * here;
    }
  }
  return { tried, right };
}

/** Newton's method for the logistic regression of right answers on the nodes. */
function newton(
  slope: number,
  intercept: number,
  tried: Float64Array,
  right: Float64Array,
  freeSlope: boolean,
): { slope: number; intercept: number } {
  for (let i = 0; i < NEWTON_STEPS; i += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (let q = 0; q < Q; q += 1) {
      const [theta, count] = [nodes[q] ?? 0, tried[q] ?? 0];
      const p = logistic(slope * theta + intercept);
      const [miss, weight] = [(right[q] ?? 0) - count * p, count * p * (1 - p)];
      g0 += miss;
      g1 += miss * theta;
      h00 += weight;
      h01 += weight * theta;
      h11 += weight * theta * theta;
    }
    const determinant = h00 * h11 - h01 * h01;
    const byIntercept = freeSlope ? (h11 * g0 - h01 * g1) / determinant : g0 / h00;
    const bySlope = freeSlope ? (h00 * g1 - h01 * g0) / determinant : 0;
    if (!Number.isFinite(byIntercept) || !Number.isFinite(bySlope)) break;
    intercept += clamp(byIntercept);
    slope += clamp(bySlope);
  }
  return { slope, intercept };
}

const clamp = (step: number) => Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));

/** Brings the ability back to mean 0 (and, where the slopes are free, variance 1) by moving the items. */
function rescale(slopes: Float64Array, intercepts: Float64Array, all: Float64Array, model: ModelName): void {
  let [count, first, second] = [0, 0, 0];
  all.forEach((here, q) => {
    const theta = nodes[q] ?? 0;
    count += here;
    first += here * theta;
    second += here * theta * theta;
  });
  const mean = first / count;
  const sd = model === 'rasch1' ? 1 : Math.sqrt(second / count - mean * mean);
  slopes.forEach((slope, item) => {
    intercepts[item] = (intercepts[item] ?? 0) + slope * mean;
    slopes[item] = slope * sd;
  });
}
