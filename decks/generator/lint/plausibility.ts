import { amountOf } from '../generate/numbers.ts';
import { choiceRule, keyOf, wrongOf, type Bank, type Rule, type Violation } from './rule.ts';
import type { OptionItem } from '../../../src/core/deck/parts.ts';

const leastSimilarity = 0.15;
const farthest = 50;

/** Rules on whether an option tempts somebody, as far as the material alone can tell. */
export const plausibilityRules: Rule[] = [
  choiceRule(
    {
      number: 1,
      name: 'implausible_distractors',
      level: 'warning',
      reason: 'An option that nobody would pick only makes the guess easier.',
    },
    (item, bank) => {
      const idle = wrongOf(item).filter(({ text }) => isFarFetched(item, text, bank));
      return idle.map(
        ({ text }) =>
          `The option "${text}" is too far from the key to tempt anybody; replace it by something that is mistaken for the key.`,
      );
    },
  ),
  {
    number: 35,
    name: 'image_without_alt',
    level: 'error',
    reason: 'Who cannot see the picture has to be able to learn from it all the same.',
    check: unseen,
  },
];

/** A condition that shares next to nothing with the key, or a number far beyond it. */
function isFarFetched(item: OptionItem, text: string, { facts }: Bank): boolean {
  const key = keyOf(item)?.text ?? '';
  const [a, b] = [amountOf(key), amountOf(text)];
  if (a && b && a.unit === b.unit && a.high > 0 && b.high > 0) {
    return Math.max(a.high, b.high) / Math.min(a.high, b.high) > farthest;
  }
  // The odd one out is unlike the others by design, and a question may ask for a name as such.
  if (!facts || item.kind !== 'case') return false;
  const [keyed, named] = [facts.conditionNamed(key), facts.conditionNamed(text)];
  return keyed !== null && named !== null && facts.similarity(keyed, named) < leastSimilarity;
}

function unseen({ deck }: Bank): Violation[] {
  const figures = new Set(deck.figures.map(({ id }) => id));
  const lost = deck.items.flatMap((item) =>
    item.kind === 'figure' && !figures.has(item.figure)
      ? [
          {
            item: item.id,
            message: `The figure "${item.figure}" is not in the deck; add it or remove the item.`,
          },
        ]
      : [],
  );
  const silent = deck.figures.flatMap(({ id, title, alt, description }) =>
    [
      ...(says(alt, title) ? [] : ['alt (one sentence in place of the picture)']),
      ...(says(description, title) ? [] : ['description (the facts of the picture in words)']),
    ].map((what) => ({ item: id, message: `The figure has no ${what}; add it.` })),
  );
  return [...lost, ...silent];
}

function says(text: string, title: string): boolean {
  return text.trim().split(/\s+/).length >= 4 && text.trim() !== title;
}
