import { expect, test } from 'vitest';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

/** A profile with one answer in its log. */
async function answered() {
  const profile = localProfile(recallDeck(3), new FakeClock(noon));
  const { card } = await profile.client.study.next();
  await profile.client.study.grade({ cardId: card!.cardId, grade: 3, durationMs: 900, answer: 'typed' });
  return profile.context.db;
}

const columns = `card, at, offset_minutes, kind, grade, introduces, duration_ms, answer, confidence, manual,
  voids, device, config`;
const other = '019cae6b-6600-7000-aee2-43bf4072f8a7';

test('a row can be added', async () => {
  const db = await answered();
  db.exec(`INSERT INTO review_log (id, ${columns}) SELECT '${other}', ${columns} FROM review_log`);
  expect(db.prepare('SELECT count(*) FROM review_log').pluck().get()).toBe(2);
});

test.each([
  ['changed', 'UPDATE review_log SET grade = 4'],
  ['deleted', 'DELETE FROM review_log'],
  ['replaced', `INSERT OR REPLACE INTO review_log (id, ${columns}) SELECT id, ${columns} FROM review_log`],
  [
    'changed by an insert',
    `INSERT INTO review_log (id, ${columns}) SELECT id, ${columns} FROM review_log WHERE true
      ON CONFLICT (id) DO UPDATE SET grade = 4`,
  ],
])('a row cannot be %s', async (_, sql) => {
  const db = await answered();
  const before = db.prepare('SELECT * FROM review_log').all();
  expect(() => db.exec(sql)).toThrow('review_log is append-only');
  expect(db.prepare('SELECT * FROM review_log').all()).toEqual(before);
});

test.each([
  ['a grade of 5', "'learn', 5, NULL, NULL"],
  ['a review without a grade', "'review', NULL, NULL, NULL"],
  ['a void row that voids nothing', "'void', NULL, NULL, NULL"],
  ['a void row with a grade', `'void', 3, NULL, '${other}'`],
  ['a manual row that does nothing', "'manual', NULL, NULL, NULL"],
  ['an unknown kind', "'cram', 3, NULL, NULL"],
])('%s is refused', async (_, values) => {
  const db = await answered();
  const insert = (id: string, four: string) =>
    db.exec(`INSERT INTO review_log (id, kind, grade, manual, voids, card, at, offset_minutes, introduces, device,
      config) SELECT '${id}', ${four}, card, at, offset_minutes, 0, device, config FROM review_log LIMIT 1`);
  insert(other, "'review', 3, NULL, NULL");
  expect(() => insert(other.replace('7000', '7001'), values)).toThrow(/CHECK constraint failed/);
});

test('a review is voided at most once', async () => {
  const db = await answered();
  const insert = (id: string) =>
    db.exec(`INSERT INTO review_log (id, kind, voids, card, at, offset_minutes, introduces, device, config)
      SELECT '${id}', 'void', id, card, at, offset_minutes, 0, device, config FROM review_log WHERE kind = 'learn'`);
  insert(other);
  expect(() => insert(other.replace('7000', '7001'))).toThrow('review_log is append-only');
});
