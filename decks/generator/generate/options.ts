import type { ChoiceOption } from '../../../src/core/deck/types.ts';
import { standsOutByLength } from '../words.ts';
import { combinations } from './combinations.ts';
import { optionIds, shuffledBy } from './ids.ts';
import { ascending } from './numbers.ts';

/**
 * Gives options their ids and their place: numbers ascending and fixed, everything else in the order of
 * the ids, which the item's id has dealt.
 * @param written options as written; their order decides which id each gets
 */
export function arrange(
  item: string,
  written: readonly Omit<ChoiceOption, 'id'>[],
): { options: ChoiceOption[]; shuffle: boolean } {
  const ids = optionIds(item, written.length);
  const options = written.map((option, index) => ({ id: ids[index] ?? String(index), ...option }));
  const order = ascending(options.map((option) => option.text));
  if (order) return { options: order.flatMap((index) => options[index] ?? []), shuffle: false };
  return { options: options.sort((a, b) => (a.id < b.id ? -1 : 1)), shuffle: true };
}

/**
 * The first entries, of the first size for which there are any, beside which the key does not stand out by
 * its length; null where it always does.
 */
export function firstUnobtrusive<Entry>(
  key: string,
  ranked: readonly Entry[],
  sizes: readonly number[],
  textOf: (entry: Entry) => string,
): Entry[] | null {
  for (const size of sizes) {
    for (const chosen of combinations(ranked, size))
      if (!standsOutByLength(key, chosen.map(textOf))) return chosen;
  }
  return null;
}

/** Options with ids of their own, in an order that the item's id has dealt. */
export function dealt<Option extends { id: string }>(item: string, options: readonly Option[]): Option[] {
  const byId = new Map(options.map((option) => [option.id, option]));
  return shuffledBy(item, [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
}
