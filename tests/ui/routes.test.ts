import { describe, expect, it } from 'vitest';
import type { ClaimId, DeckId, ItemId, SourceId } from '../../src/core/deck/types.ts';
import { parseRoute, routeHash, type Route } from '../../src/ui/routes.ts';

const deck = 'back-mice' as DeckId;

const routes: Route[] = [
  { screen: 'today' },
  { screen: 'study' },
  { screen: 'library' },
  { screen: 'claims' },
  { screen: 'sources' },
  { screen: 'updates' },
  { screen: 'settings' },
  { screen: 'about' },
  { screen: 'item', itemId: 'recall/anat-psis/where' as ItemId },
  { screen: 'item', itemId: 'odd % name' as ItemId },
  { screen: 'claim', deck, claimId: 'anat-psis' as ClaimId },
  { screen: 'claim', deck: 'backs/mice' as DeckId, claimId: 'anat/psis %' as ClaimId },
  { screen: 'source', deck, sourceId: 'herz-1945' as SourceId },
];

describe('an address', () => {
  it.each(routes)('leads back to $screen', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });

  it.each(['', '#', '#/', '#/nowhere', '#token=abc', '#/library/recall/a', '#/item', '#/claim/backs'])(
    '%j leads to Today',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ screen: 'today' });
    },
  );

  it('takes an id that was typed without escapes, or with a broken one', () => {
    expect(parseRoute('#/item/recall/a')).toEqual({ screen: 'item', itemId: 'recall/a' });
    expect(parseRoute('#/item/%E0%A4%A')).toEqual({ screen: 'item', itemId: '%E0%A4%A' });
    expect(parseRoute('#/claim/backs/a/b')).toEqual({ screen: 'claim', deck: 'backs', claimId: 'a/b' });
  });
});
