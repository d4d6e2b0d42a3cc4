import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { notSaved } from '../../src/storage/errors.ts';
import { openProfile } from '../../src/storage/open.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import {
  databaseIn,
  edit,
  fileHash,
  holdInOtherProcess,
  kill,
  openInOtherProcess,
} from '../support/database.ts';
import { recallDeck } from '../support/deck.ts';
import { localClient, openContext, preparedFolder, tempFolder } from '../support/profile.ts';

interface Told {
  code: string;
  message: string;
}

async function used(cards = 20): Promise<string> {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(cards), clock);
  const context = openContext(folder, clock);
  const client = localClient(context);
  await client.settings.set({ newPerDay: 999, reviewsPerDay: 9999 });
  for (let index = 0; index < 3; index += 1) await answerNext(client);
  context.profile.close();
  return folder;
}

function opening(folder: string): Told {
  try {
    openProfile(folder, noon).close();
    return { code: 'opened', message: '' };
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Opens after something was done to the closed database, which must then still be as it was. */
const spoilt = (spoil: (path: string) => void) => (folder: string) => {
  const path = databaseIn(folder);
  spoil(path);
  const before = fileHash(path);
  const told = opening(folder);
  expect(fileHash(path)).toBe(before);
  return told;
};

const overwrite = (from: number, to: number, byte: number) => (path: string) => {
  const bytes = readFileSync(path);
  bytes.fill(byte, from, to);
  writeFileSync(path, bytes);
};

async function openElsewhere(folder: string): Promise<Told> {
  const other = await holdInOtherProcess(folder);
  const told = opening(folder);
  await kill(other);
  return told;
}

function readOnly(folder: string): Told {
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o700));
  return openInOtherProcess(folder, true);
}

async function replaced(folder: string): Promise<Told> {
  const context = openContext(folder, new FakeClock(noon));
  const path = databaseIn(folder);
  renameSync(path, join(tempFolder(), 'elsewhere.sqlite'));
  const copy = preparedFolder(recallDeck(1), new FakeClock(noon));
  renameSync(databaseIn(copy), path);
  const before = fileHash(path);
  const error = await answerNext(localClient(context)).catch((thrown: unknown) => thrown);
  expect(await refusal(answerNext(localClient(context)))).toMatchObject({ code: 'NOT_SAVED' });
  expect(fileHash(path)).toBe(before);
  const { data, message } = error as { data: { code: string }; message: string };
  return { code: data.code, message };
}

/** A page that turns out damaged while the database is open. */
function damagedLater(folder: string): Told {
  const path = databaseIn(folder);
  overwrite(4096 * 2, readFileSync(path).length, 0x5a)(path);
  const db = new Database(path);
  try {
    db.exec('SELECT count(body) FROM item');
    throw new Error('Everything was read');
  } catch (error) {
    const problem = notSaved(error, path);
    if (!problem) throw error;
    return problem;
  } finally {
    db.close();
  }
}

function missing(folder: string): Told {
  mkdirSync(join(folder, 'backups'));
  renameSync(databaseIn(folder), join(folder, 'backups', 'auto-2026-03-02T12-00-00.000Z.sqlite'));
  return opening(folder);
}

/** What can happen to the data, the code that names it, and what the sentence must say. */
const faults: [string, (folder: string) => Told | Promise<Told>, string, RegExp][] = [
  ['nothing (the control)', opening, 'opened', /^$/],
  ['a zeroed header', spoilt(overwrite(0, 100, 0)), 'profile.not-a-database', /move it away/],
  ['garbage', spoilt(overwrite(0, 8192, 0x41)), 'profile.not-a-database', /is not a Palpate database/],
  ['a damaged page', spoilt(overwrite(4096 * 7, 4096 * 8, 0x5a)), 'profile.damaged', /restore a backup/],
  ['a file that is cut off', spoilt((path) => truncateSync(path, 40_960)), 'profile.damaged', /restore/],
  ['a newer version', spoilt((path) => edit(path, 'PRAGMA user_version = 9999')), 'profile.newer', /update/],
  ['a database that is gone', missing, 'profile.missing', /nothing new was put in its place/],
  ['a second process', openElsewhere, 'profile.in-use', /close that one first \(a command, process \d+\)/],
  ['a read-only folder', readOnly, 'profile.no-permission', /change its permissions/],
  ['a file replaced while it is open', replaced, 'storage.moved', /nothing was saved; close Palpate/],
  ['damage that is met later', damagedLater, 'storage.damaged', /nothing was saved/],
];

