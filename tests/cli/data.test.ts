import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { readMigrations } from '../../src/storage/migrations.ts';
import { answerNext } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { databaseIn, edit, fileHash, holdInOtherProcess, kill } from '../support/database.ts';
import { recallDeck } from '../support/deck.ts';
import { localClient, openContext, preparedFolder, tempFolder } from '../support/profile.ts';

const newest = readMigrations().length;

/** Runs one command line in this process. */
async function palpate(...args: string[]) {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const code = await main(args, { out: (text) => void io.out(text), err: (text) => void io.err(text) });
  return { code, ...said };
}

/** A closed profile with three answers. */
async function used(): Promise<string> {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(6), clock);
  const context = openContext(folder, clock);
  for (let index = 0; index < 3; index += 1) await answerNext(localClient(context));
  context.profile.close();
  return folder;
}

async function reviewsIn(folder: string): Promise<unknown> {
  const context = openContext(folder, new FakeClock(noon));
  const count = context.db.prepare('SELECT count(*) FROM review_log').pluck().get();
  context.profile.close();
  return Promise.resolve(count);
}

test('good data are checked, backed up, listed and restored', async () => {
  const folder = await used();
  const checked = await palpate('check', folder);
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toMatch(/^ok +The file is whole\.$/m);
  expect(checked.out).toMatch(/^ok +There are 6 cards, 3 rows in the log/m);
  const made = JSON.parse((await palpate('backup', folder, '--json')).out) as { path: string };
  const listed = await palpate('backups', folder);
  expect(listed.out).toContain(made.path);
  const to = join(tempFolder(), 'mine.sqlite');
  expect((await palpate('backup', folder, '--to', to)).code).toBe(0);
  expect(await palpate('backup', folder, '--to', to)).toMatchObject({ code: 1, out: '' });
  const elsewhere = join(tempFolder(), 'new');
  const restored = await palpate('restore', to, '--profile', elsewhere);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/^The backup mine\.sqlite is in place\.$/m);
  expect(await reviewsIn(elsewhere)).toBe(3);
});

test('what follows from other data is found wrong, mended after a backup, and right again', async () => {
  const folder = await used();
  edit(
    databaseIn(folder),
    `UPDATE card SET stability = stability + 1 WHERE phase <> 'new';
    INSERT INTO day_load (day, cards) VALUES (7, 5);
    DELETE FROM item_text WHERE rowid = 1;
    DELETE FROM claim_text WHERE rowid = 2`,
  );
  const found = JSON.parse((await palpate('check', folder, '--json')).out) as {
    findings: { code: string; severity: string }[];
  };
  const wrong = found.findings.filter(({ severity }) => severity !== 'good').map(({ code }) => code);
  expect(wrong).toEqual(['search', 'loads', 'memory']);
  expect((await palpate('check', folder)).code).toBe(1);
  expect(existsSync(join(folder, 'backups'))).toBe(false);
  const mended = await palpate('check', folder, '--repair');
  expect(mended.code).toBe(0);
  expect(mended.out).toMatch(/^mended +The memory of 3 cards was worked out anew from the log\.$/m);
  expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/^before-check-/)]);
  expect((await palpate('check', folder)).out).not.toMatch(/WRONG|mended/);
  const context = openContext(folder, new FakeClock(noon));
  const found2 = await localClient(context).library.search({
    query: 'claim',
    filters: {
      deck: null,
      section: null,
      kind: null,
      tier: null,
      state: null,
      evidence: null,
      flagged: null,
    },
    offset: 0,
    limit: 50,
  });
  expect(found2.total).toBe(6);
  context.profile.close();
});

test('a card that is studied with nothing in the log is told as lost', async () => {
  const folder = await used();
  edit(
    databaseIn(folder),
    `UPDATE card SET phase = 'review', stability = 3, difficulty = 5, due_day = 9, last_review_day = 1, reps = 1
    WHERE id = (SELECT id FROM card WHERE phase = 'new' LIMIT 1)`,
  );
  const checked = await palpate('check', folder, '--repair');
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(/^LOST +1 card is studied with nothing in the log; restore a backup\.$/m);
});

const overwrite = (path: string, from: number, to: number, byte: number) => {
  const bytes = readFileSync(path);
  bytes.fill(byte, from, to);
  writeFileSync(path, bytes);
};

/** What may have become of a database, and what must be said of it. */
const faults: [string, (path: string) => void, RegExp][] = [
  ...[1, 15, 16, 99, 100, 101, 512, 4095, 4096, 4097, 40_000].map((length): (typeof faults)[number] => [
    `cut off after ${length} bytes`,
    (path) => truncateSync(path, length),
    /is damaged|is not a Palpate database/,
  ]),
  ['with a zeroed header', (path) => overwrite(path, 0, 100, 0), /is not a Palpate database/],
  ['with a zeroed first page', (path) => overwrite(path, 0, 4096, 0), /is not a Palpate database/],
  ['with a spoilt schema', (path) => overwrite(path, 100, 4096, 0xff), /is damaged/],
  ['with a page of noise', (path) => overwrite(path, 4096 * 9, 4096 * 10, 0x5a), /is damaged/],
  ['with pages in each other’s place', swapPages, /is damaged/],
  [
    'that is a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    /is not a Palpate database/,
  ],
  [
    'of another program',
    (path) => {
      rmSync(path);
      edit(path, 'CREATE TABLE a (b)');
    },
    /not a Palpate database/,
  ],
  ['of a newer version', (path) => edit(path, 'PRAGMA user_version = 9999'), /newer Palpate/],
];

