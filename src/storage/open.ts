import { accessSync, constants, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../core/problem.ts';
import { noPermission, notADatabase, notOpened } from './errors.ts';
import { databaseName } from './location.ts';
import { applicationId, migrate, readMigrations, userVersion, type Migration } from './migrations.ts';

export interface Profile {
  db: Database.Database;
  folder: string;
  /** The database file. */
  path: string;
  /** Moves what was committed from the log beside the file into the file; for quiet moments. */
  checkpoint(): void;
  close(): void;
}

/** Milliseconds to wait for a Palpate that is just closing. */
const lockWait = 400;

/**
 * Opens the profile in this folder, creating or migrating it as needed. The file stays locked until
 * `close` or the end of the process, so that no other process opens it.
 * @param at UTC milliseconds, names a backup made before a migration
 * @throws Problem `profile.…` or `runtime.…`, with the file untouched
 */
export function openProfile(folder: string, at: number, migrations: Migration[] = readMigrations()): Profile {
  if (Number(process.versions['napi']) < 10) {
    throw new Problem('runtime.too-old', `Palpate needs Node 22.18 or newer and this is ${process.version}.`);
  }
  prepareFolder(folder);
  const path = join(folder, databaseName);
  const newest = migrations.at(-1)?.version ?? 0;
  let db: Database.Database | null = null;
  try {
    refuseForeign(path, newest);
    db = new Database(path, { timeout: lockWait });
    configure(db);
    dropSharedMemory(path);
    migrate(db, folder, migrations, at);
    return profileOf(db, folder, path);
  } catch (error) {
    db?.close();
    throw notOpened(error, path) ?? error;
  }
}

function profileOf(db: Database.Database, folder: string, path: string): Profile {
  return {
    db,
    folder,
    path,
    checkpoint() {
      if (db.open) db.pragma('wal_checkpoint(PASSIVE)');
    },
    close() {
      if (!db.open) return;
      db.pragma('optimize');
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new Problem(
        'profile.not-a-folder',
        `${folder} is a file or lies under one, so it cannot hold a profile; choose another profile folder.`,
      );
    }
    throw noPermission(folder);
  }
  requireAccess(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

function requireAccess(path: string, mode: number): void {
  try {
    accessSync(path, mode);
  } catch {
    throw noPermission(path);
  }
}

/**
 * Looks at an existing file through a connection that cannot write, so that a refused file stays as
 * it is. Opening it by other means would drop the lock that this process may already hold on it
 * (POSIX locks end when any descriptor of the file is closed).
 */
function refuseForeign(path: string, newest: number): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isFile()) throw notADatabase(path);
  requireAccess(path, constants.R_OK | constants.W_OK);
  const probe = new Database(path, { readonly: true, timeout: lockWait });
  try {
    const version = userVersion(probe);
    const application = Number(probe.pragma('application_id', { simple: true }));
    const empty = probe.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    if (application !== applicationId && !empty) throw notADatabase(path);
    if (version > newest) throw newer(path, version, newest);
  } finally {
    probe.close();
  }
}

function configure(db: Database.Database): void {
  // Before anything else reads the file: this is the lock of the profile.
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = WAL');
  // Must follow: switching to WAL lowers it to NORMAL in this build of SQLite.
  db.pragma('synchronous = FULL');
  db.pragma('checkpoint_fullfsync = ON');
  // Checkpoints are made between answers; this bounds the log when there is no pause (64 MB).
  db.pragma('wal_autocheckpoint = 16384');
  db.pragma('busy_timeout = 5000');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
}

/**
 * Removes the shared memory file that looking at the database made and an exclusive connection never uses
 * or removes. Nobody can have it open: whoever does holds the shared lock that this lock excludes.
 */
function dropSharedMemory(path: string): void {
  rmSync(`${path}-shm`, { force: true });
}

function newer(path: string, version: number, newest: number): Problem {
  return new Problem(
    'profile.newer',
    `${path} was written by a newer Palpate (data version ${version}, this one knows ${newest}) and was left as it is; update Palpate, or choose another profile folder.`,
  );
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
