import type { ClaimId, DeckId, ItemId, SourceId } from '../core/deck/types.ts';

export type Route =
  | { screen: 'today' }
  | { screen: 'study' }
  /** The library's items; its claims and sources are lists of their own. */
  | { screen: 'library' }
  | { screen: 'claims' }
  | { screen: 'sources' }
  | { screen: 'item'; itemId: ItemId }
  | { screen: 'claim'; deck: DeckId; claimId: ClaimId }
  | { screen: 'source'; deck: DeckId; sourceId: SourceId }
  | { screen: 'plans' }
  | { screen: 'updates' }
  | { screen: 'settings' }
  | { screen: 'about' };

const today: Route = { screen: 'today' };

/** Reads a location's hash; anything unknown leads to Today. */
export function parseRoute(hash: string): Route {
  const [screen = '', ...parts] = hash.replace(/^#\/?/, '').split('/').map(decode);
  switch (screen) {
    case 'study':
    case 'plans':
    case 'updates':
    case 'settings':
    case 'about':
      return { screen };
    case 'library':
      return libraryRoute(parts.join('/'));
    case 'item':
    case 'claim':
    case 'source':
      return pageRoute(screen, parts);
    default:
      return today;
  }
}

function libraryRoute(list: string): Route {
  if (list === 'claims' || list === 'sources') return { screen: list };
  return list === '' ? { screen: 'library' } : today;
}

function pageRoute(screen: 'item' | 'claim' | 'source', parts: string[]): Route {
  if (screen === 'item') {
    const itemId = parts.join('/') as ItemId;
    return itemId === '' ? today : { screen, itemId };
  }
  const [deck = '', ...rest] = parts;
  const id = rest.join('/');
  if (deck === '' || id === '') return today;
  return screen === 'claim'
    ? { screen, deck: deck as DeckId, claimId: id as ClaimId }
    : { screen, deck: deck as DeckId, sourceId: id as SourceId };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** The hash that leads to a route. */
export function routeHash(route: Route): string {
  switch (route.screen) {
    case 'item':
      return address('item', route.itemId);
    case 'claim':
      return address('claim', route.deck, route.claimId);
    case 'source':
      return address('source', route.deck, route.sourceId);
    case 'claims':
    case 'sources':
      return address('library', route.screen);
    case 'today':
    case 'study':
    case 'library':
    case 'plans':
    case 'updates':
    case 'settings':
    case 'about':
      return address(route.screen);
  }
}
