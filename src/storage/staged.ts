import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, moveInto, seat, sync } from './files.ts';
import { databaseName, mediaName } from './location.ts';

/**
 * A restore is prepared in `restoring.partial/`, which becomes `restoring/` when it is whole. From then on it
 * is done: whoever opens the profile next completes what was interrupted. Before that it never happened.
 */
const stagedName = 'restoring.partial';
const readyName = 'restoring';
const planName = 'plan.json';

interface Plan {
  /** Folder that keeps the replaced files, relative to the profile folder, which may be moved. */
  aside: string;
  /** Whether the replaced database goes there; where a backup was made of it, it does not. */
  keepsDatabase: boolean;
}

/** An empty folder for what is to be restored. */
export function newStage(profileFolder: string): string {
  const staged = join(profileFolder, stagedName);
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  return staged;
}

/** Removes what a restore that was interrupted before its time prepared. Only for who has the profile open. */
export function dropStaged(profileFolder: string): void {
  rmSync(join(profileFolder, stagedName), { recursive: true, force: true });
}

/** Whether a restore is decided and not yet complete. */
export const isDecided = (profileFolder: string) => existsSync(join(profileFolder, readyName, planName));

/** Decides a restore: from here on it is completed, whatever happens. */
export function commitStage(profileFolder: string, plan: Plan): void {
  const staged = join(profileFolder, stagedName);
  writeFileSync(join(staged, planName), JSON.stringify(plan));
  for (const name of filesBelow(staged)) sync(join(staged, name));
  sync(staged);
  seat(staged, join(profileFolder, readyName));
}

/**
 * Puts in place what a decided restore prepared, in steps of which each may have been done before. Nothing is
 * deleted: what is replaced is in a backup or in the folder that the plan names.
 */
export function completeRestore(profileFolder: string): void {
  const ready = join(profileFolder, readyName);
  const plan = readPlan(join(ready, planName));
  if (!plan) {
    // Removing it was the last step of a restore that was interrupted there.
    rmSync(ready, { recursive: true, force: true });
    return;
  }
  const aside = join(profileFolder, plan.aside);
  const database = join(profileFolder, databaseName);
  const next = join(ready, databaseName);
  if (existsSync(next)) {
    // A log of the old database must not be beside the new one for a moment.
    for (const end of ['-wal', '-shm', '-journal']) {
      moveInto(aside, `${database}${end}`, `${databaseName}${end}`);
    }
    if (plan.keepsDatabase) moveInto(aside, database, databaseName);
    seat(next, database);
  }
  for (const name of filesBelow(join(ready, mediaName))) {
    const to = join(profileFolder, mediaName, name);
    mkdirSync(dirname(to), { recursive: true });
    seat(join(ready, mediaName, name), to);
  }
  rmSync(ready, { recursive: true, force: true });
}

function readPlan(path: string): Plan | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Plan) : null;
}
