import type { ChoiceOption, Item } from '../../../core/deck/types.ts';
import type { Grade } from '../../../core/scheduler/types.ts';
import { t } from '../../i18n/en.ts';
import { inDrawnOrder, isRight } from './response.ts';

/** An option in its place on screen. */
export interface PlacedOption {
  letter: string;
  option: ChoiceOption;
}

/** The letter of the nth option, counted from 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Options in the order the engine drew; those it does not name follow in the item's own order. */
export function placeOptions(options: readonly ChoiceOption[], order: readonly string[]): PlacedOption[] {
  return inDrawnOrder(options, order).map((option, index) => ({ letter: letterOf(index), option }));
}

/** The option a pressed key stands for. */
export function optionForKey(options: readonly PlacedOption[], key: string): PlacedOption | null {
  return options.find(({ letter }) => letter.toLowerCase() === key) ?? null;
}

/** Right answer first, then the chosen one, then the rest in their order: what is read first stands first. */
export function inReadingOrder(options: readonly PlacedOption[], chosen: string | null): PlacedOption[] {
  const rank = ({ option }: PlacedOption) => (option.correct ? 0 : option.id === chosen ? 1 : 2);
  return options.toSorted((a, b) => rank(a) - rank(b));
}

/** Good, except after a response that was wrong or was not given. */
export function suggestedGrade(item: Item, response: string | null): Grade {
  return isRight(item, response) === false ? 1 : 3;
}

/** Steps of a case that are not on screen yet. */
export function stepsLeft(item: Item, shown: number): number {
  return item.kind === 'case' ? Math.max(0, item.steps.length - shown) : 0;
}

/** How far study has come, in words and as a share. */
export interface Place {
  words: string;
  done: number;
  total: number;
}

/** Which card of today's this is, and of how many as known now. */
export function dayPlace(answered: number, left: number): Place {
  const total = answered + left;
  return { words: t.study.position(answered + 1, total), done: answered, total };
}
