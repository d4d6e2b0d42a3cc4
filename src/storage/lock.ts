import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Tells people who has a profile open; the lock itself is SQLite's, on the database file. */
const holderName = 'open.json';

/** How each kind of program is named in a sentence. */
const kinds = { window: 'the Palpate window', browser: 'Palpate for the browser', command: 'a command' };

interface Holder {
  pid: number;
  kind: keyof typeof kinds;
}

/** Commands open a profile in their main thread, the hosts in a worker thread. */
function kindOf(electron: string | undefined, mainThread: boolean): Holder['kind'] {
  if (electron !== undefined) return 'window';
  return mainThread ? 'command' : 'browser';
}

/** Leaves word that this process has the profile open. */
export function writeHolder(folder: string): void {
  const holder: Holder = { pid: process.pid, kind: kindOf(process.versions['electron'], isMainThread) };
  try {
    writeFileSync(join(folder, holderName), JSON.stringify(holder));
  } catch {
    // A full disk must not keep anybody from reading their data, and this is a courtesy.
  }
}

export function removeHolder(folder: string): void {
  rmSync(join(folder, holderName), { force: true });
}

/** Who has a profile open, in words; null where nothing is known of a process that still runs. */
export function holderIn(folder: string): string | null {
  try {
    const { pid, kind } = JSON.parse(readFileSync(join(folder, holderName), 'utf8')) as Holder;
    if (!Number.isInteger(pid) || pid <= 0 || !Object.hasOwn(kinds, kind) || !runs(pid)) return null;
    return `${kinds[kind]}, process ${pid}`;
  } catch {
    return null;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
