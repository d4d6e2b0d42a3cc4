import { settingsSchema } from '../contract/settings.ts';
import type { CardId } from '../core/scheduler/types.ts';
import { connect } from './connect.ts';
import { prepared, type Columns, type Database } from './database.ts';
import { memoryColumns } from './queries/cards.ts';
import { memoryByLog } from './replay-log.ts';

/** How many rows of a kind were found beyond the backup, and what became of them. */
export interface SalvageCount {
  what: 'answers' | 'notes' | 'settings' | 'plans' | 'marks';
  restored: number;
  /** Known to have been there, and unreadable or without their card. */
  lost: number;
}

/** What was carried over from a damaged database. */
export interface Salvaged {
  /** False where nothing at all could be read. */
  readable: boolean;
  counts: SalvageCount[];
  /** Cards whose memory was worked out anew from the log. */
  cards: number;
  /** Name of the damaged profile in the review log. */
  device: string | null;
}

/**
 * Carries over from a copy of a database, damaged or not, what a restored backup lacks: reviews through the
 * log, so that the memory of their cards follows by replay; notes, own texts, settings, plans, and marks on
 * cards as they were last. Reads row by row around what is damaged.
 */
export function salvage(copy: string, into: Database): Salvaged {
  const from = connect(copy);
  try {
    // A file that is cut off says it has more pages than it has; this reads those that are there.
    from.unsafeMode(true);
    from.pragma('writable_schema = ON');
    from.pragma('trusted_schema = OFF');
    from.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    return into.transaction(() => carryOver(from, into))();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SqliteError') throw error;
    return { readable: false, counts: [], cards: 0, device: null };
  } finally {
    from.close();
  }
}

function carryOver(from: Database, into: Database): Salvaged {
  const { count, cards } = carryReviews(from, into);
  const marks = carryMarks(from, into);
  const settings = carryRows(from, into, { table: 'setting', key: 'key', fits: isSetting });
  const notes = carryRows(from, into, { table: 'learner_item', key: 'item' });
  const exams = carryRows(from, into, { table: 'exam', key: 'id' });
  const absences = carryRows(from, into, { table: 'absence', key: 'id' });
  const plans = { restored: exams.restored + absences.restored, lost: exams.lost + absences.lost };
  const device = attempt(() => from.prepare("SELECT value FROM profile WHERE key = 'device'").pluck().get());
  return {
    readable: true,
    counts: [
      { what: 'answers', ...count },
      { what: 'notes', ...notes },
      { what: 'settings', ...settings },
      { what: 'plans', ...plans },
      { what: 'marks', ...marks },
    ],
    cards,
    device: typeof device === 'string' ? device : null,
  };
}

/** The result, undefined where the database could not give it. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.name === 'SqliteError') return undefined;
    throw error;
  }
}

/** Keys that a query gives until it meets what is damaged. */
function keysBy(from: Database, sql: string, keys: Set<string>): void {
  attempt(() => {
    for (const key of from.prepare<[]>(sql).pluck().iterate()) {
      if (typeof key === 'string') keys.add(key);
    }
  });
}

/** Every key that can still be learnt of, from both ends of the table and of its indexes. */
function keysOf(from: Database, table: string, key: string): Set<string> {
  const keys = new Set<string>();
  const indexes = attempt(() =>
    from
      .prepare<[string], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE '% WHERE %'",
      )
      .pluck()
      .all(table),
  );
  for (const hint of ['', ...(indexes ?? []).map((name) => `INDEXED BY ${name}`)]) {
    for (const direction of ['ASC', 'DESC']) {
      const columns = hint === '' ? [key] : columnsOf(from, hint.slice('INDEXED BY '.length));
      const order = columns.map((name) => `${name} ${direction}`).join(', ');
      keysBy(from, `SELECT ${key} FROM ${table} ${hint} ORDER BY ${order}`, keys);
    }
  }
  return keys;
}

function columnsOf(from: Database, index: string): string[] {
  const names = attempt(() =>
    from.prepare<[string], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck().all(index),
  );
  return names ?? [];
}

