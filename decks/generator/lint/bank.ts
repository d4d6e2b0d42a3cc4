import type { Item } from '../../../src/core/deck/types.ts';
import { runBots } from './bots.ts';
import { keyOf, type Bank, type Rule, type Violation } from './rule.ts';
import { answerOf, claimsOf, partsOf, type OptionItem } from '../../../src/core/deck/parts.ts';
import { questionOf, stemOf } from './texts.ts';
import { contentStems, normalised } from '../words.ts';

/** Fewer items than this say nothing about a bank. */
const enough = 20;
const formLength = 40;
const itemsPerObjective = 4;
const longestKeyShare = 0.35;
/** Upper 1 % points of chi-square for 1 to 4 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4). */
const chiSquare1Percent = [6.635, 9.21, 11.345, 13.277];

/** Rules on the bank as a whole. */
export const bankRules: Rule[] = [
  {
    number: 7,
    name: 'longest_option_correct',
    level: 'warning',
    reason: 'The longest option is the test-wise guess.',
    check: ({ choices }) => {
      const longest = choices.filter((item) =>
        item.options.every(({ text, correct }) => correct || text.length < (keyOf(item)?.text.length ?? 0)),
      );
      if (choices.length < enough || longest.length <= longestKeyShare * choices.length) return [];
      return [
        bank(
          `The key is the longest option in ${longest.length} of ${choices.length} questions; bring it to a third or less.`,
        ),
      ];
    },
  },
  {
    number: 23,
    name: 'key_position_bias',
    level: 'warning',
    reason: 'Keys that gather at one place can be guessed.',
    check: keyPositions,
  },
  {
    number: 31,
    name: 'cueing_across_items',
    level: 'warning',
    reason: 'A question that gives away another wastes both.',
    check: cueing,
  },
  {
    number: 32,
    name: 'near_duplicate',
    level: 'warning',
    reason: 'Asking the same twice fills a quiz without testing more.',
    check: duplicates,
  },
  {
    number: 37,
    name: 'bank_coverage',
    level: 'warning',
    reason: 'What has no questions is not learned and not tested.',
    check: coverage,
  },
  {
    number: 38,
    name: 'guess_baseline',
    level: 'warning',
    reason: 'A bank that guessing beats measures test-wiseness.',
    check: ({ deck, choices }) =>
      choices.length < enough
        ? []
        : runBots(deck)
            .filter((bot) => bot.beatsChance)
            .map((bot) =>
              bank(
                `The bot "${bot.name}" gets ${percent(bot.score)} right where chance allows ${percent(bot.limit)}; even out that cue.`,
              ),
            ),
  },
];

