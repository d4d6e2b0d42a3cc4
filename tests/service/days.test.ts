import { expect, test } from 'vitest';
import type { Counts } from '../../src/contract/schemas.ts';
import type { Grade } from '../../src/core/scheduler/types.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { choiceItem, clozeItem, deckOf, recallItem } from '../support/deck.ts';
import { localProfile, preparedFolder, startOn, type Client } from '../support/profile.ts';

/** A deck in which every claim is asked three times. */
const deck = deckOf(
  Array.from({ length: 40 }, (_, index) => [recallItem(index), clozeItem(index), choiceItem(index)]).flat(),
);

/** Studies until nothing is left, counting first answers of the day by what the card was. */
async function studyToTheEnd(client: Client, clock: FakeClock, grade: (index: number) => Grade) {
  const served: Counts = { new: 0, learning: 0, review: 0 };
  const seen = new Set<string>();
  let { card, counts } = await client.study.next();
  for (let index = 0; card; index += 1) {
    expect(index, 'the session ends').toBeLessThan(2000);
    const { phase } = card.state;
    if (!seen.has(card.cardId)) served[phase === 'relearning' ? 'learning' : phase] += 1;
    seen.add(card.cardId);
    clock.advance(0.2);
    ({ card, counts } = await client.study.grade({
      cardId: card.cardId,
      grade: grade(index),
      durationMs: 8000,
      answer: null,
    }));
  }
  expect(counts).toEqual({ new: 0, learning: 0, review: 0 });
  return { served, claims: new Set([...seen].map((id) => id.replace(/^.*\//, ''))).size, cards: seen.size };
}

test('over three weeks each day serves what it announced, one card for each claim', async () => {
  const clock = new FakeClock(noon);
  const { client } = await startOn(preparedFolder(deck, clock), clock);
  await client.settings.set({ reviewsPerDay: 15 });
  let reviews = 0;
  for (let day = 0; day < 21; day += 1) {
    clock.set(noon + day * 86_400_000);
    const { counts } = await client.today.get();
    const { served, claims, cards } = await studyToTheEnd(client, clock, () => 3);
    expect(served, `day ${day}`).toEqual(counts);
    expect(claims, `day ${day}`).toBe(cards);
    reviews += served.review;
  }
  expect(reviews).toBeGreaterThan(100);
});

test('with lapses and hard answers no more is served than the limits allow, and every day ends', async () => {
  const { client, clock } = localProfile(deck);
  await client.settings.set({ newPerDay: 6, reviewsPerDay: 8 });
  const pattern: Grade[] = [3, 1, 3, 2, 3, 3, 4, 1];
  for (let day = 0; day < 14; day += 1) {
    clock.set(noon + day * 86_400_000);
    const { served } = await studyToTheEnd(client, clock, (index) => pattern[index % pattern.length] ?? 3);
    expect(served.new).toBeLessThanOrEqual(6);
    expect(served.review).toBeLessThanOrEqual(8);
  }
});

test('what today calls tomorrow is due tomorrow, once today is done', async () => {
  const { client, clock } = localProfile(deck);
  await client.settings.set({ newPerDay: 20 });
  for (let day = 0; day < 5; day += 1) {
    clock.set(noon + day * 86_400_000);
    await studyToTheEnd(client, clock, () => 3);
    const { tomorrow } = await client.today.get();
    clock.set(noon + (day + 1) * 86_400_000);
    const { counts, overLimit } = await client.today.get();
    expect(counts.review + counts.learning + overLimit).toBe(tomorrow);
  }
});

test('a day begins at the rollover hour of the learner, not at midnight', async () => {
  const clock = new FakeClock(Date.UTC(2026, 2, 2, 12));
  clock.setOffset(-300);
  const { client } = localProfile(deck, clock);
  await client.settings.set({ newPerDay: 1, learningSteps: [] });
  const { card } = await client.study.next();
  await client.study.grade({ cardId: card!.cardId, grade: 3, durationMs: 1, answer: null });
  // 03:59 local time, five hours west of UTC, is 08:59 UTC; the day ends at 04:00.
  clock.set(Date.UTC(2026, 2, 3, 8, 59));
  expect((await client.today.get()).counts.new).toBe(0);
  clock.set(Date.UTC(2026, 2, 3, 9, 0));
  expect((await client.today.get()).counts.new).toBe(1);
});

test('reviews held back by the limit are counted once for each claim', async () => {
  const { client, clock } = localProfile(deck);
  await client.settings.set({ newPerDay: 40, learningSteps: [], desiredRetention: 0.9 });
  await studyToTheEnd(client, clock, () => 3);
  clock.advance(60 * 1440);
  await client.settings.set({ newPerDay: 0, reviewsPerDay: 5 });
  expect(await client.today.get()).toMatchObject({
    counts: { new: 0, learning: 0, review: 5 },
    overLimit: 35,
  });
  await client.settings.set({ reviewsPerDay: 100 });
  expect(await client.today.get()).toMatchObject({ counts: { review: 40 }, overLimit: 0 });
});
