import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notices } from '../../build/notices.ts';
import { configuration } from '../../electron-builder.config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'palpate-package-'));
const resources = join(folder, 'release/linux-unpacked/resources');
/** Marks the fuses in Electron's program (https://www.electronjs.org/docs/latest/tutorial/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

interface AsarNode {
  files?: Record<string, AsarNode>;
  unpacked?: boolean;
}

/** A program with nothing but fuses, all of them in the position opposite to the one we ship. */
function placeholderElectron(): string {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'electron'), `before${sentinel}\u0001\u000810110011after`);
  writeFileSync(join(electron, 'version'), '45.4.1');
  return electron;
}

/** Paths of the files in the archive and whether each lies beside it instead. */
function archive(): Map<string, boolean> {
  const bytes = readFileSync(join(resources, 'app.asar'));
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString();
  const files = new Map<string, boolean>();
  const walk = (node: AsarNode, path: string): void => {
    for (const [name, child] of Object.entries(node.files ?? {})) walk(child, `${path}/${name}`);
    if (!node.files) files.set(path, node.unpacked ?? false);
  };
  walk(JSON.parse(header) as AsarNode, '');
  return files;
}

beforeAll(async () => {
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      ...configuration,
      electronDist: placeholderElectron(),
      directories: { ...configuration.directories, output: join(folder, 'release') },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the archive holds what runs', () => {
  const files = [...archive().keys()];
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/LICENSE',
      '/dist/electron/main.js',
      '/dist/electron/worker.js',
      '/dist/electron/training-worker.js',
      '/dist/electron/preload.cjs',
      '/dist/electron/schema/0001-profile.sql',
      '/dist/ui/index.html',
      '/dist/decks/back-mice.palpate',
      '/node_modules/better-sqlite3/lib/index.js',
      '/node_modules/@open-spaced-repetition/binding/dist/index.mjs',
    ]),
  );
});

test('and nothing else', () => {
  const allowed = [
    /^\/(package\.json|LICENSE|dist\/NOTICES\.txt)$/,
    /^\/dist\/electron\/[\w-]+\.(js|cjs)$/,
    /^\/dist\/electron\/schema\/\d{4}-[\w-]+\.sql$/,
    /^\/dist\/ui\/(index\.html|favicon\.svg|assets\/[\w-]+\.(js|css|woff2|svg))$/,
    /^\/dist\/decks\/[\w-]+\.palpate$/,
    /^\/node_modules\/@open-spaced-repetition\/binding\/(package\.json|LICENSE|dist\/index\.mjs)$/,
    /^\/node_modules\/@open-spaced-repetition\/binding-linux-x64-\w+\/(package\.json|LICENSE|[\w.-]+\.node)$/,
    /^\/node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js|prebuilds\/linux-x64\.node)$/,
  ];
  expect([...archive().keys()].filter((file) => !allowed.some((each) => each.test(file)))).toEqual([]);
});

test('only native parts and the deck lie outside the archive that the program vouches for', () => {
  const outside = [...archive()].flatMap(([file, unpacked]) => (unpacked ? [file] : []));
  expect(outside.sort()).toEqual([
    '/dist/decks/back-mice.palpate',
    '/node_modules/@open-spaced-repetition/binding-linux-x64-gnu/fsrs-binding.linux-x64-gnu.node',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
});

test('every fuse is set as shipped', () => {
  const program = readFileSync(join(folder, 'release/linux-unpacked/palpate'), 'latin1');
  const fuses = program.slice(program.indexOf(sentinel) + sentinel.length + 2).slice(0, 8);
  const names = [
    'runAsNode',
    'enableCookieEncryption',
    'enableNodeOptionsEnvironmentVariable',
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
    'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
  ];
  expect(Object.fromEntries(names.map((name, index) => [name, fuses[index] === '1']))).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the notices carry the licence of every part', () => {
  const text = notices(root);
  for (const name of [
    'better-sqlite3',
    '@open-spaced-repetition/binding',
    'svelte',
    'zod',
    '@fontsource-variable/atkinson-hyperlegible-next',
  ]) {
    expect(text).toMatch(new RegExp(`\\n${name} \\d[^\\n]*\\((MIT|OFL-1\\.1)\\)\\n\\n[^-]`));
  }
});
