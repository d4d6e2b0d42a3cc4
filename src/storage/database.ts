import type { Database, Statement } from 'better-sqlite3';

export type { Database };

/** What a column of this database can hold; truth values are stored as 0 and 1. */
export type SqlValue = string | number | null;
export type Columns = Record<string, SqlValue>;

const caches = new WeakMap<Database, Map<string, Statement>>();

/** The statement for this text, prepared once per connection. */
export function prepared<Bind extends SqlValue[] | [Columns] = SqlValue[], Row = unknown>(
  db: Database,
  sql: string,
): Statement<Bind, Row> {
  const cache = caches.get(db) ?? new Map<string, Statement>();
  caches.set(db, cache);
  const statement = cache.get(sql) ?? db.prepare(sql);
  cache.set(sql, statement);
  return statement as Statement<Bind, Row>;
}
