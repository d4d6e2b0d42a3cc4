/**
 * A figure, or how many would be needed before it says anything. `value` is null where the figure
 * is not defined, such as a correlation with something that does not vary.
 */
export type Estimate<Value = number | null> = { value: Value } | { tooFew: number };

export function estimate<Value>(count: number, needed: number, work: () => Value): Estimate<Value> {
  return count < needed ? { tooFew: needed } : { value: work() };
}

/** How many persons (or answers, or judges) each kind of figure needs before it is shown. */
export interface Needs {
  /** Standard deviations and their kin. */
  spread: number;
  /** Reliability and all that correlates. */
  reliability: number;
  /** Whether an option works. */
  options: number;
  rasch: number;
  twoParameter: number;
}

/**
 * Reliability and correlations from 30 persons; an option from 40 answers, of which 5 % are two;
 * Rasch from 30, which places a difficulty within one logit with 95 % confidence (Linacre 1994, Rasch Measurement
 * Transactions 7:4, 328); two parameters from 200 (Drasgow 1989, Applied Psychological Measurement
 * 13, 77-90).
 */
export const publishedNeeds: Needs = {
  spread: 2,
  reliability: 30,
  options: 40,
  rasch: 30,
  twoParameter: 200,
};

/** Whatever the formulas can be worked out for, for examples from books. */
export const noNeeds: Needs = { spread: 2, reliability: 2, options: 1, rasch: 2, twoParameter: 2 };
