import { expect, test } from 'vitest';
import type { DeckId, Item, ItemId } from '../../src/core/deck/types.ts';
import { installDeck } from '../../src/service/decks.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { deckOf, pairItem, recallItem } from '../support/deck.ts';
import { contentHash, localProfile, type Client } from '../support/profile.ts';

const other = deckOf(
  Array.from({ length: 20 }, (_, index) => recallItem(index, { id: `knee/${index}` as ItemId })),
  { id: 'knees' as DeckId, title: 'Knees' },
);

/** A profile with twenty cards in each of two decks. */
function twoDecks() {
  const profile = localProfile(deckOf(Array.from({ length: 20 }, (_, index) => recallItem(index))));
  installDeck(profile.context, other, contentHash(other));
  return profile;
}

const byDeck = async (client: Client) =>
  Object.fromEntries((await client.today.get()).decks.map(({ id, counts }) => [id, counts]));

/** Answers what is served until nothing is left; ids in the order of their first answers. */
async function studyAll(client: Client): Promise<string[]> {
  const served = new Set<string>();
  while ((await client.study.next()).card) served.add(await answerNext(client));
  return [...served];
}

test('a deck serves no more than its own limit, and all together no more than the limit for all', async () => {
  const { client, clock } = twoDecks();
  await client.settings.set({ learningSteps: [], newPerDay: 30, deckLimits: { knees: { newPerDay: 4 } } });
  expect(await byDeck(client)).toMatchObject({ 'test-deck': { new: 20 }, knees: { new: 4 } });
  await client.settings.set({ newPerDay: 10 });
  expect((await client.today.get()).counts.new).toBe(10);
  await client.settings.set({ newPerDay: 30 });
  const served = await studyAll(client);
  expect(served.filter((id) => id.startsWith('knee/'))).toHaveLength(4);
  expect(served).toHaveLength(24);
  clock.advance(40 * 1440);
  await client.settings.set({ newPerDay: 0, deckLimits: { 'test-deck': { reviewsPerDay: 3 } } });
  const today = await client.today.get();
  expect(today).toMatchObject({ counts: { review: 7 }, overLimit: 17 });
  expect(await studyAll(client)).toHaveLength(7);
  expect((await client.today.get()).counts.review).toBe(0);
});

test('a limit of a deck that was used up leaves the other decks as they were', async () => {
  const { client } = twoDecks();
  await client.settings.set({
    learningSteps: [],
    newPerDay: 6,
    deckLimits: { 'test-deck': { newPerDay: 2 } },
  });
  expect((await studyAll(client)).filter((id) => id.startsWith('knee/'))).toHaveLength(4);
});

test('a deck may have a desired recall of its own, which its cards and their log name', async () => {
  const { client, context } = twoDecks();
  await client.settings.set({
    learningSteps: [],
    fuzz: false,
    newPerDay: 30,
    deckLimits: { knees: { desiredRetention: 0.97 } },
  });
  const shown = new Map<string, number>();
  for (;;) {
    const { card } = await client.study.next();
    if (!card) break;
    const good = card.intervals.find(({ grade }) => grade === 3);
    shown.set(card.cardId, good!.amount);
    await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 1, answer: null });
  }
  const stored = context.db
    .prepare<[], { id: string; deck: string; days: number; retention: number }>(
      `SELECT card.id, card.deck, card.interval_days AS days, config.body ->> 'desiredRetention' AS retention
      FROM card JOIN review_log AS log ON log.card = card.id
      JOIN scheduler_config AS config ON config.hash = log.config`,
    )
    .all();
  expect(stored.map(({ id, days }) => [id, days]).sort()).toEqual([...shown].sort());
  const of = (deck: string) => stored.filter((row) => row.deck === deck);
  expect(of('knees').length).toBeGreaterThan(0);
  // By the published formula (w2 = 2.3065, decay 0.1542): 2 days at 0.9, and the least of 1 day at 0.97.
  expect(new Set(of('knees').map(({ days, retention }) => `${days} ${retention}`))).toEqual(
    new Set(['1 0.97']),
  );
  expect(new Set(of('test-deck').map(({ days, retention }) => `${days} ${retention}`))).toEqual(
    new Set(['2 0.9']),
  );
});

test.each([
  [{ knees: { newPerDay: -1 } }],
  [{ knees: { desiredRetention: 1 } }],
  [{ knees: { reviewsPerDay: 1.5 } }],
  [{ knees: 3 }],
])('limits such as %j are refused', async (deckLimits) => {
  const { client } = twoDecks();
  const call = client.settings.set({ deckLimits: deckLimits as Record<string, { newPerDay?: number }> });
  expect(await refusal(call)).toMatchObject({ code: 'BAD_REQUEST' });
  expect((await client.settings.get()).deckLimits).toEqual({});
});

test('what is typical of one look-alike follows what is typical of the other, once both are known', async () => {
  const pair = pairItem(9);
  const findings = pair.findings.map((finding) => ({
    ...finding,
    claims: finding.of === 'a' ? recallItem(0).claims : recallItem(5).claims,
  }));
  const plain: Item[] = Array.from({ length: 8 }, (_, index) => recallItem(index));
  const served = async (items: Item[]) => {
    const { client, clock } = localProfile(deckOf(items));
    await client.settings.set({ learningSteps: [], newPerDay: 20, fuzz: false });
    const first = await studyAll(client);
    clock.advance(60 * 1440);
    await client.settings.set({ newPerDay: 0 });
    return { first, second: await studyAll(client) };
  };
  const gap = (ids: string[]) => Math.abs(ids.indexOf('recall/claim-0') - ids.indexOf('recall/claim-5'));
  const apart = await served(plain);
  const { first, second } = await served([...plain, { ...pair, role: 'quiz', findings }]);
  expect(gap(apart.second)).toBeGreaterThan(1);
  expect(gap(first)).toBeGreaterThan(1);
  expect(gap(second)).toBe(1);
});