const namesOf = (db: Database, table: string): string[] =>
  prepared<[string], { name: string }>(db, 'SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);

/** Puts a row in, replacing what has its key; tells whether it fits. */
function put(into: Database, table: string, key: string, row: Columns, replace: boolean): boolean {
  const names = namesOf(into, table).filter((name) => Object.hasOwn(row, name));
  const values = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  const others = names.filter((name) => name !== key).map((name) => `${name} = @${name}`);
  const conflict = replace ? `ON CONFLICT (${key}) DO UPDATE SET ${others.join(', ')}` : '';
  const sql = `INSERT INTO ${table} (${names.join(', ')})
    VALUES (${names.map((name) => `@${name}`).join(', ')}) ${conflict}`;
  return attempt(() => prepared<[Columns]>(into, sql).run(values)) !== undefined;
}

const rowOf = (db: Database, table: string, key: string, value: string) =>
  attempt(() => prepared<[string], Columns>(db, `SELECT * FROM ${table} WHERE ${key} = ?`).get(value));

interface Rows {
  table: string;
  key: string;
  fits?: (row: Columns) => boolean;
}

function carryRows(from: Database, into: Database, { table, key, fits = () => true }: Rows) {
  const count = { restored: 0, lost: 0 };
  for (const value of keysOf(from, table, key)) {
    const row = rowOf(from, table, key, value);
    const known = rowOf(into, table, key, value);
    if (row && known && Object.keys(known).every((name) => row[name] === known[name])) continue;
    if (row && fits(row) && put(into, table, key, row, true)) count.restored += 1;
    else count.lost += 1;
  }
  return count;
}

const settings: Record<string, { safeParse(value: unknown): { success: boolean } }> = settingsSchema.shape;

function isSetting({ key, value }: Columns): boolean {
  const schema = settings[String(key)];
  if (schema === undefined || typeof value !== 'string') return false;
  try {
    return schema.safeParse(JSON.parse(value)).success;
  } catch {
    return false;
  }
}

function carryReviews(from: Database, into: Database) {
  const count = { restored: 0, lost: 0 };
  const cards = new Set<CardId>();
  const known = into.prepare<[string]>('SELECT 1 FROM review_log WHERE id = ?');
  // In their order, so that a row that takes another back finds it.
  for (const id of [...keysOf(from, 'review_log', 'id')].sort()) {
    if (known.get(id) !== undefined) continue;
    const row = rowOf(from, 'review_log', 'id', id);
    if (row && carryReview(from, into, row)) {
      count.restored += 1;
      cards.add(String(row['card']) as CardId);
    } else count.lost += 1;
  }
  for (const card of cards) putMemory(into, card);
  return { count, cards: cards.size };
}

function carryReview(from: Database, into: Database, row: Columns): boolean {
  const config = rowOf(from, 'scheduler_config', 'hash', String(row['config']));
  const known = rowOf(into, 'scheduler_config', 'hash', String(row['config'])) !== undefined;
  if (!known && !(config && put(into, 'scheduler_config', 'hash', config, false))) return false;
  return put(into, 'review_log', 'id', row, false);
}

/** Works out a card's memory from its log. */
export function putMemory(db: Database, card: CardId): void {
  const memory = memoryByLog(db, card);
  if (!memory) return;
  const columns = memoryColumns(memory);
  const set = Object.keys(columns).map((name) => `${name} = @${name}`);
  prepared<[Columns]>(db, `UPDATE card SET ${set.join(', ')} WHERE id = @id`).run({ ...columns, id: card });
}

/** What the learner set on cards: suspended, put off, flagged. */
function carryMarks(from: Database, into: Database) {
  const count = { restored: 0, lost: 0 };
  const set = into.prepare<[Columns]>(
    'UPDATE card SET suspended = @suspended, held = @held, buried_day = @buried_day, flag = @flag WHERE id = @id',
  );
  const names = ['suspended', 'held', 'buried_day', 'flag'] as const;
  for (const id of keysOf(from, 'card', 'id')) {
    const row = rowOf(from, 'card', 'id', id);
    const known = rowOf(into, 'card', 'id', id);
    if (!known) continue;
    if (!row) count.lost += 1;
    else if (names.some((name) => row[name] !== known[name])) {
      const { suspended = 0, held = 0, buried_day = null, flag = 0 } = row;
      const done = attempt(() => set.run({ id, suspended, held, buried_day, flag }));
      count[done ? 'restored' : 'lost'] += 1;
    }
  }
  return count;
}
