import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { damageIn } from '../../src/storage/damage.ts';
import { readCopy } from '../../src/storage/connect.ts';
import { backUp, listBackups } from '../../src/storage/backup.ts';
import { openProfile } from '../../src/storage/open.ts';
import { newestGoodBackup, restoreBackup } from '../../src/storage/restore.ts';
import type { SalvageCount, Salvaged } from '../../src/storage/salvage.ts';
import { answerNext } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { databaseIn, edit, fileHash, problemOf } from '../support/database.ts';
import { recallDeck } from '../support/deck.ts';
import { cardsThatDiffer } from '../support/log.ts';
import { localClient, openContext, preparedFolder, tempFolder } from '../support/profile.ts';

const minute = 60_000;

/** A closed profile with a backup after `before` answers and `after` answers since, with notes of both times. */
async function studied({ before = 5, after = 4, cards = 40 } = {}) {
  const clock = new FakeClock(noon);
  const deck = recallDeck(cards);
  const folder = preparedFolder(deck, clock);
  const context = openContext(folder, clock);
  const client = localClient(context);
  const note = (index: number, text: string) =>
    client.item.note({ itemId: deck.items[index]!.id, note: text });
  await client.settings.set({ newPerDay: 999 });
  for (let index = 0; index < before; index += 1) {
    await answerNext(client);
    clock.advance(0.1);
  }
  await note(0, 'before');
  const backup = backUp(context.db, folder, 'auto', clock.now());
  for (let index = 0; index < after; index += 1) {
    await answerNext(client);
    clock.advance(0.1);
  }
  await note(1, 'after');
  await client.settings.set({ textScale: 1.25 });
  const cardId = (await client.study.next()).card!.cardId;
  await client.card.flag({ cardId, flag: 3 });
  const { device } = context;
  context.profile.close();
  return { folder, clock, backup, device, cardId, at: clock.now() + minute };
}

/** What a learner has in a closed profile. */
function contentOf(folder: string, clock: FakeClock) {
  const context = openContext(folder, clock);
  const { db } = context;
  const all = (sql: string) => db.prepare(sql).raw().all();
  const content = {
    reviews: db.prepare('SELECT count(*) FROM review_log').pluck().get(),
    notes: all('SELECT note FROM learner_item ORDER BY note').flat(),
    textScale: context.settings.textScale,
    flags: all('SELECT id, flag FROM card WHERE flag > 0'),
    device: context.device,
    differ: cardsThatDiffer(db, context.scheduler.config),
    integrity: db.pragma('integrity_check', { simple: true }),
  };
  context.profile.close();
  return content;
}

const countsOf = (salvaged: Salvaged | null): Record<string, Pick<SalvageCount, 'restored' | 'lost'>> =>
  Object.fromEntries((salvaged?.counts ?? []).map(({ what, ...count }) => [what, count]));

test('a backup takes the place of a whole profile, of which a backup is made before', async () => {
  const { folder, clock, backup, device, at } = await studied();
  const restored = restoreBackup(folder, backup, at, false);
  expect(restored.kept).toMatch(/^backups.before-restore-/);
  expect(contentOf(folder, clock)).toMatchObject({
    reviews: 5,
    notes: ['before'],
    textScale: 1,
    flags: [],
    device,
    differ: [],
    integrity: 'ok',
  });
  expect(existsSync(join(folder, 'damaged'))).toBe(false);
  restoreBackup(folder, join(folder, restored.kept!), at + minute, false);
  expect(contentOf(folder, clock)).toMatchObject({ reviews: 9, textScale: 1.25 });
});

test('what was learnt since the backup can be carried over, and the memory of its cards follows', async () => {
  const { folder, clock, backup, device, cardId, at } = await studied();
  const whole = contentOf(folder, clock);
  const { salvaged } = restoreBackup(folder, backup, at, true);
  expect(contentOf(folder, clock)).toEqual(whole);
  expect(whole).toMatchObject({ reviews: 9, notes: ['after', 'before'], flags: [[cardId, 3]], device });
  expect(countsOf(salvaged)).toEqual({
    answers: { restored: 4, lost: 0 },
    notes: { restored: 1, lost: 0 },
    settings: { restored: 1, lost: 0 },
    plans: { restored: 0, lost: 0 },
    marks: { restored: 1, lost: 0 },
  });
});

