import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { orchard, withCell } from './orchard.ts';

describe('the account of the matrix', () => {
  test('names for every cell the items that ask it or the reason why none does', () => {
    const { account, deck } = buildDeck(orchard());
    expect(account.cells).toHaveLength(20);
    expect(account.cells.every(({ items, reason }) => items.length > 0 !== (reason !== null))).toBe(true);
    const ids = new Set<string>(deck.items.map(({ id }) => id));
    expect(account.cells.flatMap(({ items }) => items).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.values(account.counts).reduce((sum, count) => sum + count, 0)).toBe(20);
  });

  test('says that a cell is disputed or that its support is weak', () => {
    const reasonOf = (changes: Parameters<typeof orchard>[0]) =>
      buildDeck(orchard({ pairs: [], ...changes })).account.cells.find(({ id }) => id === 'plum/season')
        ?.reason;
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({ cells: withCell('plum', 'season', { certainty: 'contested' }) })).toBe('contested');
    expect(reasonOf({ claims: { 'plum-season': { verified: 'recall' } } })).toBe(
      'weak or remembered support',
    );
  });
});
