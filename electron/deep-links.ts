const longest = 1_000;
const places = new Set([
  'today',
  'library',
  'library/claims',
  'library/sources',
  'plans',
  'updates',
  'settings',
  'about',
]);

/**
 * The page of the interface that a `palpate://` link opens, as its hash: a place, or
 * `item/ID`, `claim/DECK/ID`, `source/DECK/ID`; `deck/ID` is the library, which lists its cards. A link only ever opens a
 * page to read: nothing that starts studying or changes anything has an address here.
 * @returns null for anything else, such as a query, an unknown place or an id with `..`
 */
export function linkHash(address: string): string | null {
  if (address.length > longest) return null;
  const [, path] = /^palpate:\/\/([^?#]+?)\/?$/i.exec(address) ?? [];
  const parts = path === undefined ? null : plainParts(path);
  if (parts === null) return null;
  if (places.has(parts.join('/'))) return hash(parts);
  const [place, first, ...rest] = parts;
  if (first === undefined) return null;
  if (place === 'item') return hash([place, [first, ...rest].join('/')]);
  if (place === 'deck') return rest.length === 0 ? '#/library' : null;
  return (place === 'claim' || place === 'source') && rest.length > 0
    ? hash([place, first, rest.join('/')])
    : null;
}

/** Decoded exactly once, before it is judged. */
function plainParts(path: string): string[] | null {
  try {
    const parts = path.split('/').flatMap((part) => decodeURIComponent(part).split('/'));
    return parts.length <= 8 && parts.every(isPlain) ? parts : null;
  } catch {
    return null;
  }
}

/** What ids consist of; no empty part and no `..`. */
function isPlain(part: string): boolean {
  return part.length <= 200 && /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$/.test(part);
}

function hash(parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}
