import type { Claim, Item } from '../core/deck/types.ts';
import type { SearchTexts } from '../storage/queries/decks.ts';

/** How an item is named in lists, and its answer. */
export function itemTitle(item: Item): { title: string; answer: string } {
  switch (item.kind) {
    case 'recall':
      return { title: item.prompt, answer: item.answer };
    case 'cloze':
      return { title: `${item.before}[…]${item.after}`, answer: item.hidden };
    case 'choice':
      return { title: item.leadIn, answer: item.options.find((option) => option.correct)?.text ?? '' };
  }
}

/** The texts that a search finds an item by. */
export function searchTexts(item: Item, claims: readonly Claim[]): SearchTexts {
  const { title, answer } = itemTitle(item);
  return {
    prompt: item.kind === 'choice' ? `${item.stem}\n${title}` : title,
    answer,
    options: item.kind === 'choice' ? item.options.map((option) => option.text).join('\n') : '',
    claims: claims.map((claim) => claim.text).join('\n'),
  };
}

/** Ids of the claims that an item and its options rest on, the claim that it asks first. */
export function claimIds(item: Item): string[] {
  const options = item.kind === 'choice' ? item.options.flatMap((option) => option.claims) : [];
  return [...new Set<string>([...item.claims, ...options])];
}
