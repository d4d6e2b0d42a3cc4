import type { ItemId } from '../../../src/core/deck/types.ts';
import { sha256 } from '../hash.ts';

/** Template and the ids it was filled with; editing a wording therefore never changes the id. */
export function itemId(
  template:
    | 'recall'
    | 'cloze'
    | 'choice'
    | 'matrix'
    | 'case'
    | 'figure'
    | 'trap'
    | 'order'
    | 'pair'
    | 'odd'
    | 'match',
  ...parts: string[]
): ItemId {
  return [template, ...parts].join('/') as ItemId;
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * Ids of the options of an item in the order in which they were written: letters dealt by the item's id,
 * so that they survive an edit of the wording, and the order of the letters says nothing about the key.
 */
export function optionIds(item: string, count: number): string[] {
  return shuffledBy(item, letters).slice(0, count);
}

/** The entries in an order that depends on the seed and on their own text alone. */
export function shuffledBy(seed: string, entries: readonly string[]): string[] {
  const rank = new Map(entries.map((entry) => [entry, sha256(`${seed}\n${entry}`)]));
  return [...entries].sort((a, b) => ((rank.get(a) ?? '') < (rank.get(b) ?? '') ? -1 : 1));
}