function swapPages(path: string): void {
  const bytes = readFileSync(path);
  const pages = bytes.length / 4096;
  const [a, b] = [Math.floor(pages / 3), Math.floor(pages / 2)];
  const first = Buffer.from(bytes.subarray(a * 4096, (a + 1) * 4096));
  bytes.copy(bytes, a * 4096, b * 4096, (b + 1) * 4096);
  first.copy(bytes, b * 4096);
  writeFileSync(path, bytes);
}

const sentence = /^[^\n]+\.\n$/;

test.each(faults)('a database %s is refused in one sentence and left alone', async (_, spoil, message) => {
  const folder = await used();
  const path = databaseIn(folder);
  spoil(path);
  const before = statSync(path).isFile() ? fileHash(path) : null;
  for (const command of [
    ['check', folder],
    ['check', folder, '--repair', '--json'],
    ['backup', folder],
    ['backup', folder, '--to', join(folder, 'x.sqlite')],
  ]) {
    const told = await palpate(...command);
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err).toMatch(sentence);
    expect(told.err).toMatch(message);
    expect(told.err).toContain(path);
  }
  if (before !== null) expect(fileHash(path)).toBe(before);
  expect(readdirSync(folder)).toEqual(['palpate.sqlite']);
});

test.each(faults)('a backup %s is refused in one sentence with nothing changed', async (_, spoil) => {
  const folder = await used();
  const backup = join(tempFolder(), 'backup.sqlite');
  copyFileSync(databaseIn(folder), backup);
  spoil(backup);
  const told = await palpate('restore', backup, '--profile', folder, '--salvage');
  expect(told).toMatchObject({ code: 1, out: '' });
  expect(told.err).toMatch(sentence);
  expect(told.err).toContain(backup);
  expect(await reviewsIn(folder)).toBe(3);
  expect(readdirSync(folder)).toEqual(['palpate.sqlite']);
  const fresh = join(tempFolder(), 'a', 'b');
  expect((await palpate('restore', backup, '--profile', fresh)).code).toBe(1);
  expect(existsSync(join(fresh, '..'))).toBe(false);
});

test('a newer database is never replaced', async () => {
  const folder = await used();
  const made = JSON.parse((await palpate('backup', folder, '--json')).out) as { path: string };
  edit(databaseIn(folder), `PRAGMA user_version = ${newest + 1}`);
  const before = fileHash(databaseIn(folder));
  const told = await palpate('restore', made.path, '--profile', folder);
  expect(told).toMatchObject({ code: 1, out: '' });
  expect(told.err).toMatch(/newer Palpate/);
  expect(fileHash(databaseIn(folder))).toBe(before);
});

test('a damaged database is restored with what can be carried over', async () => {
  const folder = await used();
  const made = JSON.parse((await palpate('backup', folder, '--json')).out) as { path: string };
  overwrite(databaseIn(folder), 0, 100, 0);
  const told = await palpate('restore', made.path, '--profile', folder, '--salvage');
  expect(told.code).toBe(0);
  expect(told.out).toMatch(/^Nothing could be read from what was there before/m);
  expect(await reviewsIn(folder)).toBe(3);
});

test('a folder without data, a missing backup and wrong usage are told apart', async () => {
  const empty = join(tempFolder(), 'nothing');
  for (const command of ['check', 'backup', 'backups']) {
    const told = await palpate(command, empty);
    expect(told.code).toBe(1);
    expect(told.err).toMatch(/^There are no data of Palpate in [^\n]*\.\n$/);
  }
  const missing = await palpate('restore', join(empty, 'x.sqlite'), '--profile', empty);
  expect(missing.err).toMatch(/^There is no file [^\n]*x\.sqlite/);
  expect(existsSync(empty)).toBe(false);
  for (const args of [
    ['check', 'a', 'b'],
    ['backup', '--to', ''],
    ['restore'],
    ['check', '--mend'],
    ['backups', ''],
  ]) {
    expect((await palpate(...args)).code).toBe(2);
  }
});

test('a lost log beside the file leaves what was in the file', async () => {
  const folder = await used();
  const other = await holdInOtherProcess(folder);
  const refused = await palpate('check', folder);
  expect(refused.err).toMatch(
    /is open in another Palpate; close that one first \(a command, process \d+\), or/,
  );
  await kill(other);
  rmSync(`${databaseIn(folder)}-wal`, { force: true });
  expect((await palpate('check', folder)).code).toBe(0);
});

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));

test('a folder that cannot be written to is told in one sentence', async () => {
  const folder = await used();
  const made = JSON.parse((await palpate('backup', folder, '--json')).out) as { path: string };
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o700));
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  for (const args of [
    ['check', folder],
    ['backup', folder],
    ['restore', made.path, '--profile', folder],
  ]) {
    const told = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', ...user });
    expect({ code: told.status, out: told.stdout }).toEqual({ code: 1, out: '' });
    expect(told.stderr).toMatch(sentence);
    expect(told.stderr).toContain(folder);
  }
});
