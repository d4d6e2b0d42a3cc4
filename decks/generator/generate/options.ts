import type { ChoiceOption } from '../../../src/core/deck/types.ts';
import { optionIds } from './ids.ts';
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
