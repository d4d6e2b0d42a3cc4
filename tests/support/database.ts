import { createHash } from 'node:crypto';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../../src/core/problem.ts';

const openModule = new URL('../../src/storage/open.ts', import.meta.url).href;

export const databaseIn = (folder: string) => join(folder, 'palpate.sqlite');

export const fileHash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Runs SQL on a database file outside Palpate. */
export function edit(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

/** What happens when another process opens a profile: `opened`, or the code and sentence of its problem. */
export function openInOtherProcess(folder: string, asOtherUser = false): { code: string; message: string } {
  const script = `
    import { openProfile } from ${JSON.stringify(openModule)};
    try {
      openProfile(${JSON.stringify(folder)}, 0).close();
      console.log(JSON.stringify({ code: 'opened', message: '' }));
    } catch (error) {
      console.log(JSON.stringify({ code: error.code, message: error.message }));
    }`;
  // Nobody (65534 on Linux); a user who is not root is already somebody whom permissions bind.
  const user = asOtherUser && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    ...user,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as { code: string; message: string };
}

/** A process that opened a profile and stays. */
export function holdInOtherProcess(folder: string): Promise<ChildProcess> {
  const script = `
    import { openProfile } from ${JSON.stringify(openModule)};
    const profile = openProfile(${JSON.stringify(folder)}, 0);
    console.log('open');
    setInterval(() => profile, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The other process ended early')));
    child.stdout.once('data', () => resolve(child));
  });
}

/** Ends a process as a power cut would, and waits for its end. */
export function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** The problem that a call throws. */
export function problemOf(call: () => unknown): Problem {
  try {
    call();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}
