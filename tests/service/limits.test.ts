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

test.each([[{ knees: { newPerDay: -1 } }], [{ knees: { reviewsPerDay: 1.5 } }], [{ knees: 3 }]])(
  'limits such as %j are refused',
  async (deckLimits) => {
    const { client } = twoDecks();
    const call = client.settings.set({ deckLimits: deckLimits as Record<string, { newPerDay?: number }> });
    expect(await refusal(call)).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await client.settings.get()).deckLimits).toEqual({});
  },
);

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
