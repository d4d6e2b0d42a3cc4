import { expect, test } from 'vitest';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { installDeck } from '../../src/service/decks.ts';
import { answerNext } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile, preparedFolder, startOn } from '../support/profile.ts';

const cardRows = (db: { prepare(sql: string): { all(): unknown[] } }) =>
  db.prepare('SELECT * FROM card ORDER BY id').all();

test('undo shows the answered card again as it was, and redo answers it again', async () => {
  const { client, context } = localProfile(recallDeck(5));
  const start = cardRows(context.db);
  const answered = await answerNext(client, 4);
  const after = cardRows(context.db);
  const undone = await client.history.undo();
  expect(undone).toEqual({
    done: 'Undid Easy on “What does claim 0 state?”',
    undo: null,
    redo: { label: 'Redo Easy on “What does claim 0 state?”' },
  });
  expect(cardRows(context.db)).toEqual(start);
  expect((await client.study.next()).card!.cardId).toBe(answered);
  await client.history.redo();
  expect(cardRows(context.db)).toEqual(after);
  expect((await client.study.next()).card!.cardId).not.toBe(answered);
});

test('the log keeps what was taken back, the void and the answer given again', async () => {
  const { client, context } = localProfile(recallDeck(5));
  await answerNext(client);
  await client.history.undo();
  await client.history.redo();
  const rows = context.db
    .prepare('SELECT id, kind, grade, voids FROM review_log ORDER BY id')
    .all() as Record<string, unknown>[];
  const [first, second, third] = rows;
  expect(rows).toHaveLength(3);
  expect(first).toMatchObject({ kind: 'learn', grade: 3, voids: null });
  expect(second).toMatchObject({ kind: 'void', grade: null, voids: first!['id'] });
  expect(third).toMatchObject({ kind: 'learn', grade: 3, voids: null });
});

test('undo and redo survive a restart of the engine', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(5), clock);
  const before = await startOn(folder, clock);
  const answered = await answerNext(before.client);
  await before.client.card.suspend({ cardIds: ['recall/claim-4'] });
  await before.engine.close();

  const between = await startOn(folder, clock);
  expect((await between.client.history.undo()).done).toBe('Undid suspending “What does claim 4 state?”');
  await between.engine.close();

  const after = await startOn(folder, clock);
  expect(await after.client.history.peek()).toEqual({
    undo: { label: 'Undo Good on “What does claim 0 state?”' },
    redo: { label: 'Redo suspending “What does claim 4 state?”' },
  });
  await after.client.history.undo();
  expect((await after.client.study.next()).card!.cardId).toBe(answered);
  await after.client.history.redo();
  await after.client.history.redo();
  expect((await after.client.today.get()).answered).toBe(1);
  expect((await after.client.history.peek()).redo).toBeNull();
});

test('a new change ends what could be done again', async () => {
  const { client } = localProfile(recallDeck(5));
  await answerNext(client);
  await client.history.undo();
  await client.card.flag({ cardId: 'recall/claim-2', flag: 3 });
  expect((await client.history.peek()).redo).toBeNull();
  expect(await client.history.redo()).toMatchObject({ done: null });
});

test('with nothing to take back, undo does nothing', async () => {
  const { client, context } = localProfile(recallDeck(2));
  const before = cardRows(context.db);
  expect(await client.history.undo()).toEqual({ done: null, undo: null, redo: null });
  expect(cardRows(context.db)).toEqual(before);
});

test('two hundred changes can be taken back', async () => {
  const { client } = localProfile(recallDeck(2));
  const cardId = 'recall/claim-0' as CardId;
  for (let index = 0; index < 205; index += 1) await client.card.flag({ cardId, flag: 1 + (index % 7) });
  let undone = 0;
  while ((await client.history.undo()).done !== null) undone += 1;
  expect(undone).toBe(200);
});

test('a change that changes nothing leaves nothing to take back', async () => {
  const { client } = localProfile(recallDeck(2));
  const cardIds = ['recall/claim-0' as CardId];
  expect(await client.card.suspend({ cardIds })).toEqual({ changed: 1 });
  expect(await client.card.suspend({ cardIds })).toEqual({ changed: 0 });
  await client.history.undo();
  expect(await client.history.peek()).toMatchObject({ undo: null });
});

test('a new version of a deck ends what could be taken back', async () => {
  const { client, context } = localProfile(recallDeck(2));
  await answerNext(client);
  installDeck(context, recallDeck(3, { version: '1.1.0' }), 'another hash');
  expect(await client.history.peek()).toEqual({ undo: null, redo: null });
});
