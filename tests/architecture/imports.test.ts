import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let house: string;

/** A small house with one file in every room, all imports along the arrows. */
const rooms: Record<string, string> = {
  'src/core/scheduler/fsrs.ts': "import { fsrs } from 'ts-fsrs';\nexport const rule = fsrs;",
  'src/contract/word.ts': "import { rule } from '../core/scheduler/fsrs.ts';\nexport const word = rule;",
  'src/storage/open.ts': "import Database from 'better-sqlite3';\nexport const open = Database;",
  'src/interchange/read.ts': "import { word } from '../contract/word.ts';\nexport const read = word;",
  'src/service/use.ts': "import { open } from '../storage/open.ts';\nexport const use = open;",
  'src/server/listen.ts': "import { createServer } from 'node:http';\nexport const listen = createServer;",
  'src/cli/run.ts': "import { listen } from '../server/listen.ts';\nexport const run = listen;",
  'src/ui/show.ts':
    "import type { word } from '../contract/word.ts';\nexport const show = (w: typeof word) => w;",
  'decks/generator/make.ts':
    "import { rule } from '../../src/core/scheduler/fsrs.ts';\nexport const make = rule;",
  'electron/main.ts':
    "import { app } from 'electron';\nimport { use } from '../src/service/use.ts';\nexport const main = [app, use];",
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${text}\n`);
}

/** Every broken rule, as `rule in file`. */
function violations(): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'electron', 'decks'],
    ],
    { cwd: house, encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map(({ from, rule }) => `${rule.name} in ${from}`))];
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'palpate-house-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json', 'package.json']) {
    copyFileSync(join(root, file), join(house, file));
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(rooms)) write(path, text);
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Forbidden imports: the rule that must catch it, the file it is planted in, what that file imports. */
const planted: [rule: string, path: string, specifier: string][] = [
  ['core-imports-along-the-arrows', 'src/core/bad-service.ts', '../service/use.ts'],
  ['core-is-pure', 'src/core/bad-node.ts', 'node:fs'],
  ['core-is-pure', 'src/core/bad-npm.ts', 'zod'],
  ['fsrs-has-one-home', 'src/core/bad-fsrs.ts', 'ts-fsrs'],
  ['contract-imports-along-the-arrows', 'src/contract/bad.ts', '../storage/open.ts'],
  ['storage-imports-along-the-arrows', 'src/storage/bad.ts', '../service/use.ts'],
  ['interchange-imports-along-the-arrows', 'src/interchange/bad.ts', '../storage/open.ts'],
  ['service-imports-along-the-arrows', 'src/service/bad-ui.ts', '../ui/show.ts'],
  ['service-imports-along-the-arrows', 'src/service/bad-shell.ts', '../../electron/main.ts'],
  ['server-imports-along-the-arrows', 'src/server/bad.ts', '../cli/run.ts'],
  ['cli-imports-along-the-arrows', 'src/cli/bad.ts', '../ui/show.ts'],
  ['ui-imports-along-the-arrows', 'src/ui/bad-service.ts', '../service/use.ts'],
  ['interface-takes-types-of-the-contract', 'src/ui/bad-contract.ts', '../contract/word.ts'],
  ['interface-has-no-node', 'src/ui/bad-node.ts', 'node:path'],
  ['electron-imports-along-the-arrows', 'electron/bad.ts', '../src/server/listen.ts'],
  ['preload-imports-along-the-arrows', 'electron/preload.ts', '../src/service/use.ts'],
  ['generator-imports-along-the-arrows', 'decks/generator/bad.ts', '../../src/contract/word.ts'],
  ['generator-is-pure', 'decks/generator/bad-node.ts', 'node:path'],
  ['sqlite-has-one-home', 'src/service/bad-sqlite.ts', 'better-sqlite3'],
  ['electron-has-one-home', 'src/service/bad-electron.ts', 'electron'],
  ['sockets-has-one-home', 'src/service/bad-socket.ts', 'ws'],
  ['only-server-listens', 'src/service/bad-http.ts', 'node:http'],
  ['no-circles', 'src/core/bad-circle-a.ts', './bad-circle-b.ts'],
];

describe('the import rules of the house', () => {
  it('accept imports along the arrows', () => {
    expect(violations()).toEqual([]);
  });

  it('catch every planted violation', () => {
    for (const [, path, specifier] of planted) {
      write(path, `import * as other from '${specifier}';\nexport default other;`);
    }
    write('src/core/bad-circle-b.ts', "import * as other from './bad-circle-a.ts';\nexport default other;");
    const expected = planted.map(([rule, path]) => `${rule} in ${path}`);
    expect(violations()).toEqual(expect.arrayContaining(expected));
  });
});
