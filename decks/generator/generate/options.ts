import type { ChoiceOption } from '../../../src/core/deck/types.ts';
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

/** Options with ids of their own, in an order that the item's id has dealt. */
export function dealt<Option extends { id: string }>(item: string, options: readonly Option[]): Option[] {
  const byId = new Map(options.map((option) => [option.id, option]));
  return shuffledBy(item, [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
}
