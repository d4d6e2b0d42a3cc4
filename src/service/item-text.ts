import { answerOf } from '../core/deck/parts.ts';
import type { Claim, Figure, Item } from '../core/deck/types.ts';
import type { SearchTexts } from '../storage/queries/put-items.ts';

/** Characters of a stem that a title begins with. */
const stemLength = 80;

/** A text cut between words. */
function beginning(text: string): string {
  if (text.length <= stemLength) return text;
  return `${text.slice(0, stemLength).replace(/\s+\S*$/, '')} …`;
}

/**
 * How an item is named in lists, where nothing stands beside it.
 * @param figure the drawing of a figure item
 */
export function itemTitle(item: Item, figure: Pick<Figure, 'title'> | null): string {
  switch (item.kind) {
    case 'recall':
    case 'trap':
    case 'order':
      return item.prompt;
    case 'cloze':
      return `${item.before}[…]${item.after}`;
    case 'choice':
      return `${beginning(item.stem)} ${item.leadIn}`.trimStart();
    case 'pair':
      return `${item.a} or ${item.b}`;
    case 'odd':
      return `${item.leadIn} ${item.options.map((option) => option.text).join(', ')}`;
    case 'match':
      return `${item.prompt} (${item.pairs.map(({ left }) => left).join(', ')})`;
    case 'case':
      return item.title;
    case 'figure':
      return figure ? `${item.prompt} (${figure.title})` : item.prompt;
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
  return {
    prompt: [itemTitle(item, figure), ...questionTexts(item)].join('\n'),
    answer: answerOf(item),
    options: optionTexts(item).join('\n'),
    claims: claims.map((claim) => claim.text).join('\n'),
  };
}
