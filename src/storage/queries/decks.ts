import type { Deck, DeckId, Figure, Section, Trap } from '../../core/deck/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';

/** A deck without the parts that have tables of their own. */
export type DeckBody = Omit<
  Deck,
  'sections' | 'sources' | 'claims' | 'traps' | 'figures' | 'items' | 'withdrawn'
>;

export interface StoredDeck {
  id: DeckId;
  title: string;
  version: string;
  contentHash: string;
}

export function findDeck(db: Database, id: string): StoredDeck | null {
  return (
    prepared<[string], StoredDeck>(
      db,
      'SELECT id, title, version, content_hash AS contentHash FROM deck WHERE id = ?',
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

/** Every deck with how many items and cards are in it. */
export function listDecks(db: Database): { body: DeckBody; items: number; cards: number }[] {
  const count = 'SELECT count(*) FROM item WHERE item.deck = deck.id AND withdrawn IS NULL';
  return prepared<[], { body: string; items: number; cards: number }>(
    db,
    `SELECT body, (${count}) AS items, (${count} AND role <> 'quiz') AS cards FROM deck ORDER BY title, id`,
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

/** Title of a section, empty for an unknown one. */
export function sectionTitle(db: Database, deck: string, section: string): string {
  const row = prepared<[string, string], { title: string }>(
    db,
    'SELECT title FROM section WHERE deck = ? AND id = ?',
  ).get(deck, section);
  return row?.title ?? '';
}

/** Stores a trap or figure of a deck; those that a newer deck lacks stay, as old items name them. */
export function putPart(db: Database, table: 'trap' | 'figure', deck: string, part: Trap | Figure): void {
  prepared<[string, string, string]>(
    db,
    `INSERT INTO ${table} (deck, id, body) VALUES (?, ?, ?)
    ON CONFLICT (deck, id) DO UPDATE SET body = excluded.body`,
  ).run(deck, part.id, JSON.stringify(part));
}