function bank(message: string): Violation {
  return { item: null, message };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function keyPositions({ choices }: Bank): Violation[] {
  const fixed = choices.filter((item) => item.kind === 'choice' && !item.shuffle);
  const positions = fixed.map((item) => item.options.findIndex((option) => option.correct));
  const places = Math.max(0, ...fixed.map((item) => item.options.length));
  const expected = Array.from({ length: places }, (_, place) =>
    fixed.reduce((sum, { options }) => sum + (place < options.length ? 1 / options.length : 0), 0),
  );
  const statistic = expected.reduce((sum, each, place) => {
    const seen = positions.filter((position) => position === place).length;
    return each > 0 ? sum + (seen - each) ** 2 / each : sum;
  }, 0);
  const limit = chiSquare1Percent[places - 2] ?? Infinity;
  const biased = fixed.length >= enough && statistic > limit;
  const run = positions.findIndex(
    (each, index) => index >= 4 && [1, 2, 3, 4].every((back) => positions[index - back] === each),
  );
  const inRun = fixed[run];
  return [
    ...(biased
      ? [
          bank(
            `Keys of unshuffled questions gather at some places (chi-square ${statistic.toFixed(1)}, limit ${limit}); vary the wrong numbers around the key.`,
          ),
        ]
      : []),
    ...(inRun
      ? [
          {
            item: inRun.id,
            message:
              'Five unshuffled questions in a row have the key at the same place; vary the wrong numbers around the key.',
          },
        ]
      : []),
  ];
}

function cueing({ choices }: Bank): Violation[] {
  const stems = choices
    .filter((item) => stemOf(item) !== '')
    .map((item) => ({ item, text: ` ${normalised(stemOf(item))} ` }));
  return choices.flatMap((item) => {
    const key = normalised(keyOf(item)?.text ?? '');
    if (contentStems(key).size < 3) return [];
    return stems
      .filter(({ item: other, text }) => other.id !== item.id && text.includes(` ${key} `))
      .map(({ item: other }) => ({
        item: item.id,
        message: `The stem of "${other.id}" holds the key of this question; reword one of the two.`,
      }));
  });
}

function duplicates({ deck, choices }: Bank): Violation[] {
  const first = new Map<string, string>();
  const same = deck.items.flatMap((item) => {
    const text = `${item.kind} ${normalised(askedBy(item))}`;
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, item.id);
    return earlier === undefined ? [] : [duplicate(item.id, earlier)];
  });
  const byClaim = Map.groupBy(choices, (item) => item.claims[0]);
  const alike = [...byClaim.values()].flatMap((items) =>
    items.flatMap((item, index) =>
      items
        .slice(0, index)
        .filter((other) => isAlike(item, other) && normalised(askedBy(item)) !== normalised(askedBy(other)))
        .map((other) => duplicate(item.id, other.id)),
    ),
  );
  return [...same, ...alike];
}

/** The question with whatever makes it another question than one of the same words. */
function askedBy(item: Item): string {
  if (item.kind === 'figure') return `${item.prompt} ${item.figure} ${item.region}`;
  if (item.kind === 'match') return `${item.prompt} ${answerOf(item)}`;
  const parts = item.kind === 'odd' || item.kind === 'order' ? partsOf(item).map(({ text }) => text) : [];
  return [questionOf(item), ...parts.sort()].join(' ');
}

function duplicate(item: string, other: string): Violation {
  return { item, message: `The question is nearly the same as "${other}"; drop one or ask something else.` };
}

/** Nearly the same words and more than 70 % of the claims in common. */
function isAlike(a: OptionItem, b: OptionItem): boolean {
  const shared = jaccard(new Set(a.claims), new Set(b.claims));
  return shared > 0.7 && jaccard(contentStems(askedBy(a)), contentStems(askedBy(b))) > 0.7;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((each) => b.has(each)).length;
  return common / Math.max(1, a.size + b.size - common);
}

function coverage({ deck, choices }: Bank): Violation[] {
  const quiz = choices.filter((item) => item.role !== 'card');
  const sections = deck.sections.flatMap(({ id, share }) => {
    const have = quiz.filter((item) => item.section === id).length;
    const need = Math.ceil((share / 100) * formLength);
    return have >= need
      ? []
      : [
          bank(
            `The section "${id}" has ${have} quiz questions and a ${formLength}-question exam draws ${need}; add questions.`,
          ),
        ];
  });
  const objectives = deck.objectives.flatMap(({ id }) => {
    const have = deck.items.filter((item) => item.objectives.includes(id)).length;
    return have >= itemsPerObjective
      ? []
      : [bank(`The objective "${id}" has ${have} items; give it at least ${itemsPerObjective}.`)];
  });
  return [...sections, ...objectives, ...unasked({ deck })];
}

function unasked({ deck }: Pick<Bank, 'deck'>): Violation[] {
  const used = new Set<string>(deck.items.flatMap(claimsOf));
  const idle = Map.groupBy(
    deck.claims.filter(({ id }) => !used.has(id)),
    (claim) => claim.section,
  );
  return [...idle].map(([section, claims]) => {
    const names = claims
      .slice(0, 5)
      .map(({ id }) => id)
      .join(', ');
    return bank(
      `${claims.length} claims of the section "${section}" have no item (${names}${claims.length > 5 ? ', …' : ''}); add asks.`,
    );
  });
}
