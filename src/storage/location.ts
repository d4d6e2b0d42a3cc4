import { posix, win32 } from 'node:path';

/** Name of the database file in a profile folder. */
export const databaseName = 'palpate.sqlite';

/** Folder in a profile folder for pictures and sound that a learner's items show. */
export const mediaName = 'media';

/**
 * Where a learner's data lives when nobody says otherwise: `$XDG_DATA_HOME/palpate` (or
 * `~/.local/share/palpate`) on Linux, `~/Library/Application Support/Palpate` on macOS,
 * `%APPDATA%\Palpate` on Windows.
 */
export function defaultProfileFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Palpate');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Palpate');
  const data = env['XDG_DATA_HOME'];
  // The specification tells readers to ignore a relative path.
  const base = data && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share');
  return posix.join(base, 'palpate');
}
