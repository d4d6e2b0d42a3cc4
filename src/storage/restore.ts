import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Problem } from '../core/problem.ts';
import { backUp, leaveLogMode, listBackups, takeMedia, type BackupFile } from './backup.ts';
import { readCopy, withCopy } from './connect.ts';
import { damageIn } from './damage.ts';
import type { Database } from './database.ts';
import { moveInto, stampOf } from './files.ts';
import { databaseName, mediaName } from './location.ts';
import { applicationId, migrateCopy, readMigrations, userVersion } from './migrations.ts';
import { openProfile, prepareFolder, type Profile } from './open.ts';
import { lastReviewId } from './queries/reviews.ts';
import { keepProfileFact, readProfileFact } from './queries/settings.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { commitStage, completeRestore, dropStaged, isDecided, newStage } from './staged.ts';

/** What a restore did. */
export interface Restored {
  /** The backup's file name. */
  from: string;
  /** Where what was there before is now, relative to the profile folder; null where there was nothing. */
  kept: string | null;
  /** What was carried over from it, null where that was not asked for or there was nothing. */
  salvaged: Salvaged | null;
}

/** Problems of a database that must not be replaced, as others use it or it can be mended otherwise. */
const forbids = ['profile.in-use', 'profile.newer', 'profile.no-permission', 'profile.not-a-folder'];

/**
 * Puts a backup in place of the profile in a folder, which nobody may have open. What was there is kept: as a
 * backup where it can be read, else as it is in `damaged/`. An interrupted restore leaves the old profile or
 * the new one.
 * @param file a backup, or any closed Palpate database
 * @param at UTC milliseconds
 * @param carryOver whether to carry over what was learnt since the backup
 * @throws Problem `backup.…`, `profile.…` or `storage.…`, with nothing changed
 */
export function restoreBackup(folder: string, file: string, at: number, carryOver: boolean): Restored {
  const made = prepareFolder(folder);
  const current = lookAtCurrent(folder, at);
  let before: string | null = null;
  try {
    const staged = newStage(folder);
    copyWhole(file, join(staged, databaseName));
    checkCopy(join(staged, databaseName), file);
    if (current.open) before = backUp(current.open.db, folder, 'before-restore', at);
    const device = current.open ? readProfileFact(current.open.db, 'device') : null;
    const source = before ?? (current.state === 'damaged' ? join(folder, databaseName) : null);
    const salvaged = fill(staged, file, { device, source: carryOver ? source : null });
    const aside = join('damaged', stampOf(at));
    current.open?.close();
    commitStage(folder, { aside, keepsDatabase: current.state === 'damaged' });
    completeRestore(folder);
    const kept = current.state === 'damaged' ? aside : before && relative(folder, before);
    return { from: basename(file), kept, salvaged };
  } catch (error) {
    if (before !== null && !isDecided(folder)) rmSync(before, { force: true });
    dropStaged(folder);
    if (made !== null) rmSync(made, { recursive: true });
    throw notRestored(folder, error);
  } finally {
    current.open?.close();
  }
}

interface Current {
  state: 'there' | 'damaged' | 'none';
  /** The profile that is to be replaced, locked; null where it cannot be opened. */
  open: Profile | null;
}

