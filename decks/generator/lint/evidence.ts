import type { Deck, Item } from '../../../src/core/deck/types.ts';
import { attributes } from '../generate/caution.ts';
import { CopyCheck } from '../fingerprints.ts';
import { itemRule, type Rule, type Violation } from './rule.ts';
import { answerOf, partsOf } from '../../../src/core/deck/parts.ts';
import { questionOf, textsOf } from './texts.ts';
import { normalised } from '../words.ts';

const emptyReason =
  /^(?:this is |that is |it is )?(?:the )?(?:wrong|incorrect|false|right|correct|true)(?: (?:answer|option|one))?\.?$/i;
const partNames: Partial<Record<Item['kind'], string>> = { pair: 'finding', match: 'partner', order: 'step' };
const retracted = /\bretract(?:ed|ion)\b|\bwithdrawn\b/i;

/** Rules on what an item rests on. */
export const evidenceRules: Rule[] = [
  itemRule(
    {
      number: 26,
      name: 'no_rationale',
      level: 'error',
      reason: 'Being told "wrong" without a reason teaches next to nothing.',
    },
    (item, { claim }) =>
      partsOf(item).flatMap(({ text, rationale, claims }) => {
        const part = `The ${partNames[item.kind] ?? 'option'} "${text}"`;
        const says = isReason(rationale, text);
        const sourced = claims.some((id) => claim(id) !== undefined);
        return [
          ...(says ? [] : [`${part} has no reason; say why it is right or wrong.`]),
          ...(sourced ? [] : [`${part} names no claim of the deck; add the claim behind its reason.`]),
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

function isReason(rationale: string, text: string): boolean {
  const reason = rationale.trim();
  const words = reason.split(/\s+/).length;
  return words >= 3 && !emptyReason.test(reason) && normalised(reason) !== normalised(text);
}

function isHedged(item: Item, authors: readonly string[]): boolean {
  const typical = item.id.startsWith('matrix/') && /\btypical/i.test(questionOf(item));
  return (
    typical ||
    item.kind === 'case' ||
    item.kind === 'trap' ||
    attributes(`${questionOf(item)} ${answerOf(item)}`, authors)
  );
}

/** What else of a deck a learner reads. */
function othersOf(deck: Deck): { id: string | null; texts: string[] }[] {
  const { title, description, disclosure, disclaimer, traps, objectives, figures } = deck;
  return [
    { id: null, texts: [title, description, disclosure, disclaimer] },
    ...objectives.map(({ id, text }) => ({ id, texts: [text] })),
    ...traps.map((trap) => ({
      id: trap.id,
      texts: [trap.title, trap.carefulWording, ...trap.positions.map(({ says }) => says)],
    })),
    ...figures.map((figure) => ({
      id: figure.id,
      texts: [
        ...[figure.title, figure.alt, figure.description, ...figure.cautions],
        ...figure.regions.map(({ label }) => label),
        ...writtenIn(figure.svg),
      ],
    })),
  ];
}

/** The texts inside a drawing. */
function writtenIn(svg: string): string[] {
  return [...svg.matchAll(/>([^<]+)</g)].map(([, text = '']) => text.trim());
}

function copiedText({ deck, protectedRuns }: Parameters<Rule['check']>[0]): Violation[] {
  const check = new CopyCheck(protectedRuns);
  const claims = deck.claims.map(({ id, text, note }) => ({ id, texts: [text, note ?? ''] }));
  const items = deck.items.map((item) => ({ id: item.id, texts: textsOf(item) }));
  return [...claims, ...items, ...othersOf(deck)].flatMap(({ id, texts }) => {
    const copied = texts.flatMap((text) => check.firstCopied(text) ?? []);
    return copied.map((run) => ({
      item: id,
      message: `The words "${run}" also stand in a protected text; write them anew.`,
    }));
  });
}
