import Database from 'better-sqlite3';

/** Opens a database file; everything in this folder that opens one does it here. */
export function connect(path: string, options: Database.Options = {}): Database.Database {
  return new Database(path, options);
}

/** Runs work on a database file of which nobody else knows, and closes it. */
export function withCopy<Result>(path: string, work: (db: Database.Database) => Result): Result {
  const db = connect(path);
  try {
    // A copy that fails is thrown away; what is kept of it is synced as a whole.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return work(db);
  } finally {
    db.close();
  }
}

/** Reads a closed database without changing it. */
export function readCopy<Result>(path: string, read: (db: Database.Database) => Result): Result {
  const db = connect(path, { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}
