import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultProfileFolder } from '../src/storage/location.ts';

/** The learner's data folder: `--profile DIR` on the command line, else the same as for the browser host. */
export function profileFolder(
  argv: readonly string[],
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): string {
  const at = argv.indexOf('--profile');
  const given = at === -1 ? undefined : argv[at + 1];
  return given ? resolve(given) : defaultProfileFolder(platform, env, homedir());
}

/**
 * Makes the folder of the window's own files (cache, window position) in a profile, so that each profile has
 * a window of its own.
 * @returns null where it cannot be made; the engine then says what is wrong with the profile
 */
export function makeWindowFolder(profile: string): string | null {
  const folder = join(profile, 'window');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return null;
  }
}
