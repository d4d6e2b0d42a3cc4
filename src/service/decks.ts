import { Problem } from '../core/problem.ts';
import type { Claim, Deck, DeckId, Item } from '../core/deck/types.ts';
import { newMemory } from '../core/scheduler/schedule.ts';
import {
  deckOfItem,
  findDeck,
  itemStates,
  markWithdrawn,
  putCard,
  putDeck,
  putItem,
  putPart,
  putSection,
  setSuspended,
} from '../storage/queries/decks.ts';
import { clearUndo } from '../storage/queries/undo.ts';
import type { Context } from './context.ts';
import { claimIds, itemTitle, searchTexts } from './item-text.ts';
import { announce, commit } from './transact.ts';

/**
 * Installs a deck or brings it up to date. Progress is kept: an item that is gone is withdrawn and its
 * card suspended. A deck of the same content, or older than the installed one, changes nothing.
 * @param contentHash names the content of the package
 * @throws Problem `deck.item-taken` when an item id belongs to another deck, with nothing changed
 */
export function installDeck(context: Context, deck: Deck, contentHash: string): { changed: boolean } {
  const known = findDeck(context.db, deck.id);
  if (known && (known.contentHash === contentHash || isOlder(deck.version, known.version))) {
    return { changed: false };
  }
  const { sections, sources, claims, traps, items, ...body } = deck;
  commit(context, 'deck.install', () => {
    const { db } = context;
    putDeck(db, body, contentHash);
    sections.forEach((section, position) => putSection(db, deck.id, section, position));
    for (const source of sources) putPart(db, 'source', deck.id, source);
    for (const claim of claims) putPart(db, 'claim', deck.id, claim);
    for (const trap of traps) putPart(db, 'trap', deck.id, trap);
    putItems(context, deck.id, items, new Map(claims.map((claim) => [claim.id, claim])));
    // Images of what was done before may no longer fit.
    clearUndo(context.db);
  });
  announce(context, 'deck.install', 'deck.install');
  return { changed: true };
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  if (!a || !b) return false;
  const index = a.findIndex((part, place) => part !== b[place]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}

type Claims = ReadonlyMap<string, Claim>;

function putItems(context: Context, deck: DeckId, items: readonly Item[], claims: Claims): void {
  const { db } = context;
  const before = itemStates(db, deck);
  items.forEach((item, position) => {
    const owner = deckOfItem(db, item.id);
    if (owner !== null && owner !== deck) {
      throw new Problem(
        'deck.item-taken',
        `Deck ${deck} has an item ${item.id}, which deck ${owner} has already; rename it in one of them.`,
      );
    }
    putOne(context, deck, item, position, claims);
    if (before.get(item.id)?.withdrawn) setSuspended(db, item.id, 0);
  });
  const present = new Set<string>(items.map((item) => item.id));
  for (const [id, { withdrawn }] of before) {
    if (present.has(id) || withdrawn) continue;
    markWithdrawn(db, id);
    setSuspended(db, id, 1);
  }
}

/** The claims that an item rests on, the claim that it asks first. */
function claimsOf(item: Item, claims: Claims): { asked: Claim; all: Claim[] } {
  const all = claimIds(item).map((id) => {
    const claim = claims.get(id);
    if (claim) return claim;
    throw new Problem('deck.claim-missing', `Item ${item.id} names the claim ${id}, which its deck lacks.`);
  });
  const [asked] = all;
  if (!asked) throw new Problem('deck.claim-missing', `Item ${item.id} names no claim.`);
  return { asked, all };
}

function putOne(
  { db, scheduler }: Context,
  deck: DeckId,
  item: Item,
  position: number,
  claims: Claims,
): void {
  const { asked, all } = claimsOf(item, claims);
  const place = { deck, section: item.section, tier: item.tier, position };
  const row = {
    ...place,
    ...itemTitle(item),
    id: item.id,
    claim: asked.id,
    evidence: asked.evidence,
    confidence: asked.confidence,
    kind: item.kind,
    role: item.role,
    body: JSON.stringify(item),
  };
  const ids = all.map((claim) => claim.id);
  const number = putItem(db, row, ids, searchTexts(item, all));
  if (item.role === 'quiz') {
    // A card whose item left spaced study keeps its progress.
    setSuspended(db, item.id, 1);
  } else {
    const sibling = `${deck}/${asked.id}`;
    putCard(db, item.id, number, { ...place, sibling_key: sibling }, newMemory(scheduler.config));
  }
}
