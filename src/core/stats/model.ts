/** `rasch1`: all items of slope 1; `rasch`: one common slope; `2pl`: a slope for each. Ability is standard normal. */
export type ModelName = 'rasch1' | 'rasch' | '2pl';

/**
 * A logistic item: P = 1 / (1 + exp(-a (θ - b))) (Birnbaum 1968, in Lord and Novick, Statistical
 * Theories of Mental Test Scores). No scaling by 1.7. In a Rasch model all items share `a`.
 */
export interface ItemParameters {
  /** Discrimination, per unit of θ; negative where the better answer wrongly more often. */
  a: number;
  /** Difficulty: the θ at which half answer rightly. */
  b: number;
}

export interface Answered extends ItemParameters {
  right: boolean;
}

/** The distribution of ability in the population: normal. */
export interface Prior {
  mean: number;
  sd: number;
}

export const standardNormal: Prior = { mean: 0, sd: 1 };

/** 1 / (1 + exp(-x)). */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/** log(1 + exp(x)) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

export function probability({ a, b }: ItemParameters, theta: number): number {
  return logistic(a * (theta - b));
}

/** Fisher information of items at an ability: sum of a² P (1 - P) (Birnbaum 1968). */
export function information(items: readonly ItemParameters[], theta: number): number {
  let sum = 0;
  for (const { a, b } of items) {
    const p = logistic(a * (theta - b));
    sum += a * a * p * (1 - p);
  }
  return sum;
}
