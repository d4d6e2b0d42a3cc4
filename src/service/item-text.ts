import type { Claim, Figure, Item } from '../core/deck/types.ts';
import type { SearchTexts } from '../storage/queries/put-items.ts';

/** Characters of a stem that a title begins with. */
const stemLength = 80;

/** A text cut between words. */
function beginning(text: string): string {
  if (text.length <= stemLength) return text;
  return `${text.slice(0, stemLength).replace(/\s+\S*$/, '')} …`;
}

const correctOf = (item: { options: { text: string; correct: boolean }[] }) =>
  item.options.find((option) => option.correct)?.text ?? '';

/**
 * How an item is named in lists, where nothing stands beside it, and its answer.
 * @param figure the drawing of a figure item
 */
export function itemTitle(
  item: Item,
  figure: Pick<Figure, 'title'> | null,
): { title: string; answer: string } {
  switch (item.kind) {
    case 'recall':
    case 'trap':
      return { title: item.prompt, answer: item.answer };
    case 'cloze':
      return { title: `${item.before}[…]${item.after}`, answer: item.hidden };
    case 'choice':
      return { title: `${beginning(item.stem)} ${item.leadIn}`.trimStart(), answer: correctOf(item) };
    case 'pair':
      return { title: `${item.a} or ${item.b}`, answer: item.tell };
    case 'odd':
      return {
        title: `${item.leadIn} ${item.options.map((option) => option.text).join(', ')}`,
        answer: correctOf(item),
      };
    case 'match':
      return {
        title: `${item.prompt} (${item.pairs.map(({ left }) => left).join(', ')})`,
        answer: item.pairs.map(({ left, right }) => `${left}: ${right}`).join('; '),
      };
    case 'order':
      return { title: item.prompt, answer: item.steps.map((step) => step.text).join(' → ') };
    case 'case':
      return { title: item.title, answer: correctOf(item) };
    case 'figure':
      return { title: figure ? `${item.prompt} (${figure.title})` : item.prompt, answer: item.answer };
  }
}

/** What is read before an item is answered, besides its title. */
function questionTexts(item: Item): string[] {
  switch (item.kind) {
    case 'choice':
      return [item.stem];
    case 'case':
      return [...item.steps, item.leadIn];
    case 'trap':
      return item.positions.map((position) => position.says);
    case 'recall':
    case 'cloze':
    case 'pair':
    case 'odd':
    case 'match':
    case 'order':
    case 'figure':
      return [];
  }
}

/** What there is to choose from, and answers that count besides the one in lists. */
function optionTexts(item: Item): string[] {
  switch (item.kind) {
    case 'choice':
    case 'case':
      return item.options.map((option) => option.text);
    case 'odd':
      return [item.shared];
    case 'pair':
      return item.findings.map((finding) => finding.text);
    case 'match':
      return item.extras.map((extra) => extra.right);
    case 'order':
      return item.steps.map((step) => step.note);
    case 'recall':
    case 'figure':
      return item.accepts;
    case 'cloze':
    case 'trap':
      return [];
  }
}

/** The texts that a search finds an item by. */
export function searchTexts(item: Item, claims: readonly Claim[], figure: Figure | null): SearchTexts {
  const { title, answer } = itemTitle(item, figure);
  return {
    prompt: [title, ...questionTexts(item)].join('\n'),
    answer,
    options: optionTexts(item).join('\n'),
    claims: claims.map((claim) => claim.text).join('\n'),
  };
}

/** Parts of an item that rest on claims of their own. */
function backedParts(item: Item): { claims: string[] }[] {
  switch (item.kind) {
    case 'choice':
    case 'odd':
    case 'case':
      return item.options;
    case 'pair':
      return item.findings;
    case 'match':
      return [...item.pairs, ...item.extras];
    case 'order':
      return item.steps;
    case 'recall':
    case 'cloze':
    case 'figure':
    case 'trap':
      return [];
  }
}

/** Ids of the claims that an item and its parts rest on, the claim that it asks first. */
export function claimIds(item: Item): string[] {
  return [...new Set<string>([...item.claims, ...backedParts(item).flatMap((part) => part.claims)])];
}
