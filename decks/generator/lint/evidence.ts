import type { Item } from '../../../src/core/deck/types.ts';
import { attributes } from '../generate/caution.ts';
import { CopyCheck } from '../fingerprints.ts';
import { choiceRule, itemRule, keyOf, questionOf, type Rule, type Violation } from './rule.ts';
import { normalised } from '../words.ts';

const emptyReason =
  /^(?:this is |that is |it is )?(?:the )?(?:wrong|incorrect|false|right|correct|true)(?: (?:answer|option|one))?\.?$/i;
const retracted = /\bretract(?:ed|ion)\b|\bwithdrawn\b/i;

/** Rules on what an item rests on. */
export const evidenceRules: Rule[] = [
  choiceRule(
    {
      number: 26,
      name: 'no_rationale',
      level: 'error',
      reason: 'Being told "wrong" without a reason teaches next to nothing.',
    },
    ({ options }, { claim }) =>
      options.flatMap((option) => {
        const reason = option.rationale.trim();
        const says =
          reason.split(/\s+/).length >= 3 &&
          !emptyReason.test(reason) &&
          normalised(reason) !== normalised(option.text);
        const sourced = option.claims.some((id) => claim(id) !== undefined);
        return [
          ...(says ? [] : [`The option "${option.text}" has no reason; say why it is right or wrong.`]),
          ...(sourced
            ? []
            : [`The option "${option.text}" names no claim of the deck; add the claim behind its reason.`]),
        ];
      }),
  ),
  itemRule(
    {
      number: 27,
      name: 'unsourced_key',
      level: 'error',
      reason: 'Nobody has to believe an answer without a source.',
    },
    (item, { claim, source }) => {
      const [id = ''] = item.claims;
      const asked = claim(id);
      if (!asked) return [`The claim "${id}" that the item asks is not in the deck; correct the id.`];
      const sources = asked.sources.flatMap((each) => source(each) ?? []);
      if (sources.length === 0) return [`The claim "${id}" has no source in the deck; add one.`];
      const gone = sources.every(({ citation, note }) => retracted.test(`${citation} ${note ?? ''}`));
      return gone
        ? [`All sources of the claim "${id}" were retracted; remove the item or find a source that stands.`]
        : [];
    },
  ),
  itemRule(
    {
      number: 28,
      name: 'contested_key',
      level: 'error',
      reason: 'What sources dispute cannot be marked right or wrong as a fact.',
    },
    (item, bank) => {
      const asked = bank.claim(item.claims[0] ?? '');
      if (!asked || !bank.isUnsure(asked) || isHedged(item, bank.authors(asked))) return [];
      const message = `The claim "${asked.id}" is weak or disputed; ask it as "According to …" or leave it out of quizzes.`;
      if (item.role === 'card') return item.kind === 'recall' ? [{ level: 'warning', message }] : [];
      return [message];
    },
  ),
  {
    number: 36,
    name: 'copied_text',
    level: 'error',
    reason: "Eight words in a row are somebody else's sentence.",
    check: copiedText,
  },
];

function isHedged(item: Item, authors: readonly string[]): boolean {
  const typical = item.id.startsWith('matrix/') && /\btypical/i.test(questionOf(item));
  return (
    typical || item.id.startsWith('case/') || attributes(`${questionOf(item)} ${answerOf(item)}`, authors)
  );
}

function copiedText({ deck, protectedRuns }: Parameters<Rule['check']>[0]): Violation[] {
  const check = new CopyCheck(protectedRuns);
  const claims = deck.claims.map(({ id, text, note }) => ({ id, texts: [text, note ?? ''] }));
  const items = deck.items.map((item) => ({ id: item.id, texts: textsOf(item) }));
  return [...claims, ...items].flatMap(({ id, texts }) => {
    const copied = texts.flatMap((text) => check.firstCopied(text) ?? []);
    return copied.map((run) => ({
      item: id,
      message: `The words "${run}" also stand in a protected text; write them anew.`,
    }));
  });
}

function textsOf(item: Item): string[] {
  const { explanation } = item;
  switch (item.kind) {
    case 'recall':
    case 'figure':
      return [explanation, item.prompt, item.answer, ...item.accepts];
    case 'cloze':
      return [explanation, item.before + item.hidden + item.after];
    case 'choice':
    case 'case':
    case 'odd':
      return [explanation, questionOf(item), ...item.options.flatMap((each) => [each.text, each.rationale])];
    case 'pair':
      return [explanation, item.tell, ...item.findings.flatMap((each) => [each.text, each.rationale])];
    case 'match':
      return [explanation, item.prompt, ...[...item.pairs, ...item.extras].map((each) => each.rationale)];
    case 'order':
      return [explanation, item.prompt, ...item.steps.flatMap((each) => [each.text, each.note])];
    case 'trap':
      return [explanation, item.prompt, item.answer, ...item.positions.map(({ says }) => says)];
  }
}

/** The text of the option that an item wants, whatever its kind. */
export function answerOf(item: Item): string {
  switch (item.kind) {
    case 'cloze':
      return item.hidden;
    case 'choice':
    case 'case':
    case 'odd':
      return keyOf(item)?.text ?? '';
    case 'pair':
      return item.tell;
    case 'match':
      return item.pairs.map(({ right }) => right).join('; ');
    case 'order':
      return item.steps.map(({ text }) => text).join('; ');
    default:
      return item.answer;
  }
}
