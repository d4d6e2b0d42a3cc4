import { describe, expect, it } from 'vitest';
import type { CardState } from '../../../src/contract/schemas.ts';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { nextIndex } from '../../../src/ui/screens/library/navigation.ts';
import { rowState } from '../../../src/ui/screens/library/row-state.ts';
import { stateFacts } from '../../../src/ui/screens/library/state-facts.ts';

const now = Date.UTC(2026, 10, 24, 12);
const day = 86_400_000;

describe('where a key leads in the list', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 3, 13],
    ['PageDown', 95, 99],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s from %d to %d', (key, from, to) => {
    expect(nextIndex(key, from, 100, 10)).toBe(to);
  });

  it('is nowhere for other keys', () => {
    expect(nextIndex('a', 3, 100, 10)).toBeNull();
  });
});

describe('the state of a row', () => {
  const row = { cardId: 'card' as CardId, suspended: false, phase: 'review' as const, dueAt: now + 3 * day };

  it.each([
    [row, 'Due in 3 days'],
    [{ ...row, dueAt: now - day }, 'Due now'],
    [{ ...row, suspended: true }, 'Suspended'],
    [{ ...row, phase: 'new' as const, dueAt: null }, 'New'],
    [{ ...row, cardId: null, phase: null, dueAt: null }, 'Quiz only'],
  ])('%# is %s', (state, words) => {
    expect(rowState(state, now)).toBe(words);
  });
});

describe('the memory of a card in words', () => {
  const state: CardState = {
    phase: 'review',
    suspended: false,
    buriedToday: false,
    flag: 0,
    stability: 19.83,
    difficulty: 8.3,
    retrievability: 0.968,
    dueAt: now + 13 * day,
    intervalDays: 18,
    reps: 10,
    lapses: 1,
  };

  it('names what is known', () => {
    expect(stateFacts(state, now).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Stage: In review',
      'Due: in 13 days',
      'Recall now: 97%',
      'Stability: 19.8 days',
      'Difficulty: 8.3 / 10',
      'Answers: 10',
      'Lapses: 1',
    ]);
  });

  it('leaves out what is not known yet', () => {
    const fresh: CardState = {
      ...state,
      phase: 'new',
      stability: null,
      difficulty: null,
      retrievability: null,
      dueAt: null,
      reps: 0,
      lapses: 0,
    };
    expect(stateFacts(fresh, now).map(({ name }) => name)).toEqual(['Stage', 'Answers', 'Lapses']);
  });
});
