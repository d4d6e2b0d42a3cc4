import type { Claim, Deck, DeckId, Section, Source, Trap } from '../../core/deck/types.ts';
import type { Memory } from '../../core/scheduler/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';
import { memoryColumns } from './cards.ts';

/** A deck without the parts that have tables of their own. */
export type DeckBody = Omit<Deck, 'sections' | 'sources' | 'claims' | 'traps' | 'items'>;

export interface StoredDeck {
  id: string;
  version: string;
  contentHash: string;
}

export function findDeck(db: Database, id: string): StoredDeck | null {
  return (
    prepared<[string], StoredDeck>(
      db,
      'SELECT id, version, content_hash AS contentHash FROM deck WHERE id = ?',
    ).get(id) ?? null
  );
}

/** Every deck by title. */
export function deckTitles(db: Database): { id: DeckId; title: string }[] {
  return prepared<[], { id: DeckId; title: string }>(
    db,
    'SELECT id, title FROM deck ORDER BY title, id',
  ).all();
}

/** Every deck with how many items and cards it has. */
export function listDecks(db: Database): { body: DeckBody; items: number; cards: number }[] {
  return prepared<[], { body: string; items: number; cards: number }>(
    db,
    `SELECT body,
      (SELECT count(*) FROM item WHERE item.deck = deck.id) AS items,
      (SELECT count(*) FROM item WHERE item.deck = deck.id AND role <> 'quiz') AS cards
    FROM deck ORDER BY title, id`,
  )
    .all()
    .map((row) => ({ ...row, body: JSON.parse(row.body) as DeckBody }));
}

export function putDeck(db: Database, body: DeckBody, contentHash: string): void {
  prepared<[Columns]>(
    db,
    `INSERT INTO deck (id, version, title, content_hash, body) VALUES (@id, @version, @title, @hash, @body)
    ON CONFLICT (id) DO UPDATE SET version = @version, title = @title, content_hash = @hash, body = @body`,
  ).run({
    id: body.id,
    version: body.version,
    title: body.title,
    hash: contentHash,
    body: JSON.stringify(body),
  });
}

export function putSection(db: Database, deck: string, section: Section, position: number): void {
  prepared<[Columns]>(
    db,
    `INSERT INTO section (deck, id, position, title, share) VALUES (@deck, @id, @position, @title, @share)
    ON CONFLICT (deck, id) DO UPDATE SET position = @position, title = @title, share = @share`,
  ).run({ deck, ...section, position });
}

/** Stores a source, claim or trap of a deck; those that a newer deck lacks stay, as old items name them. */
export function putPart(
  db: Database,
  table: 'source' | 'claim' | 'trap',
  deck: string,
  part: Source | Claim | Trap,
): void {
  prepared<[string, string, string]>(
    db,
    `INSERT INTO ${table} (deck, id, body) VALUES (?, ?, ?)
    ON CONFLICT (deck, id) DO UPDATE SET body = excluded.body`,
  ).run(deck, part.id, JSON.stringify(part));
}

export interface ItemRow {
  id: string;
  deck: string;
  section: string;
  claim: string;
  evidence: string;
  confidence: string;
  kind: string;
  role: string;
  tier: string;
  position: number;
  title: string;
  answer: string;
  body: string;
}

/** Texts that a search finds an item by. */
export interface SearchTexts {
  prompt: string;
  answer: string;
  options: string;
  claims: string;
}

/**
 * Stores an item with its claims and its search texts.
 * @returns its number
 */
export function putItem(db: Database, row: ItemRow, claims: readonly string[], texts: SearchTexts): number {
  const stored = prepared<[Columns], { number: number }>(
    db,
    `INSERT INTO item (id, deck, section, claim, evidence, confidence, kind, role, tier, position, title,
      answer, body)
    VALUES (@id, @deck, @section, @claim, @evidence, @confidence, @kind, @role, @tier, @position, @title,
      @answer, @body)
    ON CONFLICT (id) DO UPDATE SET section = @section, claim = @claim, evidence = @evidence,
      confidence = @confidence, kind = @kind, role = @role, tier = @tier, position = @position,
      title = @title, answer = @answer, body = @body, withdrawn = 0
    RETURNING number`,
  ).get({ ...row });
  if (!stored) throw new Error(`The item ${row.id} was not stored`);
  const { number } = stored;
  prepared<[number]>(db, 'DELETE FROM item_claim WHERE item = ?').run(number);
  claims.forEach((claim, position) => {
    prepared<[number, number, string, string]>(
      db,
      'INSERT INTO item_claim (item, position, deck, claim) VALUES (?, ?, ?, ?)',
    ).run(number, position, row.deck, claim);
  });
  prepared<[number]>(db, 'DELETE FROM item_text WHERE rowid = ?').run(number);
  prepared<[Columns]>(
    db,
    `INSERT INTO item_text (rowid, prompt, answer, options, claims)
    VALUES (@number, @prompt, @answer, @options, @claims)`,
  ).run({ number, ...texts });
  return number;
}

export interface CardPlace {
  deck: string;
  section: string;
  sibling_key: string;
  tier: string;
  position: number;
}

/** Creates the card of an item; a card that exists keeps its progress and moves to its new place. */
export function putCard(db: Database, id: string, item: number, place: CardPlace, memory: Memory): void {
  const columns: Columns = { id, item, ...place, ...memoryColumns(memory) };
  const names = Object.keys(columns);
  prepared<[Columns]>(
    db,
    `INSERT INTO card (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})
    ON CONFLICT (id) DO UPDATE SET section = @section, sibling_key = @sibling_key, tier = @tier,
      position = @position`,
  ).run(columns);
}

/** Items of a deck by id, and whether they were withdrawn. */
export function itemStates(db: Database, deck: string): Map<string, { withdrawn: boolean }> {
  const rows = prepared<[string], { id: string; withdrawn: number }>(
    db,
    'SELECT id, withdrawn FROM item WHERE deck = ?',
  ).all(deck);
  return new Map(rows.map(({ id, withdrawn }) => [id, { withdrawn: withdrawn === 1 }]));
}

/** The deck that an item belongs to, null for an unknown item. */
export function deckOfItem(db: Database, item: string): string | null {
  return (
    prepared<[string], { deck: string }>(db, 'SELECT deck FROM item WHERE id = ?').get(item)?.deck ?? null
  );
}

export function markWithdrawn(db: Database, item: string): void {
  prepared<[string]>(db, 'UPDATE item SET withdrawn = 1 WHERE id = ?').run(item);
}

export function setSuspended(db: Database, card: string, suspended: 0 | 1): void {
  prepared<[number, string]>(db, 'UPDATE card SET suspended = ? WHERE id = ?').run(suspended, card);
}
