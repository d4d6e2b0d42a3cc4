import { describe, expect, test } from 'vitest';
import { diffDecks } from '../../../src/core/deck/diff.ts';
import type { DeckId, ItemId } from '../../../src/core/deck/types.ts';
import { card, deckOf, layerClaim, layersFigure, question } from '../../decks/support.ts';

const old = deckOf([question({}), card()], { figures: [layersFigure] });
const none = { added: [], changed: [], withdrawn: [] };

describe('what an update changes', () => {
  test('nothing between a deck and its copy', () => {
    expect(diffDecks(old, structuredClone(old))).toEqual({
      from: { id: 'layers', version: '1.0.0' },
      to: { id: 'layers', version: '1.0.0' },
      about: [],
      items: none,
      reasons: {},
      claims: none,
      sources: none,
      objectives: none,
      traps: none,
      figures: none,
    });
  });

  test('items added, changed and withdrawn; a new hash alone is no change', () => {
    const next = deckOf([
      question({ lead: 'Which layer is met first?', changes: { hash: 'f'.repeat(16) } }),
      card({ id: 'recall/layer-order/other' as ItemId }),
    ]);
    expect(diffDecks(old, next).items).toEqual({
      added: ['recall/layer-order/other'],
      changed: [{ id: 'choice/layer-order/first', fields: ['leadIn'] }],
      withdrawn: ['recall/layer-order/first'],
    });
    const why = [{ id: 'recall/layer-order/first' as ItemId, reason: 'It was wrong.' }];
    expect(diffDecks(old, { ...next, withdrawn: why }).reasons).toEqual({
      'recall/layer-order/first': 'It was wrong.',
    });
    const rehashed = deckOf([question({}), card({ hash: 'f'.repeat(16) })]);
    expect(diffDecks(old, rehashed).items).toEqual(none);
  });

  test('claims, figures and the deck itself', () => {
    const next = {
      ...old,
      id: 'layers' as DeckId,
      version: '1.1.0',
      licence: 'CC0-1.0',
      claims: [{ ...layerClaim, confidence: 'low' as const, note: 'Read again.' }],
      figures: [],
    };
    const diff = diffDecks(old, next);
    expect(diff.about).toEqual(['licence']);
    expect(diff.claims.changed).toEqual([{ id: 'layer-order', fields: ['confidence', 'note'] }]);
    expect(diff.figures.withdrawn).toEqual(['fig-layers']);
    expect(diff.to.version).toBe('1.1.0');
  });
});
