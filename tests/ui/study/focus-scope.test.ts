import { describe, expect, it } from 'vitest';
import { focusInputSchema } from '../../../src/contract/focus.ts';
import type { DeckId, SectionId } from '../../../src/core/deck/types.ts';
import {
  everyCard,
  focusInput,
  focusPlace,
  scopeWords,
  type FocusScope,
} from '../../../src/ui/screens/study/focus-scope.ts';

const deck = { id: 'backs' as DeckId, title: 'Backs' };
const section = { id: 'signs' as SectionId, title: 'Signs' };

describe('the cards of a session in words', () => {
  it.each<[Partial<FocusScope>, string]>([
    [{}, 'All cards'],
    [{ state: 'misses' }, 'Misses of the last 7 days'],
    [{ state: 'leech', deck, section, flag: 1 }, 'Often forgotten, Signs, Flagged'],
    [{ deck }, 'Backs'],
    [{ flag: 1 }, 'Flagged'],
    [{ state: 'due' }, 'Due now'],
    [{ state: 'due', ahead: 1 }, 'Due by tomorrow'],
    [{ state: 'due', ahead: 7 }, 'Due within 7 days'],
  ])('%j', (choice, words) => {
    expect(scopeWords({ ...everyCard, ...choice })).toBe(words);
  });
});

it('asks the engine for what was chosen, in the form of the contract', () => {
  const input = focusInput({ deck, section, flag: 1, state: 'due', ahead: 3 }, false);
  expect(focusInputSchema.parse(input)).toEqual({
    deck: 'backs',
    section: 'signs',
    flag: 1,
    state: 'due',
    ahead: 3,
    reschedule: false,
  });
  expect(focusInputSchema.safeParse(focusInput(everyCard, true)).success).toBe(true);
});

it('counts the cards, then what comes once more', () => {
  const focus = { ...everyCard, reschedule: false, done: 2, total: 5 };
  expect(focusPlace(focus, 4)).toEqual({ words: 'Card 3 of 5', done: 2, total: 5 });
  expect(focusPlace({ ...focus, done: 5 }, 1).words).toBe('1 card once more');
});
