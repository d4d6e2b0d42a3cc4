import { expect, test } from 'vitest';
import type { Context } from '../../src/service/context.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

const content = ({ db }: Context) =>
  ['card', 'review_log', 'undo_record', 'setting'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());

/** Answers the card on screen with a long typed text, to fill pages. */
async function longAnswer(client: Client): Promise<void> {
  const { card } = await client.study.next();
  await client.study.grade({ cardId: card!.cardId, grade: 1, durationMs: 1, answer: 'x'.repeat(500) });
}

/** Answers until it fails, and the error. */
async function answerUntilRefused(client: Client, context: Context) {
  for (let index = 0; index < 200; index += 1) {
    const before = content(context);
    const error = await refusal(longAnswer(client)).catch(() => null);
    if (error) return { error, before };
  }
  throw new Error('Every answer was taken');
}

test('on a full disk an answer is refused as not saved, nothing changes, and it counts once there is room', async () => {
  const { client, context } = localProfile(recallDeck(20));
  const pages = Number(context.db.pragma('page_count', { simple: true }));
  context.db.pragma(`max_page_count = ${pages + 1}`);
  const { error, before } = await answerUntilRefused(client, context);
  expect(error).toEqual({ code: 'NOT_SAVED', data: { code: 'storage.full' }, defined: true });
  expect(content(context)).toEqual(before);
  const shown = (await client.study.next()).card!.cardId;
  context.db.pragma('max_page_count = 100000');
  expect(await answerNext(client)).toBe(shown);
});

test('a database that cannot be written refuses an answer as not saved', async () => {
  const { client, context } = localProfile(recallDeck(20));
  const before = content(context);
  context.db.pragma('query_only = ON');
  expect(await refusal(answerNext(client))).toEqual({
    code: 'NOT_SAVED',
    data: { code: 'storage.read-only' },
    defined: true,
  });
  expect(content(context)).toEqual(before);
  context.db.pragma('query_only = OFF');
  await answerNext(client);
  expect((await client.today.get()).answered).toBe(1);
});
