import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../core/problem.ts';
import type { Database } from './database.ts';

/**
 * Writes a compact copy of the open database to `backups/` in the profile folder and returns its path.
 * @param before what it is made before, part of its name
 * @param at UTC milliseconds
 * @throws Problem `storage.backup`, with no file left behind
 */
export function backUp(db: Database, profileFolder: string, before: string, at: number): string {
  const backups = join(profileFolder, 'backups');
  const stamp = new Date(at).toISOString().replaceAll(':', '-');
  const path = join(backups, `before-${before}-${stamp}.sqlite`);
  const partial = `${path}.partial`;
  try {
    mkdirSync(backups, { recursive: true });
    copyTo(db, partial);
    renameSync(partial, path);
    return path;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      'storage.backup',
      `A backup could not be written to ${path} (${reason}), so nothing was changed; make room or mend the permissions there and try again.`,
    );
  }
}

function copyTo(db: Database, path: string): void {
  rmSync(path, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(path);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