function overwrite(path: string, from: number, to: number, byte: number): void {
  const bytes = readFileSync(path);
  bytes.fill(byte, from, to);
  writeFileSync(path, bytes);
}

test('a damaged page of the log loses its rows alone, and says how many', async () => {
  const { folder, clock, backup, device, at } = await studied({ before: 10, after: 200, cards: 250 });
  const file = databaseIn(folder);
  const pages = Number(readCopy(file, (db) => db.pragma('page_count', { simple: true })));
  const log = readCopy(file, (db) =>
    Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'review_log'").pluck().get()),
  );
  // A leaf of the table: an index page (type 10) that is reached from its root.
  const leaf = leavesBelow(readFileSync(file), log)[3]!;
  expect(leaf).toBeLessThanOrEqual(pages);
  overwrite(file, (leaf - 1) * 4096, leaf * 4096, 0x5a);
  const damaged = fileHash(file);
  expect(problemOf(() => openProfile(folder, at)).code).toBe('profile.damaged');
  expect(fileHash(file)).toBe(damaged);
  const { kept, salvaged } = restoreBackup(folder, backup, at, true);
  const { answers } = countsOf(salvaged);
  expect(answers!.restored + answers!.lost).toBe(200);
  expect(answers!.lost).toBeGreaterThan(0);
  expect(answers!.restored).toBeGreaterThan(150);
  expect(contentOf(folder, clock)).toMatchObject({
    reviews: 10 + answers!.restored,
    notes: ['after', 'before'],
    textScale: 1.25,
    device,
    differ: [],
    integrity: 'ok',
  });
  expect(fileHash(join(folder, kept!, 'palpate.sqlite'))).toBe(damaged);
});

/** Pages that an index b-tree's root refers to (https://www.sqlite.org/fileformat2.html, section 1.6). */
function leavesBelow(bytes: Buffer, root: number): number[] {
  const start = (root - 1) * 4096;
  expect(bytes[start]).toBe(2);
  const cells = bytes.readUInt16BE(start + 3);
  return Array.from({ length: cells }, (_, cell) =>
    bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * cell)),
  );
}

test.each([0.99, 0.7, 0.3, 0.05])('a file cut off to %d of its length gives what is left', async (share) => {
  const { folder, clock, backup, at } = await studied({ before: 10, after: 100, cards: 150 });
  const file = databaseIn(folder);
  truncateSync(file, Math.floor(readFileSync(file).length * share));
  expect(problemOf(() => openProfile(folder, at)).code).toBe('profile.damaged');
  const { salvaged } = restoreBackup(folder, backup, at, true);
  const restored = salvaged!.readable ? countsOf(salvaged)['answers']!.restored : 0;
  expect(contentOf(folder, clock)).toMatchObject({ reviews: 10 + restored, differ: [], integrity: 'ok' });
});

test('of a zeroed header nothing can be read, and that is said', async () => {
  const { folder, clock, backup, device, at } = await studied();
  overwrite(databaseIn(folder), 0, 100, 0);
  expect(problemOf(() => openProfile(folder, at)).code).toBe('profile.not-a-database');
  const { kept, salvaged } = restoreBackup(folder, backup, at, true);
  expect(salvaged).toEqual({ readable: false, counts: [], cards: 0, device: null });
  expect(readdirSync(join(folder, kept!))).toEqual(['palpate.sqlite']);
  expect(contentOf(folder, clock)).toMatchObject({ reviews: 5, device });
});

test('a database that is gone while its backups are there is not begun anew', async () => {
  const { folder, clock, backup, at } = await studied();
  renameSync(databaseIn(folder), join(tempFolder(), 'gone'));
  expect(problemOf(() => openProfile(folder, at)).code).toBe('profile.missing');
  expect(existsSync(databaseIn(folder))).toBe(false);
  writeFileSync(databaseIn(folder), '');
  expect(problemOf(() => openProfile(folder, at)).code).toBe('profile.missing');
  expect(restoreBackup(folder, backup, at, false).kept).toBeNull();
  expect(contentOf(folder, clock)).toMatchObject({ reviews: 5 });
});

