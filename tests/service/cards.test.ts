import { describe, expect, test } from 'vitest';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

const first = 'recall/claim-0' as CardId;
const state = async (client: Client, id: string = first) =>
  (await client.library.item({ itemId: id })).state!;

test('a suspended card is not served until it is put back', async () => {
  const { client } = localProfile(recallDeck(1));
  expect(await client.card.suspend({ cardIds: [first] })).toEqual({ changed: 1 });
  expect((await client.study.next()).card).toBeNull();
  expect((await state(client)).suspended).toBe(true);
  await client.card.unsuspend({ cardIds: [first] });
  expect((await client.study.next()).card!.cardId).toBe(first);
});

test('a buried card comes back on the next study day', async () => {
  const { client, clock } = localProfile(recallDeck(1));
  await client.card.bury({ cardIds: [first] });
  expect((await client.study.next()).card).toBeNull();
  expect((await state(client)).buriedToday).toBe(true);
  clock.advance(1440);
  expect((await client.study.next()).card!.cardId).toBe(first);
  expect((await state(client)).buriedToday).toBe(false);
});

test('a reset card is new, and its history stays', async () => {
  const { client, context } = localProfile(recallDeck(1));
  await answerNext(client);
  expect(await client.card.reset({ cardIds: [first] })).toEqual({ changed: 1 });
  expect(await state(client)).toMatchObject({ phase: 'new', stability: null, dueAt: null, reps: 0 });
  const page = await client.library.item({ itemId: first });
  expect(page.history).toHaveLength(1);
  expect(context.db.prepare("SELECT manual FROM review_log WHERE kind = 'manual'").pluck().all()).toEqual([
    'reset',
  ]);
  expect((await client.study.next()).card!.cardId).toBe(first);
});

test('resetting a new card changes nothing', async () => {
  const { client } = localProfile(recallDeck(1));
  expect(await client.card.reset({ cardIds: [first] })).toEqual({ changed: 0 });
});

test('a flag is kept and can be taken away', async () => {
  const { client } = localProfile(recallDeck(1));
  await client.card.flag({ cardId: first, flag: 5 });
  expect((await state(client)).flag).toBe(5);
  await client.card.flag({ cardId: first, flag: 0 });
  expect((await state(client)).flag).toBe(0);
});

test('many cards are one change', async () => {
  const { client } = localProfile(recallDeck(50));
  const cardIds = Array.from({ length: 50 }, (_, index) => `recall/claim-${index}` as CardId);
  expect(await client.card.suspend({ cardIds: [...cardIds, first] })).toEqual({ changed: 50 });
  expect((await client.history.undo()).done).toBe('Undid suspending 50 cards');
  expect((await client.today.get()).counts.new).toBe(10);
});

test('one unknown card refuses the whole change', async () => {
  const { client } = localProfile(recallDeck(2));
  const call = client.card.suspend({ cardIds: [first, 'recall/nothing'] });
  expect(await refusal(call)).toMatchObject({ code: 'NOT_FOUND', data: { code: 'card.unknown' } });
  expect((await state(client)).suspended).toBe(false);
});

describe('a due day set by hand', () => {
  const learned = async (cards = 1) => {
    const profile = localProfile(recallDeck(cards));
    await profile.client.settings.set({ learningSteps: [] });
    for (let index = 0; index < cards; index += 1) await answerNext(profile.client);
    return profile;
  };

  test('counts from today or names a date, and can be taken back', async () => {
    const { client, context } = await learned();
    const before = await state(client);
    expect(await client.card.setDue({ cardIds: [first], day: 3 })).toEqual({ changed: 1 });
    expect((await state(client)).dueAt).toBe(Date.UTC(2026, 2, 5, 4));
    await client.card.setDue({ cardIds: [first], day: '2026-03-02' });
    expect(await client.card.setDue({ cardIds: [first], day: 0 })).toEqual({ changed: 0 });
    expect((await client.study.next()).card!.cardId).toBe(first);
    expect(await state(client)).toMatchObject({ stability: before.stability, reps: 1 });
    expect((await client.history.undo()).done).toBe('Undid due day of “What does claim 0 state?”');
    await client.history.undo();
    expect(await state(client)).toEqual(before);
    const rows = context.db.prepare("SELECT manual_day FROM review_log WHERE manual = 'due' ORDER BY id");
    expect(rows.pluck().all()).toEqual([20_514 + 3, 20_514]);
  });

  test.each([
    ['a day that has passed', '2026-03-01', 'card.due-day'],
    ['a day beyond a century', '2126-03-03', 'card.due-day'],
  ])('is refused for %s', async (_, day, code) => {
    const { client } = await learned();
    const before = await state(client);
    expect(await refusal(client.card.setDue({ cardIds: [first], day }))).toMatchObject({
      code: 'CONFLICT',
      data: { code },
    });
    expect(await state(client)).toEqual(before);
  });

  test.each([['2026-02-30'], ['tomorrow'], [-1], [1.5]])(
    'is refused for %s, which is no day',
    async (day) => {
      const { client } = await learned();
      expect(await refusal(client.card.setDue({ cardIds: [first], day }))).toMatchObject({
        code: 'BAD_REQUEST',
      });
    },
  );

  test('is refused for cards among which one was never studied', async () => {
    const { client } = localProfile(recallDeck(2));
    await client.settings.set({ learningSteps: [] });
    await answerNext(client);
    const before = await state(client);
    const call = client.card.setDue({ cardIds: [first, 'recall/claim-1'], day: 2 });
    expect(await refusal(call)).toMatchObject({ code: 'CONFLICT', data: { code: 'card.new' } });
    expect(await state(client)).toEqual(before);
  });
});
