import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Problem } from '../core/problem.ts';
import { Context } from '../service/context.ts';
import { systemClock } from '../service/system-clock.ts';
import { listBackups } from '../storage/backup.ts';
import { databaseName, defaultProfileFolder } from '../storage/location.ts';
import { openProfile } from '../storage/open.ts';
import { appVersion } from './checkout.ts';

/**
 * The data folder that a command is about.
 * @throws Problem with exit code 2 for an empty name
 */
export function chosenFolder(given: string | undefined): string {
  if (given === '') throw new Problem('usage.profile', 'A data folder has a name; it got nothing.', 2);
  return resolve(given ?? defaultProfileFolder(process.platform, process.env, homedir()));
}

/** @throws Problem where neither data nor backups are, so that no command makes an empty profile */
export function requireProfile(folder: string): void {
  if (existsSync(join(folder, databaseName)) || listBackups(folder).length > 0) return;
  throw new Problem(
    'profile.none',
    `There are no data of Palpate in ${folder}; name the folder that holds ${databaseName}.`,
  );
}

/** Runs work on the profile in a folder, which is closed afterwards. */
export async function withProfile<Result>(
  folder: string,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  requireProfile(folder);
  const profile = openProfile(folder, systemClock.now());
  try {
    return await work(new Context(profile, { clock: systemClock, randomBytes }, appVersion()));
  } finally {
    profile.close();
  }
}
