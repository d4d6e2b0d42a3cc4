import {
  closeSync,
  existsSync,
  fdatasync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { backupsToRemove, type BackupName } from '../core/backups.ts';
import { Problem } from '../core/problem.ts';
import { withCopy } from './connect.ts';
import type { Database } from './database.ts';
import { damageIn } from './damage.ts';
import { filesBelow, patch, seat, stampOf, sync } from './files.ts';
import { mediaName } from './location.ts';

/** A backup in a profile folder. Every one was checked before it got its name. */
export interface BackupFile extends BackupName {
  path: string;
  bytes: number;
}

const folderOf = (profileFolder: string) => join(profileFolder, 'backups');

const named =
  /^(?<reason>[a-z][a-z0-9-]*?)-(?<stamp>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)(?:-\d+)?\.sqlite$/;

function instantOf(stamp: string): number {
  return Date.parse(stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
}

/** The backups in a profile folder, newest first; other files there are left out. */
export function listBackups(profileFolder: string): BackupFile[] {
  const folder = folderOf(profileFolder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const found = readdirSync(folder).flatMap((name): BackupFile[] => {
    const groups = named.exec(name)?.groups;
    const at = instantOf(groups?.['stamp'] ?? '');
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!groups || Number.isNaN(at) || !stats?.isFile()) return [];
    return [{ name, reason: groups['reason'] ?? '', at, path, bytes: stats.size }];
  });
  return found.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}

/** Removes backups that are no longer needed, see `backupsToRemove`. */
export function thinBackups(profileFolder: string, now: number): void {
  for (const name of backupsToRemove(listBackups(profileFolder), now)) {
    rmSync(join(folderOf(profileFolder), name), { force: true });
  }
}

/** Removes what backups that were interrupted left behind. Only for who has the profile open. */
export function dropPartialBackups(profileFolder: string): void {
  const folder = folderOf(profileFolder);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  for (const name of readdirSync(folder)) {
    if (name.includes('.sqlite.partial')) rmSync(join(folder, name), { force: true });
  }
}

/** A path in `backups/` that nothing has yet. */
function freePath(profileFolder: string, reason: string, at: number): string {
  const start = join(folderOf(profileFolder), `${reason}-${stampOf(at)}`);
  let path = `${start}.sqlite`;
  for (let count = 2; existsSync(path); count += 1) path = `${start}-${count}.sqlite`;
  return path;
}

function notWritten(path: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Problem(
    'storage.backup',
    `A backup could not be written to ${path} (${reason}), so nothing was changed; make room or mend the permissions there and try again.`,
  );
}

function dropPartial(partial: string): void {
  for (const name of [partial, `${partial}-journal`]) {
    if (existsSync(name)) rmSync(name);
  }
}

/**
 * Writes a compact copy of the open database, with the media of the profile in it, to `backups/` and returns
 * its path. Other work waits meanwhile.
 * @param reason what it is made for, the beginning of its name
 * @param at UTC milliseconds
 * @throws Problem `storage.backup` or `storage.damaged`, with no file left behind
 */
export function backUp(db: Database, profileFolder: string, reason: string, at: number): string {
  return backUpTo(db, profileFolder, freePath(profileFolder, reason, at));
}

/** The same to a file of one's choice that is not there yet. */
export function backUpTo(db: Database, profileFolder: string, path: string): string {
  const partial = `${path}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    dropPartial(partial);
    db.prepare('VACUUM INTO ?').run(partial);
    finishCopy(partial, join(profileFolder, mediaName));
    seat(partial, path);
    return path;
  } catch (error) {
    dropPartial(partial);
    throw notWritten(path, error);
  }
}

/** Pages that are copied between two turns of the event loop: a fraction of a millisecond. */
const pagesPerStep = 32;
/** Steps after which what was copied is sent to the disk, so that the end has little left to wait for. */
const stepsPerSync = 128;

/**
 * As `backUp`, in small steps, with other work in between. What is written meanwhile is in the copy.
 * @param finish `finishCopy`, in another thread where this one must not wait
 */
export async function backUpOnline(
  db: Database,
  profileFolder: string,
  { reason, at }: { reason: string; at: number },
  finish: (partial: string, media: string) => Promise<void>,
): Promise<string> {
  const path = freePath(profileFolder, reason, at);
  const partial = `${path}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    dropPartial(partial);
    await copyInSteps(db, partial);
    await finish(partial, join(profileFolder, mediaName));
    seat(partial, path);
    return path;
  } catch (error) {
    dropPartial(partial);
    throw notWritten(path, error);
  }
}

async function copyInSteps(db: Database, partial: string): Promise<void> {
  const file = openSync(partial, 'w');
  let syncing: Promise<void> | null = null;
  let steps = 0;
  try {
    await db.backup(partial, {
      progress: () => {
        steps += 1;
        if (steps % stepsPerSync === 0) {
          syncing ??= promisify(fdatasync)(file).finally(() => (syncing = null));
        }
        // While the disk is busy the copy waits, so that an answer does not.
        return syncing === null ? pagesPerStep : 0;
      },
    });
  } finally {
    await (syncing as Promise<void> | null);
    closeSync(file);
  }
}

/**
 * Makes a raw copy of a database a backup: one file that needs no other beside it, with the media in it,
 * checked and on the disk.
 * @throws Problem `storage.damaged` when the copy, and so what it was made of, is damaged
 */
export function finishCopy(partial: string, media: string): void {
  leaveLogMode(partial);
  withCopy(partial, (db) => {
    embedMedia(db, media);
    const damage = damageIn(db);
    if (damage === null) return;
    throw new Problem(
      'storage.damaged',
      `The data are damaged (${damage}), so no backup was made of them; check the data, and restore the newest backup.`,
    );
  });
  sync(partial);
}

/** Marks a database as one without a write-ahead log (file format, offsets 18 and 19). */
export function leaveLogMode(path: string): void {
  if (statSync(path).size >= 100) patch(path, Uint8Array.of(1, 1), 18);
}

/** Table of a backup that holds the media; an open profile has none. */
const mediaTable = 'backup_media';

function embedMedia(db: Database, media: string): void {
  const names = filesBelow(media);
  if (names.length === 0) return;
  db.exec(`CREATE TABLE ${mediaTable} (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`);
  const insert = db.prepare<[string, Buffer]>(`INSERT INTO ${mediaTable} (name, bytes) VALUES (?, ?)`);
  db.transaction(() => {
    for (const name of names) insert.run(name, readFileSync(join(media, name)));
  })();
}

/**
 * Takes the media out of a copy of a backup.
 * @param put gets each file with its path below the media folder
 * @returns how many there were
 */
export function takeMedia(db: Database, put: (name: string, bytes: Uint8Array) => void): number {
  const has = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(mediaTable);
  if (has === undefined) return 0;
  let count = 0;
  const rows = db.prepare<[], { name: string; bytes: Buffer }>(`SELECT name, bytes FROM ${mediaTable}`);
  for (const { name, bytes } of rows.iterate()) {
    put(name, bytes);
    count += 1;
  }
  db.exec(`DROP TABLE ${mediaTable}`);
  return count;
}

/** The backup of this name. @throws Problem `backup.unknown` */
export function findBackup(profileFolder: string, name: string): BackupFile {
  const found = listBackups(profileFolder).find((each) => each.name === basename(name));
  if (found) return found;
  throw new Problem(
    'backup.unknown',
    `There is no backup ${name} in ${folderOf(profileFolder)}; choose one that is there.`,
  );
}
