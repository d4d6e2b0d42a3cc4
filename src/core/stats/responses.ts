import type { Values } from './moments.ts';

/** What all persons did with one item. */
export interface ItemResponses {
  name: string;
  /** The most that can be scored. */
  max: number;
  /** One score per person; NaN where the item was left blank. */
  scores: Values;
  /** What was chosen, where options were recorded. */
  options: { key: string; /** One per person, '' for a blank. */ choices: readonly string[] } | null;
}

/** A person-by-item matrix. */
export interface Responses {
  /** Names or numbers of the persons, at least one. */
  persons: readonly string[];
  /** At least one. */
  items: readonly ItemResponses[];
}

export function blanksOf(item: ItemResponses): number {
  return item.scores.reduce((count, score) => count + (Number.isNaN(score) ? 1 : 0), 0);
}

/** The scores with blanks counted as 0: what was not answered earns nothing. */
export function completeScores({ scores }: ItemResponses): Values {
  return scores.map((score) => (Number.isNaN(score) ? 0 : score));
}

/** Whether every score is 0 or 1 and 1 is the most. */
export function isDichotomous({ scores, max }: ItemResponses): boolean {
  return max === 1 && scores.every((score) => score === 0 || score === 1 || Number.isNaN(score));
}
