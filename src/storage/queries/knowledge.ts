import type { Claim, DeckId, Source } from '../../core/deck/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';
import type { LinkRow } from './items.ts';
import { matchExpression, rankedMatches } from './search.ts';

type Table = 'claim' | 'source';

/** Takes every claim and source of a deck out of it; those that old items name can still be read. */
export function clearKnowledge(db: Database, deck: string): void {
  for (const table of ['claim', 'source'] as const) {
    prepared<[string]>(
      db,
      `DELETE FROM ${table}_text WHERE rowid IN (
        SELECT number FROM ${table} WHERE deck = ? AND position IS NOT NULL)`,
    ).run(deck);
    prepared<[string]>(db, `UPDATE ${table} SET position = NULL WHERE deck = ?`).run(deck);
  }
}

function put(
  db: Database,
  table: Table,
  deck: string,
  part: Claim | Source,
  position: number,
  words: string,
) {
  const stored = prepared<[Columns], { number: number }>(
    db,
    `INSERT INTO ${table} (deck, id, position, body) VALUES (@deck, @id, @position, @body)
    ON CONFLICT (deck, id) DO UPDATE SET position = @position, body = @body RETURNING number`,
  ).get({ deck, id: part.id, position, body: JSON.stringify(part) });
  if (!stored) throw new Error(`The ${table} ${part.id} was not stored`);
  prepared<[number, string]>(db, `INSERT INTO ${table}_text (rowid, words) VALUES (?, ?)`).run(
    stored.number,
    words,
  );
}

/** Stores a claim of a deck that `clearKnowledge` was called for. */
export function putClaim(db: Database, deck: string, claim: Claim, position: number, section: string): void {
  put(db, 'claim', deck, claim, position, [claim.text, claim.category, section].join('\n'));
  prepared<[string, string]>(db, 'DELETE FROM claim_source WHERE deck = ? AND claim = ?').run(deck, claim.id);
  for (const source of new Set(claim.sources)) {
    prepared<[string, string, string]>(
      db,
      'INSERT INTO claim_source (deck, source, claim) VALUES (?, ?, ?)',
    ).run(deck, source, claim.id);
  }
}

/** Stores a source of a deck that `clearKnowledge` was called for. */
export function putSource(db: Database, deck: string, source: Source, position: number): void {
  const { citation, url, doi, pmid } = source;
  put(db, 'source', deck, source, position, [citation, url, doi, pmid].filter(Boolean).join('\n'));
}

export interface KnowledgeQuery {
  query: string;
  offset: number;
  limit: number;
}

