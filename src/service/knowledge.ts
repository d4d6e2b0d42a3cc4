import type { ClaimList, ClaimPage, SourceList, SourcePage } from '../contract/schemas.ts';
import type { ClaimId, DeckId, SourceId } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import { findDeck, sectionTitle } from '../storage/queries/decks.ts';
import { findParts } from '../storage/queries/items.ts';
import {
  claimsOfSource,
  findClaim,
  itemsOfClaim,
  itemsOfSource,
  searchClaims,
  searchSources,
  type KnowledgeQuery,
} from '../storage/queries/knowledge.ts';
import type { Context } from './context.ts';

/** One page of the claims in which every word occurs. */
export function claims({ db }: Context, query: KnowledgeQuery): ClaimList {
  const { total, rows } = searchClaims(db, query);
  return {
    total,
    rows: rows.map((row) => ({ ...row, sectionTitle: sectionTitle(db, row.deck, row.claim.section) })),
  };
}

/** One page of the sources in which every word occurs. */
export function sources({ db }: Context, query: KnowledgeQuery): SourceList {
  return searchSources(db, query);
}

/**
 * A claim with what it rests on and what rests on it.
 * @throws Problem `claim.unknown`
 */
export function claimPage({ db }: Context, deckId: DeckId, claimId: ClaimId): ClaimPage {
  const deck = findDeck(db, deckId);
  const claim = findClaim(db, deckId, claimId);
  if (!deck || !claim) throw unknown('claim', deckId, claimId);
  const traps = findParts(db, 'trap', deckId, new Set(claim.traps));
  const named = [claim, ...traps.flatMap((trap) => trap.positions)].flatMap((part) => part.sources);
  return {
    deck: { id: deck.id, title: deck.title },
    claim,
    sectionTitle: sectionTitle(db, deckId, claim.section),
    sources: findParts(db, 'source', deckId, new Set(named)),
    traps,
    items: itemsOfClaim(db, deckId, claimId),
  };
}

/**
 * A source with what rests on it.
 * @throws Problem `source.unknown`
 */
export function sourcePage({ db }: Context, deckId: DeckId, sourceId: SourceId): SourcePage {
  const deck = findDeck(db, deckId);
  const [source] = findParts(db, 'source', deckId, [sourceId]);
  if (!deck || !source) throw unknown('source', deckId, sourceId);
  return {
    deck: { id: deck.id, title: deck.title },
    source,
    claims: claimsOfSource(db, deckId, sourceId),
    items: itemsOfSource(db, deckId, sourceId),
  };
}

const unknown = (what: 'claim' | 'source', deck: DeckId, id: string) =>
  new Problem(`${what}.unknown`, `There is no ${what} ${id} of a deck ${deck} in this profile.`);
