export interface ScoreScale {
  mean: number;
  sd: number;
}

/**
 * Linear equating of two forms taken by equivalent groups: scores with equal z are equal,
 * y = μY + σY/σX (x - μX) (Kolen and Brennan 2014, Test Equating, Scaling, and Linking, 3rd ed., 2.3).
 * @returns what turns a score on `from` into one on `to`, or null where one of the forms has no spread
 */
export function linearEquating(from: ScoreScale, to: ScoreScale): ((score: number) => number) | null {
  if (!(from.sd > 0) || !(to.sd > 0)) return null;
  return (score) => to.mean + (to.sd / from.sd) * (score - from.mean);
}