/** Numbers of what matches every word, best first; of all in the order of the decks where nothing is asked. */
function search(
  db: Database,
  table: Table,
  { query, offset, limit }: KnowledgeQuery,
): { total: number; numbers: number[] } {
  const match = matchExpression(query);
  if (match === null && query.trim() !== '') return { total: 0, numbers: [] };
  const from =
    match === null ? `${table} WHERE position IS NOT NULL` : `${table}_text WHERE ${table}_text MATCH @match`;
  const bind: Columns = { match, limit, offset };
  const total =
    prepared<[Columns], { total: number }>(db, `SELECT count(*) AS total FROM ${from}`).get(bind)?.total ?? 0;
  const order = match === null ? 'deck, position' : total <= rankedMatches ? 'rank, rowid' : 'rowid';
  const numbers = prepared<[Columns], { number: number }>(
    db,
    `SELECT rowid AS number FROM ${from} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  ).all(bind);
  return { total, numbers: numbers.map(({ number }) => number) };
}

const isIn = 'item.withdrawn IS NULL';
const itemCount = `(SELECT count(*) FROM item_claim JOIN item ON item.number = item_claim.item
  WHERE item_claim.deck = claim.deck AND item_claim.claim = claim.id AND ${isIn})`;
const claimsFrom = `FROM claim_source JOIN claim ON claim.deck = claim_source.deck
  AND claim.id = claim_source.claim`;
const claimCount = `(SELECT count(*) ${claimsFrom}
  WHERE claim_source.deck = source.deck AND claim_source.source = source.id AND claim.position IS NOT NULL)`;

/** Claims with how many items of their deck rest on each. */
export function searchClaims(
  db: Database,
  query: KnowledgeQuery,
): { total: number; rows: { deck: DeckId; claim: Claim; items: number }[] } {
  const { total, numbers } = search(db, 'claim', query);
  const find = prepared<[number], { deck: DeckId; body: string; items: number }>(
    db,
    `SELECT deck, body, ${itemCount} AS items FROM claim WHERE number = ?`,
  );
  const rows = numbers.flatMap((number) => {
    const row = find.get(number);
    return row ? [{ deck: row.deck, claim: JSON.parse(row.body) as Claim, items: row.items }] : [];
  });
  return { total, rows };
}

interface SourceRow {
  deck: DeckId;
  source: Source;
  claims: number;
  /** Each kind of evidence under which a claim cites it, once. */
  evidence: Pick<Claim, 'evidence' | 'verified'>[];
}

/** Sources with the claims of their deck that rest on each, counted. */
export function searchSources(db: Database, query: KnowledgeQuery): { total: number; rows: SourceRow[] } {
  const { total, numbers } = search(db, 'source', query);
  const find = prepared<[number], { deck: DeckId; body: string; claims: number }>(
    db,
    `SELECT deck, body, ${claimCount} AS claims FROM source WHERE number = ?`,
  );
  const kinds = prepared<[string, string], SourceRow['evidence'][number]>(
    db,
    `SELECT DISTINCT claim.body ->> 'evidence' AS evidence, claim.body ->> 'verified' AS verified
    ${claimsFrom} WHERE claim_source.deck = ? AND claim_source.source = ? AND claim.position IS NOT NULL
    ORDER BY evidence, verified`,
  );
  const rows = numbers.flatMap((number) => {
    const row = find.get(number);
    if (!row) return [];
    const source = JSON.parse(row.body) as Source;
    return [{ deck: row.deck, source, claims: row.claims, evidence: kinds.all(row.deck, source.id) }];
  });
  return { total, rows };
}

/** A claim, also one that is no longer in its deck; null for an unknown one. */
export function findClaim(db: Database, deck: string, id: string): Claim | null {
  const row = prepared<[string, string], { body: string }>(
    db,
    'SELECT body FROM claim WHERE deck = ? AND id = ?',
  ).get(deck, id);
  return row ? (JSON.parse(row.body) as Claim) : null;
}

/** Items in the deck that rest on a claim. */
export function itemsOfClaim(db: Database, deck: string, claim: string): LinkRow[] {
  return prepared<[string, string], LinkRow>(
    db,
    `SELECT item.id AS itemId, item.title, item.kind FROM item_claim JOIN item ON item.number = item_claim.item
    WHERE item_claim.deck = ? AND item_claim.claim = ? AND ${isIn} ORDER BY item.position`,
  ).all(deck, claim);
}

/** Claims in the deck that rest on a source. */
export function claimsOfSource(db: Database, deck: string, source: string): Claim[] {
  return prepared<[string, string], { body: string }>(
    db,
    `SELECT claim.body ${claimsFrom}
    WHERE claim_source.deck = ? AND claim_source.source = ? AND claim.position IS NOT NULL
    ORDER BY claim.position`,
  )
    .all(deck, source)
    .map((row) => JSON.parse(row.body) as Claim);
}

/** Items in the deck that rest on a source through one of their claims. */
export function itemsOfSource(db: Database, deck: string, source: string): LinkRow[] {
  return prepared<[string, string], LinkRow>(
    db,
    `SELECT DISTINCT item.id AS itemId, item.title, item.kind, item.position FROM claim_source
    JOIN item_claim ON item_claim.deck = claim_source.deck AND item_claim.claim = claim_source.claim
    JOIN item ON item.number = item_claim.item
    WHERE claim_source.deck = ? AND claim_source.source = ? AND ${isIn} ORDER BY item.position`,
  )
    .all(deck, source)
    .map(({ itemId, title, kind }) => ({ itemId, title, kind }));
}
