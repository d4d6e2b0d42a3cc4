import type { Figure, Item } from '../deck/types.ts';
import { isOptionItem, type OptionItem } from '../deck/parts.ts';
import type { ChoiceQuestion, Question } from './question.ts';

/** Longest answer, in words, that a learner can be asked to type word for word. */
const typedWords = 4;

function choiceOf({ options }: OptionItem): ChoiceQuestion | null {
  const key = options.find(({ correct }) => correct);
  if (!key) return null;
  const dangerous = options.filter(({ danger }) => danger).map(({ id }) => id);
  return { type: 'choice', options: options.map(({ id }) => id), key: key.id, dangerous };
}

function typed(answer: string, variants: readonly string[]): Question | null {
  if (answer.trim().split(/\s+/).length > typedWords) return null;
  return { type: 'typed', accepts: [answer, ...variants] };
}

/**
 * The question that an item of a deck asks in a quiz, or null where a learner can only judge the answer.
 * @param figure the drawing of a figure item
 */
export function questionOf(item: Item, figure: Pick<Figure, 'regions'> | null): Question | null {
  if (isOptionItem(item)) return choiceOf(item);
  switch (item.kind) {
    case 'pair': {
      const rows = item.findings.map(({ id, of }) => ({ id, key: of }));
      return { type: 'grid', rows, options: ['a', 'b'] };
    }
    case 'match': {
      const rows = item.pairs.map(({ id }) => ({ id, key: id }));
      return { type: 'matching', rows, options: [...item.pairs, ...item.extras].map(({ id }) => id) };
    }
    case 'order':
      return { type: 'ordering', steps: item.steps.map(({ id }) => id) };
    case 'cloze':
      return { type: 'cloze', gaps: [{ id: 'hidden', accepts: [item.hidden] }] };
    case 'recall':
      return typed(item.answer, item.accepts);
    case 'figure':
      if (item.mode !== 'find') return typed(item.answer, item.accepts);
      return figure && { type: 'hotspot', regions: figure.regions.map(({ id }) => id), keys: [item.region] };
    case 'trap':
      return null;
  }
}
