import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readMigrations, type Migration } from '../../src/storage/migrations.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { fileHash, databaseIn, problemOf } from '../support/database.ts';
import { choiceItem, deckOf, recallItem } from '../support/deck.ts';
import { localClient, openContext, preparedFolder, tempFolder } from '../support/profile.ts';

const known = readMigrations();

const newest = known.length;
const next = newest + 1;
const step = (sql: string): { migrations: Migration[] } => ({
  migrations: [...known, { version: next, name: `000${next}-test.sql`, sql }],
});

/** One card with an answer that was taken back, as version 1 of the tables holds it. */
const firstProfile = `
  INSERT INTO deck VALUES ('d', '1.0.0', 'D', 'h', '{}');
  INSERT INTO section VALUES ('d', 's', 0, 'S', 1);
  INSERT INTO claim (deck, id, position, body) VALUES ('d', 'c', 0, '{}');
  INSERT INTO item (number, id, deck, section, claim, evidence, confidence, kind, role, tier, position, title,
    answer, body) VALUES (1, 'i', 'd', 's', 'c', 'trial', 'high', 'recall', 'card', 'core', 0, 'T', 'A', '{}');
  INSERT INTO card (id, item, deck, section, sibling_key, tier, position, model, parameter_set, phase, stability,
    difficulty, due_day, interval_days, last_review_at, last_review_day, reps, lapses)
    VALUES ('k', 1, 'd', 's', 'c', 'core', 0, 'fsrs-6', 'default', 'review', 2, 5, 20, 2, 0, 18, 1, 0);
  INSERT INTO scheduler_config VALUES ('f', '{}');
  INSERT INTO review_log (id, card, at, offset_minutes, kind, grade, introduces, voids, device, config) VALUES
    ('00000000-0000-7000-8000-000000000001', 'k', 1, 0, 'learn', 3, 1, NULL, 'me', 'f'),
    ('00000000-0000-7000-8000-000000000002', 'k', 2, 0, 'void', NULL, 0,
      '00000000-0000-7000-8000-000000000001', 'me', 'f');
`;

/** A closed profile with a deck and one answer in it. */
async function usedFolder(): Promise<string> {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(deckOf([recallItem(0), choiceItem(1)]), clock);
  const context = openContext(folder, clock);
  const client = localClient(context);
  const { card } = await client.study.next();
  await client.study.grade({ cardId: card!.cardId, grade: 3, durationMs: 1, answer: null });
  context.profile.close();
  return folder;
}

const reviews = (db: Database.Database) => db.prepare('SELECT count(*) FROM review_log').pluck().get();

test('the steps make tables that hold a deck, its cards and their reviews', async () => {
  const profile = openProfile(await usedFolder(), 0);
  onTestFinished(() => profile.close());
  const count = (table: string) => profile.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(
    ['item', 'card', 'claim', 'item_claim', 'item_text', 'review_log', 'undo_record'].map(count),
  ).toEqual([2, 2, 2, 2, 2, 1, 1]);
  expect(profile.db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('every table that is not a search index checks its types', () => {
  const db = new Database(':memory:');
  for (const { sql } of known) db.exec(sql);
  const loose = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
    .pluck()
    .all();
  expect(loose).toEqual(['sqlite_schema']);
  db.close();
});

test('a step runs on a profile in use and keeps its data, with a backup made before it', async () => {
  const folder = await usedFolder();
  const profile = openProfile(
    folder,
    noon,
    step("ALTER TABLE deck ADD COLUMN note TEXT NOT NULL DEFAULT 'none'"),
  );
  onTestFinished(() => profile.close());
  expect(profile.db.pragma('user_version', { simple: true })).toBe(next);
  expect(profile.db.prepare('SELECT note FROM deck').pluck().get()).toBe('none');
  expect(reviews(profile.db)).toBe(1);
  const backups = readdirSync(join(folder, 'backups'));
  expect(backups).toEqual([`before-migration-${newest}-2026-03-02T12-00-00.000Z.sqlite`]);
  const backup = new Database(join(folder, 'backups', backups[0]!));
  onTestFinished(() => void backup.close());
  expect(backup.pragma('user_version', { simple: true })).toBe(newest);
  expect(backup.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(reviews(backup)).toBe(1);
});

test('the version is in the header of the file right after a migration', async () => {
  const folder = await usedFolder();
  const profile = openProfile(folder, noon, step('CREATE TABLE extra (a INTEGER) STRICT'));
  // Offset of user_version: https://www.sqlite.org/fileformat2.html, section 1.3.
  expect(readFileSync(databaseIn(folder)).readUInt32BE(60)).toBe(next);
  profile.close();
  expect(problemOf(() => openProfile(folder, 0)).code).toBe('profile.newer');
});

test('a new profile needs no backup', () => {
  const profile = openProfile(tempFolder(), 0);
  profile.close();
  expect(readdirSync(profile.folder)).not.toContain('backups');
});

test.each([
  [
    'fails half-way',
    'CREATE TABLE extra (a INTEGER) STRICT; SELECT * FROM nowhere',
    /no such table: nowhere/,
  ],
  [
    'breaks references',
    'PRAGMA defer_foreign_keys = ON; DELETE FROM claim',
    /rows without the rows they refer to/,
  ],
])('a step that %s leaves the profile at its version', async (_, sql, message) => {
  const folder = await usedFolder();
  const before = fileHash(databaseIn(folder));
  const problem = problemOf(() => openProfile(folder, noon, step(sql)));
  expect(problem.code).toBe('profile.migration');
  expect(problem.message).toMatch(message);
  expect(fileHash(databaseIn(folder))).toBe(before);
  const profile = openProfile(folder, noon);
  onTestFinished(() => profile.close());
  expect(profile.db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").pluck().get()).toBe(0);
  expect(reviews(profile.db)).toBe(1);
});

test('step 2 keeps the log of a first profile and its guards', () => {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  const [first, second] = known;
  db.exec(first!.sql);
  db.exec(firstProfile);
  const columns = 'id, card, at, grade, voids, config';
  const before = db.prepare(`SELECT ${columns} FROM review_log ORDER BY id`).all();
  expect(before).toHaveLength(2);
  db.transaction(() => db.exec(second!.sql)).immediate();
  expect(db.prepare(`SELECT ${columns} FROM review_log ORDER BY id`).all()).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare('SELECT show_day FROM card').pluck().get()).toBe(20);
  expect(() => db.exec('DELETE FROM review_log')).toThrow(/append-only/);
  expect(() => db.exec('UPDATE review_log SET at = 0')).toThrow(/append-only/);
  const loads = () => db.prepare('SELECT day, cards FROM day_load WHERE cards <> 0').raw().all();
  expect(loads()).toEqual([[20, 1]]);
  db.exec('UPDATE card SET plan_day = 18');
  expect(db.prepare('SELECT show_day FROM card').pluck().get()).toBe(18);
  expect(loads()).toEqual([[18, 1]]);
  db.exec('UPDATE card SET plan_day = 25, suspended = 1');
  expect(loads()).toEqual([]);
  db.exec('UPDATE card SET suspended = 0');
  expect(loads()).toEqual([[20, 1]]);
  expect(db.prepare('SELECT show_day FROM card').pluck().get()).toBe(20);
});
