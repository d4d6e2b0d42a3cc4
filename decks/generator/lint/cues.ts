import { choiceRule, type Complaint, keyOf, wrongOf, type Rule } from './rule.ts';
import type { OptionItem } from '../../../src/core/deck/parts.ts';
import { questionOf } from './texts.ts';
import { contentStems, normalised, repeatedCues, standsOutByLength } from '../words.ts';

const absolutes =
  /\b(?:always|never|only|none|every|everybody|everyone|nobody|no one|completely|totally|entirely|impossible|all (?:of|the|people|patients|cases|lumps))\b|^all\b(?! over)/i;
const vague = /\b(?:often|usually|may|might|sometimes|occasionally|frequently|rarely|possibly|generally)\b/i;
const antonyms = [
  ['increase', 'decrease'],
  ['increases', 'decreases'],
  ['more', 'less'],
  ['higher', 'lower'],
  ['before', 'after'],
  ['above', 'below'],
  ['benign', 'malignant'],
  ['soft', 'hard'],
  ['painful', 'painless'],
  ['mobile', 'fixed'],
  ['superficial', 'deep'],
  ['inside', 'outside'],
  ['medial', 'lateral'],
  ['proves', 'disproves'],
  ['present', 'absent'],
  ['faster', 'slower'],
  ['larger', 'smaller'],
  ['left', 'right'],
];

/** Rules on hints that give the key away to somebody who does not know it. */
export const cueRules: Rule[] = [
  choiceRule(
    {
      number: 6,
      name: 'absolute_terms',
      level: 'warning',
      reason: 'Test-wise learners rule out whatever says always or never.',
    },
    ({ options }) => {
      const strong = options.filter(({ text }) => absolutes.test(text));
      if (strong.length === 0 || strong.length === options.length) return [];
      return strong.map(
        ({ text }) =>
          `The option "${text}" alone is absolute ("${absolutes.exec(text)?.[0]}"); soften it or word all alike.`,
      );
    },
  ),
  choiceRule(
    {
      number: 7,
      name: 'longest_option_correct',
      level: 'warning',
      reason: 'The longest option is the test-wise guess.',
    },
    (item) => {
      const key = keyOf(item)?.text ?? '';
      const wrong = wrongOf(item).map(({ text }) => text);
      if (!standsOutByLength(key, wrong)) return [];
      const mean = Math.round(wrong.join('').length / wrong.length);
      return [
        `The key has ${key.length} characters and the other options ${mean} on average; shorten the key or lengthen the others.`,
      ];
    },
  ),
  choiceRule(
    {
      number: 9,
      name: 'word_repeats',
      level: 'error',
      reason: 'A word that question and key share points at the key.',
    },
    (item) => {
      const wrong = wrongOf(item).map(({ text }) => text);
      const alone = repeatedCues(questionOf(item), keyOf(item)?.text ?? '', wrong);
      if (alone.length === 0) return [];
      return [
        `The key alone repeats ${alone.map((stem) => `"${stem}…"`).join(', ')} from the question; reword the key or let a wrong option repeat it too.`,
      ];
    },
  ),
  choiceRule(
    {
      number: 10,
      name: 'logical_cues',
      level: 'warning',
      reason: 'Of two opposites one must be right, so the rest drops out.',
    },
    (item) => {
      const key = keyOf(item);
      if (!key || item.options.length < 3) return [];
      return wrongOf(item)
        .filter(({ text }) => areOpposites(key.text, text))
        .map(
          ({ text }) => `The key and "${text}" are opposites; add a second pair or replace one of the two.`,
        );
    },
  ),
  choiceRule(
    {
      number: 16,
      name: 'convergence',
      level: 'warning',
      reason: 'The option that shares most with the others is the test-wise guess.',
    },
    (item) => {
      const stems = new Map(item.options.map((option) => [option.id, contentStems(option.text)]));
      const score = (id: string) =>
        [...(stems.get(id) ?? [])].reduce(
          (sum, stem) => sum + [...stems].filter(([other, set]) => other !== id && set.has(stem)).length,
          0,
        );
      const key = score(keyOf(item)?.id ?? '');
      const best = Math.max(0, ...wrongOf(item).map(({ id }) => score(id)));
      return key >= best + 2
        ? ['The key shares most words with the other options; spread the shared words evenly.']
        : [];
    },
  ),
  choiceRule(
    {
      number: 17,
      name: 'grammatical_cue',
      level: 'error',
      reason: 'Grammar that fits one option alone gives it away.',
    },
    (item) => grammaticalCues(item),
  ),
  choiceRule(
    {
      number: 18,
      name: 'vague_terms',
      level: 'warning',
      reason: 'Often and may mean something else to every reader.',
    },
    ({ options, leadIn }) =>
      [leadIn, ...options.map(({ text }) => text)]
        .filter((text) => vague.test(text))
        .map(
          (text) => `"${text}" is vague ("${vague.exec(text)?.[0]}"); say how often, or ask what is typical.`,
        ),
  ),
];

/** Whether the key is the longest option and at least 1.3 times as long as the others are on average. */
function areOpposites(a: string, b: string): boolean {
  const [left, right] = [normalised(a), normalised(b)];
  return antonyms.some(([one = '', other = '']) => {
    const swap = (text: string, from: string, to: string) => text.replace(new RegExp(`\\b${from}\\b`), to);
    return (swap(left, one, other) === right || swap(left, other, one) === right) && left !== right;
  });
}

function grammaticalCues(item: OptionItem): Complaint[] {
  const key = keyOf(item)?.text ?? '';
  const wrong = wrongOf(item).map(({ text }) => text);
  if (wrong.length === 0) return [];
  const keyAlone = (test: (text: string) => boolean) => wrong.every((text) => test(text) !== test(key));
  const article = /\b(an?)\s*[:?.…]*$/i.exec(item.leadIn)?.[1]?.toLowerCase();
  const fits = (text: string) => /^[aeiou]/i.test(text) === (article === 'an');
  const found: Complaint[] = [];
  if (article !== undefined && fits(key) && keyAlone(fits)) {
    found.push(
      `Only the key fits the "${article}" at the end of the lead-in; write "a or an", or reword it.`,
    );
  }
  if (keyAlone((text) => /^\p{Ll}/u.test(text))) {
    found.push('The key differs from all other options in its first capital; write all alike.');
  }
  if (keyAlone((text) => /[.;]$/.test(text))) {
    found.push('The key differs from all other options in its last sign; write all alike.');
  }
  if (keyAlone((text) => /^(?:an?|the)\s/i.test(text))) {
    const message =
      'The key differs from all other options in starting with an article or not; word all alike.';
    found.push({ level: 'warning', message });
  }
  return found;
}
