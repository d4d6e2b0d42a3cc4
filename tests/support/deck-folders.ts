import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));

/** A folder for one test file, with `palpate deck …` run in it; gone after the last test. */
export function deckFolders() {
  const root = mkdtempSync(join(tmpdir(), 'palpate-deck-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let folders = 0;
  return {
    root,
    palpate: async (args: string[], options: { cwd?: string; env?: Record<string, string> } = {}) => {
      const env = { ...process.env, ...options.env };
      const child = spawn(process.execPath, [cli, 'deck', ...args], { cwd: options.cwd ?? root, env });
      child.stdin.end();
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      return { code, out, err };
    },
    /** A folder of its own with a material in `material`. */
    folderOf: (files: ReadonlyMap<string, string>): string => {
      const folder = join(root, String((folders += 1)));
      for (const [name, content] of files) {
        const path = join(folder, 'material', name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
      return folder;
    },
  };
}

export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