const notBackups: [string, string, (path: string) => void][] = [
  ['text', 'backup.foreign', (path) => writeFileSync(path, 'Dear diary, '.repeat(900))],
  ['an empty file', 'backup.foreign', (path) => writeFileSync(path, '')],
  ['a folder', 'backup.unreadable', (path) => mkdirSync(path)],
  ['nothing', 'backup.unreadable', () => undefined],
  ['a database of another program', 'backup.foreign', (path) => edit(path, 'CREATE TABLE notes (text)')],
];

test.each(notBackups)('%s is refused as a backup with nothing changed', async (_, code, write) => {
  const { folder, clock, at } = await studied();
  const whole = contentOf(folder, clock);
  const path = join(tempFolder(), 'backup.sqlite');
  write(path);
  expect(problemOf(() => restoreBackup(folder, path, at, true)).code).toBe(code);
  expect(contentOf(folder, clock)).toEqual(whole);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'palpate.sqlite']);
});

test('a backup that is cut off, damaged or of a newer version is refused with nothing changed', async () => {
  const { folder, clock, backup, at } = await studied();
  const whole = contentOf(folder, clock);
  const good = readFileSync(backup);
  const tryWith = (change: () => void) => {
    writeFileSync(backup, good);
    change();
    return problemOf(() => restoreBackup(folder, backup, at, false)).code;
  };
  expect(tryWith(() => truncateSync(backup, good.length - 4096))).toBe('backup.damaged');
  expect(tryWith(() => overwrite(backup, 4096 * 20, 4096 * 24, 0xff))).toBe('backup.damaged');
  expect(tryWith(() => edit(backup, 'PRAGMA user_version = 9999'))).toBe('backup.newer');
  expect(contentOf(folder, clock)).toEqual(whole);
  writeFileSync(backup, good);
  expect(restoreBackup(folder, backup, at, false).from).toBe(listBackups(folder).at(-1)!.name);
});

test('the newest good backup is the one with the newest answer, whatever the clock said', async () => {
  const { folder, backup, at } = await studied();
  const profile = openProfile(folder, at);
  const later = backUp(profile.db, folder, 'auto', at - 30 * 86_400_000);
  profile.close();
  expect(newestGoodBackup(folder)?.path).toBe(later);
  overwrite(later, 4096 * 20, 4096 * 24, 0xff);
  expect(newestGoodBackup(folder)?.path).toBe(backup);
  writeFileSync(backup, 'no more');
  expect(newestGoodBackup(folder)).toBeNull();
});

test('media are in the backup and come back, and a later picture stays', async () => {
  const { folder, at } = await studied();
  const media = join(folder, 'media');
  mkdirSync(join(media, 'deck'), { recursive: true });
  writeFileSync(join(media, 'deck', 'one.png'), 'one');
  const profile = openProfile(folder, at);
  const backup = backUp(profile.db, folder, 'auto', at);
  profile.close();
  writeFileSync(join(media, 'deck', 'one.png'), 'spoilt');
  writeFileSync(join(media, 'two.png'), 'two');
  restoreBackup(folder, backup, at + minute, false);
  expect(readFileSync(join(media, 'deck', 'one.png'), 'utf8')).toBe('one');
  expect(readFileSync(join(media, 'two.png'), 'utf8')).toBe('two');
  expect(
    readCopy(databaseIn(folder), (db) =>
      db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_media'").get(),
    ),
  ).toBeUndefined();
  expect(readCopy(backup, (db) => damageIn(db))).toBeNull();
});

test('a restore in the moved folder of another machine keeps the name of that machine in the log', async () => {
  const first = await studied();
  const second = await studied();
  restoreBackup(second.folder, first.backup, second.at, false);
  const moved = join(tempFolder(), 'elsewhere');
  renameSync(second.folder, moved);
  expect(contentOf(moved, second.clock)).toMatchObject({ device: second.device, reviews: 5 });
});
