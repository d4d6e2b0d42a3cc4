import { expect, test } from 'vitest';
import { recallDeck } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

const answer = async (client: Client, durationMs: number) => {
  const { card } = await client.study.next();
  await client.study.grade({ cardId: card!.cardId, grade: 3, durationMs, answer: null });
};

test('a new profile offers ten new cards at twenty seconds each', async () => {
  const { client } = localProfile(recallDeck(30));
  expect(await client.today.get()).toEqual({
    counts: { new: 10, learning: 0, review: 0 },
    minutes: 4,
    answered: 0,
    decks: [{ id: 'test-deck', title: 'Test deck', counts: { new: 10, learning: 0, review: 0 } }],
    newLeft: 20,
    overLimit: 0,
    tomorrow: 0,
    nextLearningAt: null,
    focus: null,
    away: null,
    overdue: 0,
    catchUp: null,
    catchUpOffer: null,
    exams: [],
  });
});

test('minutes follow the own pace from twenty answers on', async () => {
  const { client } = localProfile(recallDeck(100));
  await client.settings.set({ newPerDay: 50, learningSteps: [1] });
  for (let index = 0; index < 19; index += 1) await answer(client, 6000);
  // 31 new cards at 20 s.
  expect((await client.today.get()).minutes).toBe(11);
  await answer(client, 60_000);
  // 30 new cards at a median of 6 s; one answer each, as there is one step.
  expect((await client.today.get()).minutes).toBe(3);
});

test('minutes of reviews follow the pace of reviews', async () => {
  const { client, clock } = localProfile(recallDeck(60));
  await client.settings.set({ newPerDay: 60, learningSteps: [] });
  for (let index = 0; index < 60; index += 1) await answer(client, 1000);
  clock.advance(30 * 1440);
  expect(await client.today.get()).toMatchObject({ counts: { review: 60 }, minutes: 12 });
  for (let index = 0; index < 20; index += 1) await answer(client, 30_000);
  expect(await client.today.get()).toMatchObject({ counts: { review: 40 }, minutes: 20 });
});

test('reference cards are counted only where they are studied', async () => {
  const deck = recallDeck(4);
  const items = deck.items.map((item, index) => ({
    ...item,
    tier: index < 3 ? ('reference' as const) : item.tier,
  }));
  const { client } = localProfile({ ...deck, items });
  expect((await client.today.get()).counts.new).toBe(1);
  await client.settings.set({ referenceTier: true });
  expect((await client.today.get()).counts.new).toBe(4);
});

test('a step that waits is announced when nothing else is left', async () => {
  const { client, clock } = localProfile(recallDeck(1));
  await client.settings.set({ learnAheadMinutes: 5 });
  await answer(client, 1000);
  const waiting = await client.today.get();
  expect(waiting).toMatchObject({ counts: { learning: 0 }, nextLearningAt: clock.now() + 10 * 60_000 });
  clock.advance(5);
  expect(await client.today.get()).toMatchObject({ counts: { learning: 1 }, nextLearningAt: null });
});
