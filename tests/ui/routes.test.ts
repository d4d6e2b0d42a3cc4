import { describe, expect, it } from 'vitest';
import type { ItemId } from '../../src/core/deck/types.ts';
import { parseRoute, routeHash, type Route } from '../../src/ui/routes.ts';

const routes: Route[] = [
  { screen: 'today' },
  { screen: 'study' },
  { screen: 'library' },
  { screen: 'settings' },
  { screen: 'about' },
  { screen: 'item', itemId: 'recall/anat-psis/where' as ItemId },
  { screen: 'item', itemId: 'odd % name' as ItemId },
];

describe('an address', () => {
  it.each(routes)('leads back to $screen', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });

  it.each(['', '#', '#/', '#/nowhere', '#token=abc'])('%j leads to Today', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'today' });
  });

  it('takes an item id that was typed without escapes, or with a broken one', () => {
    expect(parseRoute('#/library/recall/a')).toEqual({ screen: 'item', itemId: 'recall/a' });
    expect(parseRoute('#/library/%E0%A4%A')).toEqual({ screen: 'item', itemId: '%E0%A4%A' });
  });
});