test.each(faults)('%s has its code and one sentence with what, where and what to do', async (...row) => {
  const [, happen, code, words] = row;
  const folder = await used();
  const told = await happen(folder);
  expect(told.code).toBe(code);
  expect(told.message).toMatch(words);
  if (code === 'opened') return;
  expect(told.message).toContain(folder);
  expect(told.message).toMatch(/^[^\n]*[;,] [^\n]*\.$/);
});

test('where there is no folder yet, one is made; where a file is in its way, that is told', () => {
  const folder = join(tempFolder(), 'a', 'b');
  expect(opening(folder).code).toBe('opened');
  expect(opening(join(databaseIn(folder), 'c'))).toMatchObject({
    code: 'profile.not-a-folder',
    message: expect.stringContaining('choose another profile folder') as string,
  });
});

const filler = fileURLToPath(new URL('../support/full-disk.ts', import.meta.url));

test.skipIf(process.platform === 'win32')(
  'an answer that does not fit on the disk is refused, and nothing that was acknowledged is lost',
  async () => {
    const folder = await used(400);
    // The limit on the size of a file, in blocks of 512 bytes, is met like the end of a disk.
    const blocks = Math.ceil(readFileSync(databaseIn(folder)).length / 512);
    const child = spawnSync(
      'sh',
      ['-c', `ulimit -f ${blocks} && exec "$0" "$@"`, process.execPath, filler, folder],
      { encoding: 'utf8' },
    );
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toMatchObject({
      refused: 'storage.io',
      lost: -3,
      checkpoint: 'done',
      damage: null,
    });
    const context = openContext(folder, new FakeClock(noon));
    await answerNext(localClient(context));
    expect(context.db.pragma('integrity_check', { simple: true })).toBe('ok');
  },
);

/** A small file system that only this process sees, in which the child runs; null where none can be made. */
function onSmallDisk(folder: string, megabytes: number): { stdout: string; stderr: string } | null {
  const mount = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1/disk"`;
  const script = `${mount} && cp "$1/palpate.sqlite" "$1/disk/" && (dd if=/dev/zero of="$1/disk/ballast" bs=1k count=512 2>/dev/null) && exec "$2" "$3" "$1/disk"`;
  for (const flags of [['-m'], ['-r', '-m']]) {
    if (spawnSync('unshare', [...flags, 'sh', '-c', mount, 'sh', folder]).status !== 0) continue;
    return spawnSync('unshare', [...flags, 'sh', '-c', script, 'sh', folder, process.execPath, filler], {
      encoding: 'utf8',
    });
  }
  return null;
}

test.runIf(process.platform === 'linux')(
  'on a full disk the same, and it goes on once there is room',
  async () => {
    const folder = await used(400);
    mkdirSync(join(folder, 'disk'));
    const size = readFileSync(databaseIn(folder)).length / 2 ** 20;
    const child = onSmallDisk(folder, Math.ceil(size) + 1);
    rmSync(join(folder, 'disk'), { recursive: true, force: true });
    if (child === null && process.env['PALPATE_TEST_WITHOUT_MOUNT'] === '1') {
      console.error('NOT TESTED: a full disk. No file system can be mounted here.');
      return;
    }
    if (child === null) {
      throw new Error(
        'A full disk cannot be tested: no file system can be mounted here, neither as root nor by "unshare -r -m". Set PALPATE_TEST_WITHOUT_MOUNT=1 to go without.',
      );
    }
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toEqual({
      refused: 'storage.full',
      lost: -3,
      checkpoint: 'done',
      backup: 'storage.backup',
      automatic: 'storage.no-room',
      after: 'done',
      damage: null,
    });
  },
);
