import { expect, test } from 'vitest';
import type { EasyDay } from '../../src/core/scheduler/load-balance.ts';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { dueLoad } from '../../src/service/due-load.ts';
import { findCard } from '../../src/storage/queries/cards.ts';
import { answerNext } from '../support/answers.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

const monday = Date.UTC(2026, 2, 2, 12);

/** Reviews due by weekday, Monday first, after 60 new cards were answered Easy on a Monday (8 days on). */
async function weekdays(easyDays: EasyDay[]) {
  const { client, context } = localProfile(recallDeck(60));
  await client.settings.set({ newPerDay: 60, easyDays });
  for (let index = 0; index < 60; index += 1) await answerNext(client, 4);
  const days = context.db.prepare<[], number>('SELECT show_day FROM card').pluck().all();
  const counts = Array<number>(7).fill(0);
  for (const day of days) counts[(((day - Math.floor(monday / 86_400_000)) % 7) + 7) % 7]! += 1;
  return { counts, days };
}

const normal = Array<EasyDay>(7).fill('normal');

test('cards learned together are spread evenly over the days that spreading allows', async () => {
  const { days } = await weekdays(normal);
  const sizes = [...Map.groupBy(days, (day) => day).values()].map((list) => list.length);
  expect(sizes.length).toBeGreaterThan(2);
  // Chance alone, without balance, leaves days with half as many as others.
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(10);
});

test('a weekday that is to stay nearly free gets no card where another day is open', async () => {
  const { counts } = await weekdays(normal);
  const busy = counts.indexOf(Math.max(...counts));
  const easy = normal.map((each, day) => (day === busy ? 'minimum' : each));
  // The weight of such a day is one in ten thousand, against the square of what the others hold.
  expect((await weekdays(easy)).counts[busy]).toBeLessThan(3);
  expect(counts[busy]).toBeGreaterThan(10);
});

const interval = async (client: Client, itemId: CardId) =>
  (await client.library.item({ itemId })).state!.intervalDays;

test('the days that a button names are those that its grade then gives, and the log keeps them', async () => {
  const { client, context } = localProfile(recallDeck(30));
  await client.settings.set({ newPerDay: 30 });
  for (let index = 0; index < 30; index += 1) {
    const { card } = await client.study.next();
    const named = card!.intervals.find(({ grade }) => grade === 4)!;
    await answerNext(client, 4);
    expect(await interval(client, card!.cardId)).toBe(named.amount);
  }
  const chosen = context.db.prepare<[], number>('SELECT chosen_days FROM review_log ORDER BY id').pluck();
  const kept = context.db.prepare<[], number>('SELECT interval_days FROM card ORDER BY position').pluck();
  expect(chosen.all()).toEqual(kept.all());
});

test('without spreading nothing is chosen', async () => {
  const { client, context } = localProfile(recallDeck(3));
  await client.settings.set({ fuzz: false });
  await answerNext(client, 4);
  expect(context.db.prepare('SELECT chosen_days FROM review_log').pluck().all()).toEqual([null]);
});

test('siblings are told apart from the card itself, whose own day is not counted', async () => {
  const { client, clock, context } = localProfile(deckOf([recallItem(0), choiceItem(0), recallItem(1)]));
  for (let index = 0; index < 2; index += 1) await answerNext(client, 4);
  clock.advance(1440);
  await answerNext(client, 4);
  const day = (id: string) => findCard(context.db, id)!.memory.dueDay!;
  const load = dueLoad(context, findCard(context.db, 'recall/claim-0')!, context.now());
  expect(load.siblingDays).toEqual([day('choice/claim-0')]);
  const ids = ['choice/claim-0', 'recall/claim-1'];
  for (const id of ids) {
    expect(load.cards(day(id))).toBe(ids.filter((other) => day(other) === day(id)).length);
  }
  const alone = ids.every((id) => day(id) !== day('recall/claim-0'));
  expect(load.cards(day('recall/claim-0'))).toBe(alone ? 0 : 1);
});
