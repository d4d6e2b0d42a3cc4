import { Problem } from '../core/problem.ts';

/** Stable code and sentence for each way in which a write can fail. */
const saving: [prefix: string, code: string, sentence: (path: string) => string][] = [
  [
    'SQLITE_FULL',
    'storage.full',
    (path) => `The disk with ${path} is full, so nothing was saved; free some space and try again.`,
  ],
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
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new Problem(
      'profile.in-use',
      `${path} is open in another Palpate; close that one first, or choose another profile folder.`,
    );
  }
  if (error.code.startsWith('SQLITE_NOTADB')) return notADatabase(path);
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return new Problem(
      'profile.damaged',
      `${path} is damaged and was left as it is; restore a backup of it, or choose another profile folder.`,
    );
  }
  if (error.code.startsWith('SQLITE_CANTOPEN')) return noPermission(path);
  return notSaved(error, path);
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
