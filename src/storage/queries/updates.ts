import type { DeckId } from '../../core/deck/types.ts';
import { prepared, type Database } from '../database.ts';

/** What an update did to the items of a deck, by their ids. */
export interface ItemChanges {
  added: string[];
  changed: {
    id: string;
    /** Fields whose text the publisher changed; empty where only other parts did. */
    fields: string[];
    /** Of these, the fields where the learner's text was kept. */
    kept: string[];
  }[];
  withdrawn: { id: string; reason: string }[];
}

export interface StoredUpdate {
  deck: DeckId;
  title: string;
  from: string;
  to: string;
  /** UTC milliseconds. */
  at: number;
  seen: boolean;
  changes: ItemChanges;
}

export function keepUpdate(
  db: Database,
  update: { deck: string; from: string; to: string; at: number; changes: ItemChanges },
): void {
  prepared(
    db,
    'INSERT INTO deck_update (deck, from_version, to_version, at, body) VALUES (?, ?, ?, ?, ?)',
  ).run(update.deck, update.from, update.to, update.at, JSON.stringify(update.changes));
}

type UpdateRow = Omit<StoredUpdate, 'seen' | 'changes'> & { seen: 0 | 1; body: string };

/** The newest updates, at most `limit`, newest first. */
export function listUpdates(db: Database, limit: number): StoredUpdate[] {
  return prepared<[number], UpdateRow>(
    db,
    `SELECT deck, title, from_version AS "from", to_version AS "to", at, seen, deck_update.body FROM deck_update
    JOIN deck ON deck.id = deck_update.deck ORDER BY number DESC LIMIT ?`,
  )
    .all(limit)
    .map(({ seen, body, ...row }) => ({
      ...row,
      seen: seen === 1,
      changes: JSON.parse(body) as ItemChanges,
    }));
}

export function countUnseenUpdates(db: Database): number {
  return (
    prepared<[], { count: number }>(db, 'SELECT count(*) AS count FROM deck_update WHERE seen = 0').get()
      ?.count ?? 0
  );
}

/** @returns how many had not been seen */
export function markUpdatesSeen(db: Database): number {
  return prepared<[]>(db, 'UPDATE deck_update SET seen = 1 WHERE seen = 0').run().changes;
}
