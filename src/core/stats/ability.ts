import { logistic, softplus, type Answered, type Prior } from './model.ts';
import { normalQuadrature } from './quadrature.ts';

export interface Ability {
  theta: number;
  standardError: number;
}

/** Beyond this an ability is not a number worth telling. */
const FARTHEST = 50;
const TOLERANCE = 1e-10;

/**
 * Expected a posteriori: mean and standard deviation of the ability given the answers
 * (Bock and Mislevy 1982, Applied Psychological Measurement 6, 431-444). Without answers the prior.
 */
export function expectedAbility(answers: readonly Answered[], prior: Prior): Ability {
  const { nodes, weights } = normalQuadrature(prior);
  const logs = nodes.map((theta, index) => {
    let sum = Math.log(weights[index] ?? 0);
    for (const { a, b, right } of answers) sum -= softplus(right ? -a * (theta - b) : a * (theta - b));
    return sum;
  });
  const peak = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  let [whole, first, second] = [0, 0, 0];
  for (let i = 0; i < nodes.length; i += 1) {
    const [theta, share] = [nodes[i] ?? 0, Math.exp((logs[i] ?? 0) - peak)];
    whole += share;
    first += share * theta;
    second += share * theta * theta;
  }
  const theta = first / whole;
  return { theta, standardError: Math.sqrt(Math.max(0, second / whole - theta * theta)) };
}

/**
 * Maximum likelihood (Birnbaum 1968). With logistic items the likelihood has one peak.
 * @returns null where it has none: all answers as expected of the highest or of the lowest ability
 */
export function likeliestAbility(answers: readonly Answered[]): Ability | null {
  const useful = answers.filter(({ a }) => a !== 0);
  const ups = useful.filter(({ a, right }) => a > 0 === right).length;
  if (ups === 0 || ups === useful.length) return null;
  return solve((theta) => {
    const { score, information } = derivatives(useful, theta);
    return { score, curvature: information, information };
  });
}

/** Maximum a posteriori, the peak of likelihood times prior; Samejima 1969, Psychometrika Monograph 17. */
export function likeliestWithPrior(answers: readonly Answered[], { mean, sd }: Prior): Ability {
  const precision = 1 / (sd * sd);
  const found = solve((theta) => {
    const { score, information } = derivatives(answers, theta);
    const curvature = information + precision;
    return { score: score - (theta - mean) * precision, curvature, information: curvature };
  });
  return found ?? { theta: mean, standardError: sd };
}

/**
 * Weighted likelihood, whose bias is of a smaller order (Warm 1989, Psychometrika 54, 427-450):
 * the root of score + J / (2 I) with J = sum of a³ P Q (1 - 2P). Standard error 1/√I. Finite for all
 * or no answers right.
 * @returns null without answers that tell anything
 */
export function weightedAbility(answers: readonly Answered[]): Ability | null {
  return solve((theta) => {
    const { score, information, skew } = derivatives(answers, theta);
    const correction = information > 0 ? skew / (2 * information) : 0;
    return { score: score + correction, curvature: information, information };
  });
}

function derivatives(answers: readonly Answered[], theta: number) {
  let [score, information, skew] = [0, 0, 0];
  for (const { a, b, right } of answers) {
    const p = logistic(a * (theta - b));
    const part = a * a * p * (1 - p);
    score += a * ((right ? 1 : 0) - p);
    information += part;
    skew += part * a * (1 - 2 * p);
  }
  return { score, information, skew };
}

/**
 * The root of a function that is positive far left and negative far right: Fisher scoring, and
 * halving of the bracket where a step would leave it or the last one gained too little.
 */
function solve(
  at: (theta: number) => { score: number; curvature: number; information: number },
): Ability | null {
  let [low, high, theta] = [-FARTHEST, FARTHEST, 0];
  let last = Infinity;
  for (let i = 0; i < 200; i += 1) {
    const { score, curvature } = at(theta);
    if (score === 0) break;
    if (score > 0) low = theta;
    else high = theta;
    const step = theta + score / curvature;
    const isGood = step > low && step < high && Math.abs(score) < last / 2;
    const next = isGood ? step : (low + high) / 2;
    last = Math.abs(score);
    const moved = Math.abs(next - theta);
    theta = next;
    if (moved < TOLERANCE) break;
  }
  const { information } = at(theta);
  if (!(information > 0) || Math.abs(theta) > FARTHEST - 1) return null;
  return { theta, standardError: 1 / Math.sqrt(information) };
}
