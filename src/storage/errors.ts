import { dirname } from 'node:path';
import { Problem } from '../core/problem.ts';
import { holderIn } from './lock.ts';

type Sentence = (path: string) => string;

/** Stable code and sentence for each way in which a write can fail, by the beginning of SQLite's code. */
const saving: [prefix: string, code: string, sentence: Sentence][] = [
  [
    'SQLITE_FULL',
    'storage.full',
    (path) => `The disk with ${path} is full, so nothing was saved; free some space and try again.`,
  ],
  ['SQLITE_READONLY_DBMOVED', 'storage.moved', movedSentence],
  [
    'SQLITE_READONLY',
    'storage.read-only',
    (path) => `${path} cannot be written to, so nothing was saved; check its permissions and try again.`,
  ],
  [
    'SQLITE_IOERR',
    'storage.io',
    (path) => `Writing to ${path} failed, so nothing was saved; check the disk and try again.`,
  ],
  ['SQLITE_CORRUPT', 'storage.damaged', damagedSentence],
  ['SQLITE_NOTADB', 'storage.damaged', damagedSentence],
];

/** The same for opening. */
const opening: [prefix: string, make: (path: string) => Problem][] = [
  ['SQLITE_BUSY', inUse],
  ['SQLITE_NOTADB', notADatabase],
  ['SQLITE_CORRUPT', (path) => damaged(path)],
  ['SQLITE_CANTOPEN', noPermission],
];

const isSqliteError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && error.name === 'SqliteError' && 'code' in error && typeof error.code === 'string';

/** The problem to tell a learner when a change could not be written, null for any other error. */
export function notSaved(error: unknown, path: string): Problem | null {
  if (!isSqliteError(error)) return null;
  const found = saving.find(([prefix]) => error.code.startsWith(prefix));
  return found ? new Problem(found[1], found[2](path)) : null;
}

/** The problem to tell a learner when the database could not be opened, null for any other error. */
export function notOpened(error: unknown, path: string): Problem | null {
  if (!isSqliteError(error)) return null;
  const found = opening.find(([prefix]) => error.code.startsWith(prefix));
  return found ? found[1](path) : notSaved(error, path);
}

/** The file under an open database is no longer the one that was opened. */
export function moved(path: string): Problem {
  return new Problem('storage.moved', movedSentence(path));
}

function movedSentence(path: string): string {
  return `${path} was moved, replaced or deleted while Palpate had it open, so nothing was saved; close Palpate, put the file back and start again.`;
}

function damagedSentence(path: string): string {
  return `${path} is damaged, so nothing was saved; close Palpate and start it again to restore the newest backup.`;
}

function inUse(path: string): Problem {
  const holder = holderIn(dirname(path));
  const who = holder === null ? '' : ` (${holder})`;
  return new Problem(
    'profile.in-use',
    `${path} is open in another Palpate; close that one first${who}, or choose another profile folder.`,
  );
}

/** @param damage what a check found, in a few words */
export function damaged(path: string, damage?: string): Problem {
  const found = damage === undefined ? '' : ` (${damage})`;
  return new Problem(
    'profile.damaged',
    `${path} is damaged${found} and was left as it is; restore a backup of it, or choose another profile folder.`,
  );
}

/** The database is not there or empty, though backups of it are. */
export function missing(path: string): Problem {
  return new Problem(
    'profile.missing',
    `${path} is missing or empty though there are backups of it, so nothing new was put in its place; restore a backup, or choose another profile folder.`,
  );
}

export function notADatabase(path: string): Problem {
  return new Problem(
    'profile.not-a-database',
    `${path} is not a Palpate database and was left as it is; move it away, or choose another profile folder.`,
  );
}

export function noPermission(path: string): Problem {
  return new Problem(
    'profile.no-permission',
    `${path} cannot be read and written by this user; change its permissions, or choose another profile folder.`,
  );
}

export function newer(path: string, version: number, newest: number): Problem {
  return new Problem(
    'profile.newer',
    `${path} was written by a newer Palpate (data version ${version}, this one knows ${newest}) and was left as it is; update Palpate, or choose another profile folder.`,
  );
}
