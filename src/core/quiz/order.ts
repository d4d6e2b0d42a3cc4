import { hash32 } from '../scheduler/hash.ts';
import type { Question } from './question.ts';

/** The same texts in an order that the seed alone decides. */
export function shuffled<Text extends string>(texts: readonly Text[], seed: string): Text[] {
  const keyed = texts.map((text) => ({ text, key: hash32(`${seed} ${text}`, 0) }));
  return keyed
    .sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ text }) => text);
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index]);

/** A shuffle, turned until it is none of the orders to avoid; there must be fewer of those than texts. */
export function shuffledAnew<Text extends string>(
  texts: readonly Text[],
  seed: string,
  avoid: readonly (readonly Text[])[],
): Text[] {
  let order = shuffled(texts, seed);
  for (let turn = 0; turn < texts.length && avoid.some((other) => isSame(order, other)); turn += 1) {
    order = [...order.slice(1), ...order.slice(0, 1)];
  }
  return order;
}

/** Ids of the parts of a question that have no order of their own. */
export function partsToOrder(question: Question): readonly string[] {
  switch (question.type) {
    case 'choice':
    case 'multiple':
    case 'key-feature':
    case 'matching':
    case 'extended':
      return question.options;
    case 'grid':
      return question.rows.map(({ id }) => id);
    case 'ordering':
      return question.steps;
    case 'stepwise':
      return question.steps.flatMap((step) => partsToOrder(step.question));
    case 'typed':
    case 'cloze':
    case 'numeric':
    case 'hotspot':
    case 'likelihood':
      return [];
  }
}

/**
 * Ids of a question's parts in the order in which they are shown: by the seed, never the order of the last time,
 * and never the solution of a question about order.
 * @param last the order before a retry; null the first time
 */
export function partOrder(
  question: Question,
  shuffle: boolean,
  seed: string,
  last: readonly string[] | null,
): string[] {
  const parts = partsToOrder(question);
  if (!shuffle) return [...parts];
  const solution = question.type === 'ordering' ? [parts] : [];
  return shuffledAnew(parts, seed, last === null ? solution : [...solution, last]);
}
