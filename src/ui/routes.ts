import type { ItemId } from '../core/deck/types.ts';

export type Route =
  | { screen: 'today' }
  | { screen: 'study' }
  | { screen: 'library' }
  | { screen: 'item'; itemId: ItemId }
  | { screen: 'settings' }
  | { screen: 'about' };

/** Reads a location's hash; anything unknown leads to Today. */
export function parseRoute(hash: string): Route {
  const [screen = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  const tail = rest.join('/');
  switch (screen) {
    case 'study':
    case 'settings':
    case 'about':
      return { screen };
    case 'library':
      return tail === '' ? { screen } : { screen: 'item', itemId: decode(tail) as ItemId };
    default:
      return { screen: 'today' };
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash that leads to a route. */
export function routeHash(route: Route): string {
  return route.screen === 'item' ? `#/library/${encodeURIComponent(route.itemId)}` : `#/${route.screen}`;
}
