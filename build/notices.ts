import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose code, fonts or programs are in the installed app; what they depend on follows. */
const shipped = [
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@open-spaced-repetition/binding',
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  'better-sqlite3',
  'fflate',
  'svelte',
  'ts-fsrs',
  'virtua',
  'yauzl',
  'zod',
];

interface Manifest {
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/**
 * The licence texts of everything that is shipped, by name; Electron adds its own beside the program.
 * @throws Error when a package carries no licence
 */
export function notices(root: string): string {
  const modules = join(root, 'node_modules');
  const entries = [...closure(modules)].sort().map((name) => {
    const folder = join(modules, name);
    const { version, license } = readManifest(folder);
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (license === undefined) throw new Error(`${name} names no licence`);
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}`.trim();
  });
  return ['Palpate contains the following software and fonts.', ...entries].join(`\n\n${'-'.repeat(72)}\n\n`);
}

function closure(modules: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...shipped];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || !existsSync(join(modules, name))) continue;
    found.add(name);
    waiting.push(...Object.keys(readManifest(join(modules, name)).dependencies ?? {}));
  }
  return found;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
