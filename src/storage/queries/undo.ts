import { prepared, type Database } from '../database.ts';
import type { Change } from '../writer.ts';

export interface UndoRecord {
  number: number;
  operation: string;
  label: string;
  changes: Change[];
}

interface UndoRow {
  number: number;
  operation: string;
  label: string;
  changes: string;
}

function find(db: Database, sql: string): UndoRecord | null {
  const row = prepared<[], UndoRow>(db, sql).get();
  return row ? { ...row, changes: JSON.parse(row.changes) as Change[] } : null;
}

const columns = 'number, operation, label, changes';

/** What undo would take back. */
export function nextUndo(db: Database): UndoRecord | null {
  return find(db, `SELECT ${columns} FROM undo_record WHERE state = 'done' ORDER BY number DESC LIMIT 1`);
}

/** What redo would do again. */
export function nextRedo(db: Database): UndoRecord | null {
  return find(db, `SELECT ${columns} FROM undo_record WHERE state = 'undone' ORDER BY number LIMIT 1`);
}

function nextLabel(db: Database, sql: string): string | null {
  return prepared<[], { label: string }>(db, sql).get()?.label ?? null;
}

/** Labels of what undo and redo would act on, without reading the changes. */
export function undoLabels(db: Database): { undo: string | null; redo: string | null } {
  return {
    undo: nextLabel(db, "SELECT label FROM undo_record WHERE state = 'done' ORDER BY number DESC LIMIT 1"),
    redo: nextLabel(db, "SELECT label FROM undo_record WHERE state = 'undone' ORDER BY number LIMIT 1"),
  };
}

/** Keeps a new record, drops what could have been done again, and the oldest beyond `depth`. */
export function keepUndo(db: Database, record: Omit<UndoRecord, 'number'>, depth: number): void {
  prepared<[]>(db, "DELETE FROM undo_record WHERE state = 'undone'").run();
  const { lastInsertRowid } = prepared<[string, string, string]>(
    db,
    "INSERT INTO undo_record (operation, label, state, changes) VALUES (?, ?, 'done', ?)",
  ).run(record.operation, record.label, JSON.stringify(record.changes));
  prepared<[number]>(db, 'DELETE FROM undo_record WHERE number <= ?').run(Number(lastInsertRowid) - depth);
}

export function markUndo(db: Database, number: number, state: 'done' | 'undone', changes: Change[]): void {
  prepared<[string, string, number]>(
    db,
    'UPDATE undo_record SET state = ?, changes = ? WHERE number = ?',
  ).run(state, JSON.stringify(changes), number);
}

/** Forgets every record, after a change that cannot be taken back. */
export function clearUndo(db: Database): void {
  prepared<[]>(db, 'DELETE FROM undo_record').run();
}
