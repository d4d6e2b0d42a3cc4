import { readFileSync, readdirSync } from 'node:fs';
import { Problem } from '../core/problem.ts';
import { backUp } from './backup.ts';
import type { Database } from './database.ts';

export interface Migration {
  /** `user_version` of a database after this step. */
  version: number;
  name: string;
  sql: string;
}

/** Marks a database file as Palpate's (`PRAGMA application_id`): "Palp" in ASCII. */
export const applicationId = 0x50616c70;

// A build copies this folder beside the file that this module ends up in.
const folder = new URL('./schema/', import.meta.url);

/** The numbered steps in schema/, in order. */
export function readMigrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-.*\.sql$/.test(name));
  return names.sort().map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`schema/${name} should have number ${index + 1}`);
    return { version, name, sql: readFileSync(new URL(name, folder), 'utf8') };
  });
}

export function userVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database to the newest version: a backup first where it holds data, then every step in
 * one transaction, so that a failure leaves it as it was.
 * @throws Problem `profile.migration` where a step fails, `storage.…` where the backup does
 */
export function migrate(db: Database, profileFolder: string, migrations: Migration[], at: number): void {
  const from = userVersion(db);
  if (from > 0 && migrations.some((step) => step.version > from)) {
    backUp(db, profileFolder, `before-migration-${from}`, at);
  }
  migrateCopy(db, profileFolder, migrations);
}

/**
 * The same without a backup, for a copy.
 * @param where names the profile in a problem
 */
export function migrateCopy(db: Database, where: string, migrations: Migration[]): void {
  const from = userVersion(db);
  const pending = migrations.filter((step) => step.version > from);
  const last = pending.at(-1);
  if (!last) return;
  const run = db.transaction(() => {
    for (const step of pending) runStep(db, where, step);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${last.version}`);
    const broken = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Problem(
        'profile.migration',
        `The profile in ${where} holds ${broken.length} rows without the rows they refer to and was left at version ${from}; restore a backup of it.`,
      );
    }
  });
  run.immediate();
  // The next start reads the version from the header of the file itself.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function runStep(db: Database, where: string, step: Migration): void {
  try {
    db.exec(step.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      'profile.migration',
      `The profile in ${where} could not be brought to version ${step.version} (${reason}); it is unchanged, so the earlier version of Palpate still opens it.`,
    );
  }
}