function lookAtCurrent(folder: string, at: number): Current {
  const size = statSync(join(folder, databaseName), { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return { state: 'none', open: null };
  try {
    return { state: 'there', open: openProfile(folder, at) };
  } catch (error) {
    if (!(error instanceof Problem) || forbids.includes(error.code) || error.code.startsWith('storage.')) {
      throw error;
    }
    return { state: 'damaged', open: null };
  }
}

/**
 * Sets a database aside that does not open, in `damaged/`, and makes an empty one.
 * @returns where it is now, relative to the folder; null where there was none
 * @throws Problem where the database opens after all, or must not be moved
 */
export function beginAnew(folder: string, at: number): string | null {
  const { state, open } = lookAtCurrent(folder, at);
  open?.close();
  if (state === 'there') {
    throw new Problem('profile.good', `The profile in ${folder} can be opened, so it was left as it is.`);
  }
  const aside = join('damaged', stampOf(at));
  for (const end of ['-wal', '-shm', '-journal', '']) {
    const name = `${databaseName}${end}`;
    moveInto(join(folder, aside), join(folder, name), name);
  }
  openProfile(folder, at, { anew: true }).close();
  return state === 'damaged' ? aside : null;
}

/** Makes the prepared copy of a backup what will be in place. */
function fill(
  staged: string,
  file: string,
  { device, source }: { device: string | null; source: string | null },
): Salvaged | null {
  return withCopy(join(staged, databaseName), (db) => {
    takeMedia(db, (name, bytes) => putMedia(join(staged, mediaName), name, bytes));
    migrateCopy(db, file, readMigrations());
    const report = source === null ? null : salvageFrom(source, staged, db);
    const own = device ?? report?.device ?? null;
    if (own !== null) keepProfileFact(db, 'device', own);
    return report;
  });
}

function salvageFrom(source: string, staged: string, into: Database): Salvaged {
  const folder = join(staged, 'salvage');
  mkdirSync(folder);
  copyWhole(source, join(folder, databaseName));
  const report = salvage(join(folder, databaseName), into);
  rmSync(folder, { recursive: true });
  return report;
}

/** Copies a closed database with the log that may be beside it. */
function copyWhole(from: string, to: string): void {
  try {
    if (!statSync(from).isFile()) throw new Error('it is not a file');
    copyFileSync(from, to);
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
    else leaveLogMode(to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC') throw error;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : error instanceof Error ? error.message : String(error);
    throw new Problem(
      'backup.unreadable',
      `The backup ${from} cannot be read (${reason}), so nothing was changed; choose another one.`,
    );
  }
}

function checkCopy(path: string, file: string): void {
  const fault = (code: string, what: string) =>
    new Problem(code, `${file} ${what}, so nothing was changed; choose another backup.`);
  const damage = (() => {
    try {
      return withCopy(path, (db) => {
        const newest = readMigrations().at(-1)?.version ?? 0;
        const foreign = Number(db.pragma('application_id', { simple: true })) !== applicationId;
        if (foreign) throw fault('backup.foreign', 'is not a backup of Palpate');
        if (userVersion(db) > newest) {
          throw fault('backup.newer', 'was written by a newer Palpate than this one');
        }
        return damageIn(db);
      });
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
        throw fault('backup.foreign', 'is not a backup of Palpate');
      }
      return error instanceof Error ? error.message : String(error);
    }
  })();
  if (damage !== null) throw fault('backup.damaged', `is damaged (${damage})`);
}

function putMedia(folder: string, name: string, bytes: Uint8Array): void {
  const path = join(folder, name);
  if (relative(folder, path).startsWith('..')) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function notRestored(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Problem || !/^(E[A-Z]+|SQLITE_)/.test(code)) return error;
  const reason = error instanceof Error ? error.message : code;
  return new Problem(
    'storage.restore',
    `The backup could not be restored in ${folder} (${reason}), so nothing was changed; make room or mend the permissions there and try again.`,
  );
}

/** The newest backup that can be restored: by what was learnt, since clocks can be set back. */
export function newestGoodBackup(folder: string): BackupFile | null {
  const newest = readMigrations().at(-1)?.version ?? 0;
  const good = listBackups(folder).flatMap((backup) => {
    const last = lastLearnt(backup.path, newest);
    return last === null ? [] : [{ backup, last }];
  });
  good.sort((a, b) => (a.last === b.last ? b.backup.at - a.backup.at : a.last < b.last ? 1 : -1));
  return good.find(({ backup }) => readCopy(backup.path, damageIn) === null)?.backup ?? null;
}

/** Id of the newest review in a backup, null where it cannot be restored. */
function lastLearnt(path: string, newest: number): string | null {
  try {
    return readCopy(path, (db) => (userVersion(db) > newest ? null : (lastReviewId(db) ?? '')));
  } catch {
    return null;
  }
}
