import { amountOf, compareAmounts, type Amount } from '../generate/numbers.ts';
import { choiceRule, type Rule } from './rule.ts';

const unitWords =
  'mm|cm|m|km|per cent|percent|ml|l|mg|g|kg|seconds?|minutes?|hours?|days?|weeks?|months?|years?|people|patients|cases';
const units = new RegExp(`^(?:%|(?:${unitWords})\\b)`);
const anyUnit = new RegExp(`%|\\b(?:${unitWords})\\b`, 'i');

/** Rules on options that are numbers. */
export const numberRules: Rule[] = [
  choiceRule(
    {
      number: 11,
      name: 'lost_sequence',
      level: 'error',
      reason: 'Numbers out of order cost time and test nothing.',
    },
    (item) => {
      const { options } = item;
      const amounts = allAmounts(options);
      if (!amounts) return [];
      const known = new Set(amounts.flatMap(({ unit }) => units.exec(unit)?.[0].replace(/s$/, '') ?? []));
      if (known.size > 1) return [`The options mix units (${[...known].join(', ')}); use one.`];
      const ascends = amounts.every(
        (each, index) => index === 0 || compareAmounts(amounts[index - 1] ?? each, each) <= 0,
      );
      if ((item.kind === 'choice' && item.shuffle) || !ascends)
        return ['The options are numbers; list them ascending and do not shuffle them.'];
      return [];
    },
  ),
  choiceRule(
    {
      number: 20,
      name: 'heterogeneous_options',
      level: 'error',
      reason: 'An option of another kind stands out or drops out.',
    },
    ({ options }) => {
      const measures = options.filter(({ text }) => isMeasure(text)).length;
      const bare = options.filter(({ text }) => !/\d/.test(text) && !anyUnit.test(text)).length;
      const stops = options.filter(({ text }) => /\.$/.test(text)).length;
      return [
        ...(measures > 0 && bare > 0
          ? ['Some options are measured amounts and others are not; ask along one dimension.']
          : []),
        ...(stops > 0 && stops < options.length
          ? ['Some options are full sentences and others are not; write all in one form.']
          : []),
      ];
    },
  ),
  choiceRule(
    {
      number: 22,
      name: 'overlapping_ranges',
      level: 'error',
      reason: 'A value inside two ranges makes both right.',
    },
    ({ options }) => {
      const amounts = options.flatMap(({ text }) => {
        const amount = amountOf(text);
        return amount ? [{ text, amount }] : [];
      });
      return amounts.flatMap((a, index) =>
        amounts
          .slice(index + 1)
          .filter((b) => overlap(a.amount, b.amount))
          .map((b) => `The options "${a.text}" and "${b.text}" overlap; draw the ranges apart.`),
      );
    },
  ),
];

function allAmounts(options: readonly { text: string }[]): Amount[] | null {
  const amounts = options.flatMap(({ text }) => amountOf(text) ?? []);
  return amounts.length === options.length ? amounts : null;
}

/** An amount with its unit and hardly anything else: "5 cm", "About 30% of cases". */
function isMeasure(text: string): boolean {
  const unit = amountOf(text)?.unit;
  return unit !== undefined && units.test(unit) && unit.split(' ').length <= 3;
}

function overlap(a: Amount, b: Amount): boolean {
  const isRange = a.low < a.high || b.low < b.high;
  if (!isRange || a.unit !== b.unit) return false;
  const [first, second] = a.low <= b.low ? [a, b] : [b, a];
  if (second.low < first.high) return true;
  return second.low === first.high && !first.highOpen && !second.lowOpen;
}
