import { describe, expect, test } from 'vitest';
import { deckSchema } from '../../src/contract/deck.ts';
import { card, deckOf, question } from '../decks/support.ts';

const deck = deckOf([question({}), card()]);
const with_ = (change: object) => deckSchema.safeParse({ ...structuredClone(deck), ...change });

test('a sound deck passes unchanged', () => {
  expect(deckSchema.parse(deck)).toEqual(deck);
});

describe('what no deck may hold', () => {
  test.each<[string, object, string]>([
    ['another format', { format: 'anki' }, 'format'],
    ['a newer schema', { schema: 2 }, 'schema'],
    ['a version that is none', { version: 'one' }, 'version'],
    ['an id with a path upward', { id: '../other' }, 'id'],
    ['no section', { sections: [] }, 'sections'],
    ['a share over 100', { sections: [{ id: 'layers', title: 'Layers', share: 101 }] }, 'sections.0.share'],
    ['a key that the contract does not know', { script: 'alert(1)' }, ''],
    ['an item of an unknown kind', { items: [{ ...card(), kind: 'song' }] }, 'items.0.kind'],
    ['a card without an answer', { items: [card({ answer: '' })] }, 'items.0.answer'],
    [
      'a question with two options',
      { items: [question({ options: [['Fat'], ['Bone']] })] },
      'items.0.options',
    ],
    ['a hash that is none', { items: [card({ hash: 'xyz' })] }, 'items.0.hash'],
    ['an item without a claim', { items: [card({ claims: [] })] }, 'items.0.claims'],
  ])('%s', (_, change, path) => {
    const result = with_(change);
    expect(result.success).toBe(false);
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
