import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../core/problem.ts';
import { dropPartialBackups, listBackups } from './backup.ts';
import { connect } from './connect.ts';
import { damageIn } from './damage.ts';
import type { Database } from './database.ts';
import { damaged, missing, moved, newer, noPermission, notADatabase, notOpened } from './errors.ts';
import { databaseName } from './location.ts';
import { removeHolder, writeHolder } from './lock.ts';
import { applicationId, migrate, readMigrations, userVersion, type Migration } from './migrations.ts';
import { completeRestore, dropStaged } from './staged.ts';

export interface Profile {
  db: Database;
  folder: string;
  /** The database file. */
  path: string;
  /** Whether the program that had it open last was ended before it closed it. */
  unclean: boolean;
  /** Whether the start had no time to look through all of it, as it is large. */
  unchecked: boolean;
  /** @throws Problem `storage.moved` where the file at this path is no longer the one that is open */
  requireInPlace(): void;
  /** Moves what was committed from the log beside the file into the file; for quiet moments. */
  checkpoint(): void;
  close(): void;
}

/** Milliseconds to wait for a Palpate that is just closing. */
const lockWait = 400;

/**
 * Bytes of a database that is looked through at every start, and of one that is after an unclean end: half a
 * second and two seconds at some 250 MB/s. Larger ones open at once; a copy of them is checked in a thread of
 * its own in the first quiet moment.
 */
const checkedAlways = 128 * 2 ** 20;
const checkedUnclean = 512 * 2 ** 20;

export interface OpenOptions {
  /** The steps that this version knows; those in schema/ when left out. */
  migrations?: Migration[];
  /** Whether to begin anew though there are backups of a database that is gone. */
  anew?: boolean;
}

/**
 * Opens the profile in this folder, creating or migrating it as needed; a restore that was interrupted is
 * completed first. The file stays locked until `close` or the end of the process, so that no other process
 * opens it.
 * @param at UTC milliseconds, names a backup made before a migration
 * @throws Problem `profile.…` or `runtime.…`, with the file untouched
 */
export function openProfile(folder: string, at: number, options: OpenOptions = {}): Profile {
  const { migrations = readMigrations(), anew = false } = options;
  if (Number(process.versions['napi']) < 10) {
    throw new Problem('runtime.too-old', `Palpate needs Node 22.18 or newer and this is ${process.version}.`);
  }
  prepareFolder(folder);
  const path = join(folder, databaseName);
  let db: Database | null = null;
  try {
    completeRestore(folder);
    if (!anew) refuseMissing(folder, path);
    const unclean = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    const unchecked = !refuseForeign(path, migrations.at(-1)?.version ?? 0, unclean);
    db = connect(path, { timeout: lockWait });
    configure(db);
    dropSharedMemory(path);
    dropStaged(folder);
    dropPartialBackups(folder);
    migrate(db, folder, migrations, at);
    writeHolder(folder);
    return profileOf(db, { folder, path, unclean, unchecked });
  } catch (error) {
    db?.close();
    throw notOpened(error, path) ?? error;
  }
}

function profileOf(db: Database, about: Pick<Profile, 'folder' | 'path' | 'unclean' | 'unchecked'>): Profile {
  const { folder, path } = about;
  const opened = identityOf(path);
  return {
    ...about,
    db,
    requireInPlace() {
      if (opened === null || identityOf(path) !== opened) throw moved(path);
    },
    checkpoint() {
      if (db.open) tidy(db, ['wal_checkpoint(PASSIVE)']);
    },
    close() {
      if (!db.open) return;
      tidy(db, ['optimize', 'wal_checkpoint(TRUNCATE)']);
      db.close();
      removeHolder(folder);
    },
  };
}

/** Housekeeping that may fail on a full disk: what was committed stays in the log beside the file. */
function tidy(db: Database, pragmas: readonly string[]): void {
  try {
    for (const pragma of pragmas) db.pragma(pragma);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SqliteError') throw error;
  }
}

/** What tells the file at a path from every other, null where there is none. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : null;
}

/**
 * Checks the structure where it is not too large for that.
 * @returns whether it was looked through
 * @throws Problem `profile.damaged`
 */
function lookThrough(db: Database, path: string, unclean: boolean): boolean {
  db.pragma('cell_size_check = ON');
  const pages = Number(db.pragma('page_count', { simple: true }));
  const bytes = pages * Number(db.pragma('page_size', { simple: true }));
  if (bytes > (unclean ? checkedUnclean : checkedAlways)) return false;
  const damage = damageIn(db);
  if (damage !== null) throw damaged(path, damage);
  return true;
}

/** A database that is gone while its backups are there is not begun anew without being asked. */
function refuseMissing(folder: string, path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0 && listBackups(folder).length > 0) throw missing(path);
}

/**
 * Makes a profile folder that can be written to.
 * @returns the first folder that had to be made, null where all were there
 * @throws Problem `profile.not-a-folder` or `profile.no-permission`
 */
export function prepareFolder(folder: string): string | null {
  const made = makeFolder(folder);
  requireAccess(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  return made;
}

function makeFolder(folder: string): string | null {
  try {
    return mkdirSync(folder, { recursive: true }) ?? null;
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
 * @returns whether its structure was looked through
 */
function refuseForeign(path: string, newest: number, unclean: boolean): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return true;
  if (!stats.isFile()) throw notADatabase(path);
  requireAccess(path, constants.R_OK | constants.W_OK);
  // SQLite takes such a file for an empty one.
  if (stats.size === 1) throw notADatabase(path);
  rollBack(path);
  const had = ['-wal', '-shm'].filter((end) => existsSync(`${path}${end}`));
  const probe = connect(path, { readonly: true, timeout: lockWait });
  try {
    const version = userVersion(probe);
    const application = Number(probe.pragma('application_id', { simple: true }));
    const empty = probe.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    if (application !== applicationId && !empty) throw notADatabase(path);
    if (version > newest) throw newer(path, version, newest);
    return lookThrough(probe, path, unclean);
  } catch (error) {
    probe.close();
    if (had.length === 0) dropEmptyLog(path);
    throw error;
  } finally {
    probe.close();
  }
}

/**
 * Undoes a change that was interrupted before the file kept a write-ahead log, as at its first opening; a
 * connection that cannot write could not.
 */
function rollBack(path: string): void {
  if (!existsSync(`${path}-journal`)) return;
  const db = connect(path, { timeout: lockWait });
  try {
    db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  } finally {
    db.close();
  }
}

/** Removes the files that merely looking at a database leaves beside it. */
function dropEmptyLog(path: string): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 1) > 0) return;
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

function configure(db: Database): void {
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

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
