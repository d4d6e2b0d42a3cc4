import { choiceRule, keyOf, wrongOf, type Rule } from './rule.ts';
import { normalised } from '../words.ts';

const quote = (text: string) => `"${text}"`;

/** Rules on what stands among the options. */
export const optionRules: Rule[] = [
  choiceRule(
    {
      number: 2,
      name: 'none_of_the_above',
      level: 'error',
      reason: 'It tests that something is absent and nothing that is known.',
    },
    ({ options }) =>
      options
        .filter(({ text }) => /\bnone of (?:the )?(?:above|these|options|others)\b/i.test(text))
        .map(({ text }) => `Replace the option ${quote(text)} by a wrong answer of the same kind.`),
  ),
  choiceRule(
    {
      number: 3,
      name: 'all_of_the_above',
      level: 'error',
      reason: 'Knowing two options is enough to pick it.',
    },
    ({ options }) =>
      options
        .filter(({ text }) => /\ball of (?:the )?(?:above|these|options|others)\b/i.test(text))
        .map(({ text }) => `Replace the option ${quote(text)} by a wrong answer of the same kind.`),
  ),
  choiceRule(
    { number: 5, name: 'true_or_false', level: 'error', reason: 'A coin gets half of such questions right.' },
    ({ options }) =>
      options.every(({ text }) => /^(?:true|false|yes|no)\b/i.test(text))
        ? ['The options say true, false, yes or no; ask for the fact itself.']
        : [],
  ),
  choiceRule(
    {
      number: 12,
      name: 'more_than_one_correct',
      level: 'error',
      reason: 'Whoever knows more than the writer is marked wrong.',
    },
    (item, { deck }) => {
      const keys = item.options.filter((option) => option.correct).length;
      if (keys !== 1) return [`The question has ${keys} keys; mark exactly one option as correct.`];
      const asked = deck.items.find((each) => each.id === item.id.replace(/^choice\//, 'recall/'));
      if (asked?.kind !== 'recall') return [];
      const right = new Set([asked.answer, ...asked.accepts].map(normalised));
      return wrongOf(item)
        .filter(({ text }) => right.has(normalised(text)))
        .map(
          ({ text }) =>
            `The wrong option ${quote(text)} is accepted as an answer of ${quote(asked.id)}; change one of the two.`,
        );
    },
  ),
  choiceRule(
    {
      number: 13,
      name: 'complex_k_type',
      level: 'error',
      reason: 'Combined options reward partial knowledge and test logic.',
    },
    ({ options }) =>
      options
        .filter(({ text }) => isCombination(text))
        .map(
          ({ text }) => `The option ${quote(text)} combines other options; write one answer in each option.`,
        ),
  ),
  choiceRule(
    {
      number: 21,
      name: 'duplicate_option',
      level: 'error',
      reason: 'Two equal options are both wrong, or both right.',
    },
    ({ kind, options }, { facts }) => {
      // Two names of one condition are one answer, except where names themselves are asked for.
      const named = (text: string) => (kind === 'choice' ? null : facts?.conditionNamed(text));
      const texts = options.map(({ text }) => named(text) ?? normalised(text));
      return options
        .filter((_, index) => texts.indexOf(texts[index] ?? '') < index)
        .map(({ text }) => `The option ${quote(text)} is there twice; replace one of the two.`);
    },
  ),
  choiceRule(
    {
      number: 24,
      name: 'option_count',
      level: 'error',
      reason: 'Fewer than three invite guessing, and a fifth wrong one hardly ever works.',
    },
    ({ options }) =>
      options.length >= 3 && options.length <= 5
        ? []
        : [`The question has ${options.length} options; give it three to five.`],
  ),
  choiceRule(
    {
      number: 25,
      name: 'position_words',
      level: 'error',
      reason: 'Options are shuffled, so a position means nothing.',
    },
    ({ options }) =>
      options
        .filter(({ text }) => namesPosition(text))
        .map(
          ({ text }) => `The option ${quote(text)} points at another option by its place; say what is meant.`,
        ),
  ),
  choiceRule(
    {
      number: 30,
      name: 'red_flag_safety',
      level: 'error',
      reason: 'A dangerous choice has to be explained and must never be the answer.',
    },
    (item) => {
      const key = keyOf(item);
      const keyed = key?.danger
        ? [`The key ${quote(key.text)} is marked as dangerous; correct the key or the mark.`]
        : [];
      const unexplained = wrongOf(item)
        .filter((option) => option.danger && option.rationale.trim().split(/\s+/).length < 5)
        .map(({ text }) => `The dangerous option ${quote(text)} needs a reason that says what harm it does.`);
      return [...keyed, ...unexplained];
    },
  ),
];

const letterList =
  /^(?:(?:both|only|neither)\s+)?[A-E](?:\s*,\s*[A-E])*\s*,?\s*(?:and|or|nor|&)\s+[A-E](?:\s+only)?\.?$/;
const romanList =
  /^(?:(?:both|only)\s+)?(?:i{1,3}|iv|v)(?:\s*,\s*(?:i{1,3}|iv|v))*\s*,?\s*(?:and|or)\s+(?:i{1,3}|iv|v)(?:\s+only)?\.?$/i;

function isCombination(text: string): boolean {
  return letterList.test(text) || romanList.test(text) || /^(?:both|only) [A-E]\b/.test(text);
}

function namesPosition(text: string): boolean {
  if (letterList.test(text)) return true;
  return (
    /\b(?:both|any|either|neither|two) of (?:the )?(?:above|below)\b/i.test(text) ||
    /^(?:the )?(?:one |answer |option |choice )?(?:above|below)\.?$/i.test(text) ||
    /\b(?:above|below|previous|preceding|following) (?:options?|answers?|choices?|statements?)\b/i.test(
      text,
    ) ||
    /\b(?:options?|answers?|choices?) (?:[A-E]|[1-5]|above|below)\b/.test(text)
  );
}
