import type { TextFields } from '../core/deck/text-fields.ts';
import type { ReviewId } from '../core/scheduler/types.ts';
import { prepared, type Columns, type Database, type SqlValue } from './database.ts';
import { findReview, insertReview, type ReviewRow } from './queries/reviews.ts';

/** Tables whose rows a learner changes, with their keys. */
const keys = { card: 'id', setting: 'key', learner_item: 'item', exam: 'id', absence: 'id' } as const;
type Table = keyof typeof keys;

/**
 * What one operation did, enough to take it back and to do it again exactly. Images hold the changed
 * columns alone; null stands for a row that was not there.
 */
export type Change =
  | { type: 'row'; table: Table; key: string; before: Columns | null; after: Columns | null }
  | { type: 'review'; id: ReviewId };

/** What a new review row needs besides the row that it repeats or takes back. */
export interface LogSeams {
  newId(): ReviewId;
  now: number;
  offsetMinutes: number;
  device: string;
}

function readColumns(db: Database, table: Table, key: string, names: string[]): Columns | null {
  const sql = `SELECT ${names.join(', ')} FROM ${table} WHERE ${keys[table]} = ?`;
  return prepared<[string], Columns>(db, sql).get(key) ?? null;
}

function writeColumns(db: Database, table: Table, key: string, columns: Columns): void {
  const names = Object.keys(columns);
  const assignments = names.map((name) => `${name} = @${name}`).join(', ');
  prepared<[Columns]>(db, `UPDATE ${table} SET ${assignments} WHERE ${keys[table]} = @the_key`).run({
    ...columns,
    the_key: key,
  });
}

/** Makes a row be as an image says, whatever it is now. */
function putImage(db: Database, table: Table, key: string, image: Columns | null, exists: boolean): void {
  if (image === null) {
    prepared<[string]>(db, `DELETE FROM ${table} WHERE ${keys[table]} = ?`).run(key);
  } else if (exists) {
    writeColumns(db, table, key, image);
  } else {
    const all = { ...image, [keys[table]]: key };
    const names = Object.keys(all);
    const values = names.map((name) => `@${name}`).join(', ');
    prepared<[Columns]>(db, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`).run(all);
  }
}

/** The writes of one operation, each recorded with its images. Use inside a transaction. */
export class Writer {
  readonly changes: Change[] = [];
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Sets columns of a card; returns whether any of them changed. */
  updateCard(id: string, columns: Columns): boolean {
    const before = readColumns(this.db, 'card', id, Object.keys(columns));
    if (!before) throw new Error(`There is no card ${id}`);
    const changed = Object.keys(columns).filter((name) => before[name] !== columns[name]);
    if (changed.length === 0) return false;
    const pick = (from: Columns) =>
      Object.fromEntries(changed.map((name): [string, SqlValue] => [name, from[name] ?? null]));
    const after = pick(columns);
    writeColumns(this.db, 'card', id, after);
    this.changes.push({ type: 'row', table: 'card', key: id, before: pick(before), after });
    return true;
  }

  /** Stores a setting as JSON; returns whether it changed. */
  putSetting(key: string, value: unknown): boolean {
    return this.put('setting', key, { value: JSON.stringify(value) });
  }

  /** Stores the learner's note on an item; returns whether it changed. */
  putNote(item: string, note: string | null): boolean {
    return this.put('learner_item', item, { note });
  }

  /** Stores the learner's own texts of an item; returns whether they changed. */
  putEdits(item: string, edits: TextFields): boolean {
    return this.put('learner_item', item, { edits: JSON.stringify(edits) });
  }

  /** Stores an exam or days away; returns whether anything changed. */
  putPlan(table: 'exam' | 'absence', id: string, columns: Columns): boolean {
    return this.put(table, id, columns);
  }

  /** Takes an exam or days away out; returns whether there was such a row. */
  removePlan(table: 'exam' | 'absence', id: string): boolean {
    const before = prepared<[string], Columns>(
      this.db,
      `SELECT * FROM ${table} WHERE ${keys[table]} = ?`,
    ).get(id);
    if (!before) return false;
    putImage(this.db, table, id, null, true);
    this.changes.push({ type: 'row', table, key: id, before, after: null });
    return true;
  }

  appendReview(row: ReviewRow): void {
    insertReview(this.db, row);
    this.changes.push({ type: 'review', id: row.id });
  }

  private put(table: Table, key: string, after: Columns): boolean {
    const before = readColumns(this.db, table, key, Object.keys(after));
    if (before && Object.keys(after).every((name) => before[name] === after[name])) return false;
    putImage(this.db, table, key, after, before !== null);
    this.changes.push({ type: 'row', table, key, before, after });
    return true;
  }
}

/** Takes changes back, last first. The log is never shortened: a void row is appended for each review. */
export function revert(db: Database, changes: readonly Change[], seams: LogSeams): void {
  for (const change of changes.toReversed()) {
    if (change.type === 'row') {
      putImage(db, change.table, change.key, change.before, change.after !== null);
    } else {
      insertReview(db, voidOf(reviewOf(db, change.id), seams));
    }
  }
}

/**
 * Does changes again that were taken back. A review is appended again, since the log keeps the row
 * that was voided.
 * @returns the changes with the ids of the new rows
 */
export function reapply(db: Database, changes: readonly Change[], newId: () => ReviewId): Change[] {
  return changes.map((change) => {
    if (change.type === 'row') {
      putImage(db, change.table, change.key, change.after, change.before !== null);
      return change;
    }
    const id = newId();
    insertReview(db, { ...reviewOf(db, change.id), id });
    return { type: 'review', id };
  });
}

function reviewOf(db: Database, id: ReviewId): ReviewRow {
  const row = findReview(db, id);
  if (!row) throw new Error(`There is no review ${id}`);
  return row;
}

function voidOf(row: ReviewRow, seams: LogSeams): ReviewRow {
  return {
    ...row,
    id: seams.newId(),
    at: seams.now,
    offset_minutes: seams.offsetMinutes,
    device: seams.device,
    kind: 'void',
    grade: null,
    introduces: 0,
    duration_ms: null,
    answer: null,
    confidence: null,
    manual: null,
    manual_day: null,
    chosen_days: null,
    voids: row.id,
  };
}
