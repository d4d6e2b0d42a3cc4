import { choiceRule, itemRule, type Rule } from './rule.ts';
import { isOptionItem } from '../../../src/core/deck/parts.ts';
import { questionOf, stemOf } from './texts.ts';
import { readingGrade, wordsOf } from '../words.ts';

const longestStem = 120;
const longestOption = 20;
const hardestGrade = 16;
const commonAcronyms = new Set([
  'MRI',
  'CT',
  'UK',
  'US',
  'USA',
  'NHS',
  'GP',
  'NSAID',
  'NSAIDS',
  'TV',
  'HIV',
  'DNA',
  'ID',
  'II',
  'III',
  'IV',
]);

/** Rules on the question before its options. */
export const stemRules: Rule[] = [
  choiceRule(
    {
      number: 4,
      name: 'fill_in_the_blank',
      level: 'warning',
      reason: 'A gap in the question costs reading and tests nothing.',
    },
    (item) =>
      /_{2,}/.test(questionOf(item))
        ? ['The question holds a gap; ask a closed question that ends with a question mark.']
        : [],
  ),
  choiceRule(
    {
      number: 8,
      name: 'negative_stem',
      level: 'warning',
      reason: 'Readers overlook a not, and knowing what is wrong is not knowing what is right.',
    },
    ({ leadIn }) => {
      if (!asksForException(leadIn)) return [];
      const marked = /\b(?:NOT|EXCEPT|NEVER)\b|\*(?:not|except|never)\*/.test(leadIn);
      if (marked) return ['The lead-in is negative; ask for what is true where that is possible.'];
      return [
        {
          level: 'error',
          message:
            'The lead-in is negative and does not show it; ask for what is true, or write NOT in capitals.',
        },
      ];
    },
  ),
  itemRule(
    {
      number: 14,
      name: 'ambiguous_unclear',
      level: 'warning',
      reason: 'A card is seen alone, without its neighbours.',
    },
    (item, { deck }) => {
      if (item.kind === 'cloze') return [];
      const question = questionOf(item);
      const pronoun = /^(?:it|they|this|these|those|he|she|its|their)\b/i.exec(question)?.[0];
      const explained = (acronym: string) =>
        commonAcronyms.has(acronym) || deck.claims.some(({ text }) => text.includes(`(${acronym})`));
      const acronyms = (question.match(/\b[A-Z]{2,}\b/g) ?? []).filter(
        (each) => !explained(each) && !/^(?:NOT|EXCEPT)$/.test(each),
      );
      return [
        ...(pronoun === undefined
          ? []
          : [
              `The question starts with "${pronoun}" and nothing before it says what is meant; name the subject.`,
            ]),
        ...[...new Set(acronyms)].map(
          (each) => `The abbreviation "${each}" is not explained in the deck; write it out.`,
        ),
      ];
    },
  ),
  choiceRule(
    { number: 15, name: 'gratuitous_stem', level: 'warning', reason: 'Window dressing tests reading speed.' },
    (item) => {
      const length = wordsOf(stemOf(item)).length;
      return length > longestStem
        ? [`The stem has ${length} words; cut what does not matter to the answer (at most ${longestStem}).`]
        : [];
    },
  ),
  choiceRule(
    {
      number: 19,
      name: 'unfocused_stem',
      level: 'error',
      reason: 'A question that cannot be answered with the options covered is a list of true-or-false items.',
    },
    ({ leadIn }) => {
      if (/\bwhich (?:one )?of (?:the following|these)\b/i.test(leadIn))
        return [
          'The lead-in says "which of the following"; ask a question that can be answered with the options covered.',
        ];
      const asks =
        /\?\s*$/.test(leadIn) && /\b(?:what|which|who|whom|whose|where|when|why|how)\b/i.test(leadIn);
      return asks && wordsOf(leadIn).length >= 3
        ? []
        : [
            'The lead-in is not a closed question; start with what, which, who, where, when, why or how and end with a question mark.',
          ];
    },
  ),
  itemRule(
    { number: 33, name: 'readability', level: 'warning', reason: 'Hard reading hides what a learner knows.' },
    (item) => {
      const grade = readingGrade(questionOf(item));
      const hard = item.kind !== 'cloze' && wordsOf(questionOf(item)).length >= 12 && grade > hardestGrade;
      const long = isOptionItem(item)
        ? item.options.filter(({ text }) => wordsOf(text).length > longestOption)
        : [];
      return [
        ...(hard
          ? [
              `The question reads at grade ${grade.toFixed(0)}; use shorter words or sentences (at most ${hardestGrade}).`,
            ]
          : []),
        ...long.map(({ text }) => `The option "${text}" has more than ${longestOption} words; shorten it.`),
      ];
    },
  ),
];

/** A "which … not" asks for the exception; a "why … not" asks for the reason of a negative fact. */
function asksForException(leadIn: string): boolean {
  if (/\b(?:except|least (?:likely|appropriate|suitable))\b/i.test(leadIn)) return true;
  return (
    !/^(?:why|how)\b/i.test(leadIn) && /\b(?:not|never|cannot|isn't|doesn't|don't|shouldn't)\b/i.test(leadIn)
  );
}
