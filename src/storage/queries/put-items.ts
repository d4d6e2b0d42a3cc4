import type { TextFields } from '../../core/deck/text-fields.ts';
import type { Item, Role } from '../../core/deck/types.ts';
import type { Memory } from '../../core/scheduler/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';
import { memoryColumns } from './cards.ts';

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

/**
 * Stores an item as the publisher has it, with its claims; it is in its deck again if it was withdrawn.
 * @returns its number
 */
export function putItem(db: Database, row: ItemRow, claims: readonly string[]): number {
  const stored = prepared<[Columns], { number: number }>(
    db,
    `INSERT INTO item (id, deck, section, claim, evidence, confidence, kind, role, tier, position, title,
      answer, body)
    VALUES (@id, @deck, @section, @claim, @evidence, @confidence, @kind, @role, @tier, @position, @title,
      @answer, @body)
    ON CONFLICT (id) DO UPDATE SET section = @section, claim = @claim, evidence = @evidence,
      confidence = @confidence, kind = @kind, role = @role, tier = @tier, position = @position,
      title = @title, answer = @answer, body = @body, withdrawn = NULL
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
  return number;
}

/** Texts that a search finds an item by. */
export interface SearchTexts {
  prompt: string;
  answer: string;
  options: string;
  claims: string;
}

export function putSearchTexts(db: Database, item: number, texts: SearchTexts): void {
  prepared<[number]>(db, 'DELETE FROM item_text WHERE rowid = ?').run(item);
  prepared<[Columns]>(
    db,
    `INSERT INTO item_text (rowid, prompt, answer, options, claims)
    VALUES (@item, @prompt, @answer, @options, @claims)`,
  ).run({ item, ...texts });
}

/** Renames an item in lists. */
export function putTitle(db: Database, item: number, title: string, answer: string): void {
  prepared<[string, string, number]>(db, 'UPDATE item SET title = ?, answer = ? WHERE number = ?').run(
    title,
    answer,
    item,
  );
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

/** An item before an update. */
export interface KnownItem {
  /** As the publisher had it. */
  item: Item;
  role: Role;
  withdrawn: boolean;
  edits: TextFields;
}

interface KnownRow {
  id: string;
  body: string;
  role: Role;
  withdrawn: string | null;
  edits: string | null;
}

/** Items of a deck by id, those withdrawn among them. */
export function knownItems(db: Database, deck: string): Map<string, KnownItem> {
  const rows = prepared<[string], KnownRow>(
    db,
    `SELECT item.id, body, role, withdrawn, edits FROM item
    LEFT JOIN learner_item ON learner_item.item = item.id WHERE deck = ?`,
  ).all(deck);
  return new Map(
    rows.map(({ id, body, role, withdrawn, edits }) => [
      id,
      {
        item: JSON.parse(body) as Item,
        role,
        withdrawn: withdrawn !== null,
        edits: JSON.parse(edits ?? '{}') as TextFields,
      },
    ]),
  );
}

/** The deck that an item belongs to, null for an unknown item. */
export function deckOfItem(db: Database, item: string): string | null {
  return (
    prepared<[string], { deck: string }>(db, 'SELECT deck FROM item WHERE id = ?').get(item)?.deck ?? null
  );
}

/** Stores what a merge left of the learner's texts of an item. */
export function putEdits(db: Database, item: string, edits: TextFields): void {
  prepared<[string, string]>(db, 'UPDATE learner_item SET edits = ? WHERE item = ?').run(
    JSON.stringify(edits),
    item,
  );
}

export function markWithdrawn(db: Database, item: string, reason: string): void {
  prepared<[string, string]>(db, 'UPDATE item SET withdrawn = ? WHERE id = ?').run(reason, item);
}

/** Suspends a card on behalf of an update; one that the learner suspended stays the learner's. */
export function hold(db: Database, card: string): void {
  prepared<[string]>(db, 'UPDATE card SET suspended = 1, held = 1 WHERE id = ? AND suspended = 0').run(card);
}

/** Puts a card back that an update had suspended. */
export function release(db: Database, card: string): void {
  prepared<[string]>(db, 'UPDATE card SET suspended = 0, held = 0 WHERE id = ? AND held = 1').run(card);
}

/** Whether the learner would lose something with this profile. */
export function hasProgress(db: Database): boolean {
  const row = prepared<[], { found: 0 | 1 }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM review_log) OR EXISTS (SELECT 1 FROM learner_item) AS found',
  ).get();
  return row?.found === 1;
}
