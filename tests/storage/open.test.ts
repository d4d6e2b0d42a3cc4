import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readMigrations } from '../../src/storage/migrations.ts';
import { openProfile } from '../../src/storage/open.ts';
import {
  databaseIn,
  edit,
  fileHash,
  holdInOtherProcess,
  kill,
  openInOtherProcess,
  problemOf,
} from '../support/database.ts';
import { tempFolder } from '../support/profile.ts';

const newest = readMigrations().length;

/** A folder with a closed profile in which a fact was kept. */
function closedProfile(): string {
  const folder = tempFolder();
  const profile = openProfile(folder, 0);
  profile.db.exec("INSERT INTO profile (key, value) VALUES ('fact', 'kept')");
  profile.close();
  return folder;
}

function factIn(folder: string): unknown {
  const profile = openProfile(folder, 0);
  onTestFinished(() => profile.close());
  return profile.db.prepare('SELECT value FROM profile').pluck().get();
}

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5000],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['locking_mode', 'exclusive'],
  ['checkpoint_fullfsync', 1],
  ['application_id', 0x50616c70],
  ['wal_autocheckpoint', 16_384],
  ['user_version', newest],
])('every open sets %s to %s', (pragma, value) => {
  const folder = closedProfile();
  const profile = openProfile(folder, 0);
  onTestFinished(() => profile.close());
  expect(profile.db.pragma(pragma, { simple: true })).toBe(value);
});

test('a profile is made where there is no folder yet', () => {
  const folder = join(tempFolder(), 'a', 'b');
  openProfile(folder, 0).close();
  expect(readdirSync(folder)).toContain('palpate.sqlite');
});

test('closing leaves everything in one file, at the first time and later', () => {
  const folder = closedProfile();
  expect(readdirSync(folder)).toEqual(['palpate.sqlite']);
  openProfile(folder, 0).close();
  expect(readdirSync(folder)).toEqual(['palpate.sqlite']);
  expect(factIn(folder)).toBe('kept');
});

test('what a killed process left in the log beside the file is kept', async () => {
  const folder = closedProfile();
  const script = `
    import { openProfile } from ${JSON.stringify(new URL('../../src/storage/open.ts', import.meta.url).href)};
    const { db } = openProfile(${JSON.stringify(folder)}, 0);
    db.exec("UPDATE profile SET value = 'newer'");
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await new Promise((resolve) => child.once('exit', resolve));
  expect(readdirSync(folder)).toContain('palpate.sqlite-wal');
  expect(factIn(folder)).toBe('newer');
});

test('an empty file, as a start that was killed may leave, becomes a profile', () => {
  const folder = tempFolder();
  writeFileSync(databaseIn(folder), '');
  openProfile(folder, 0).close();
  expect(readFileSync(databaseIn(folder)).length).toBeGreaterThan(0);
});

test('a profile of a newer version is refused and stays as it is, byte for byte', () => {
  const folder = closedProfile();
  edit(databaseIn(folder), `PRAGMA user_version = ${newest + 1}`);
  const before = fileHash(databaseIn(folder));
  const problem = problemOf(() => openProfile(folder, 0));
  expect(problem.code).toBe('profile.newer');
  expect(problem.message).toContain(databaseIn(folder));
  expect(fileHash(databaseIn(folder))).toBe(before);
  edit(databaseIn(folder), `PRAGMA user_version = ${newest}`);
  expect(factIn(folder)).toBe('kept');
});

const notDatabases: [string, (path: string) => void][] = [
  ['text', (path) => writeFileSync(path, 'Dear diary, '.repeat(100))],
  ['a few bytes', (path) => writeFileSync(path, 'SQLite')],
  ['zeroes', (path) => writeFileSync(path, Buffer.alloc(8192))],
  ['a database of another program', (path) => edit(path, 'CREATE TABLE notes (text)')],
  [
    'a database marked by another program',
    (path) => edit(path, 'CREATE TABLE a (b); PRAGMA application_id = 7'),
  ],
];

test.each(notDatabases)('%s in place of the database is refused and left alone', (_, write) => {
  const folder = tempFolder();
  write(databaseIn(folder));
  const before = fileHash(databaseIn(folder));
  expect(problemOf(() => openProfile(folder, 0)).code).toBe('profile.not-a-database');
  expect(fileHash(databaseIn(folder))).toBe(before);
});

test('a folder in place of the database is refused', () => {
  const folder = tempFolder();
  mkdirSync(databaseIn(folder));
  expect(problemOf(() => openProfile(folder, 0)).code).toBe('profile.not-a-database');
});

test('a file in place of the folder, or above it, is refused', () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(problemOf(() => openProfile(file, 0)).code).toBe('profile.not-a-folder');
  expect(problemOf(() => openProfile(join(file, 'deeper'), 0)).code).toBe('profile.not-a-folder');
});

test('a damaged database is refused and left alone', () => {
  const folder = closedProfile();
  const bytes = readFileSync(databaseIn(folder));
  // Page 1 after the file header is the root of the schema table.
  bytes.fill(0xff, 100, 4096);
  writeFileSync(databaseIn(folder), bytes);
  expect(problemOf(() => openProfile(folder, 0)).code).toBe('profile.damaged');
  expect(readFileSync(databaseIn(folder)).equals(bytes)).toBe(true);
});

test('a profile that another process has open is refused in one sentence, until that process ends', async () => {
  const folder = closedProfile();
  const other = await holdInOtherProcess(folder);
  const problem = problemOf(() => openProfile(folder, 0));
  expect(problem.code).toBe('profile.in-use');
  expect(problem.message).toMatch(/^[^.]*palpate\.sqlite is open in another Palpate;[^.]*\.$/);
  await kill(other);
  expect(factIn(folder)).toBe('kept');
});

test('a second open in the same process is refused and does not loosen the lock', () => {
  const folder = closedProfile();
  const profile = openProfile(folder, 0);
  expect(problemOf(() => openProfile(folder, 0)).code).toBe('profile.in-use');
  expect(openInOtherProcess(folder).code).toBe('profile.in-use');
  profile.close();
  expect(openInOtherProcess(folder).code).toBe('opened');
});

test('a folder without permission to write is refused', () => {
  const folder = closedProfile();
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o700));
  const refused = openInOtherProcess(folder, true);
  expect(refused.code).toBe('profile.no-permission');
  expect(refused.message).toContain(folder);
  chmodSync(folder, 0o777);
  chmodSync(databaseIn(folder), 0o666);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
  expect(openInOtherProcess(folder, true).code).toBe('opened');
});

test('a database file without permission is refused', () => {
  const folder = closedProfile();
  chmodSync(folder, 0o777);
  chmodSync(databaseIn(folder), 0o000);
  expect(openInOtherProcess(folder, true).code).toBe('profile.no-permission');
  chmodSync(databaseIn(folder), 0o444);
  expect(openInOtherProcess(folder, true).code).toBe('profile.no-permission');
});
