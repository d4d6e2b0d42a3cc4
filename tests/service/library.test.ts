import { expect, test } from 'vitest';
import type { ItemId } from '../../src/core/deck/types.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { choiceItem, clozeItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const id = (text: string) => text as ItemId;

test('facets count items by deck, section and evidence', async () => {
  const { client } = localProfile(deckOf([recallItem(0), clozeItem(0), recallItem(1)]));
  expect(await client.library.facets()).toEqual({
    decks: [{ id: 'test-deck', title: 'Test deck', count: 3 }],
    sections: [
      { id: 'section-0', deck: 'test-deck', title: 'Anatomy', count: 2 },
      { id: 'section-1', deck: 'test-deck', title: 'Signs', count: 1 },
    ],
    evidence: [
      { grade: 'case-series', count: 2 },
      { grade: 'anatomical-study', count: 1 },
    ],
  });
});

test('a row says what a list needs', async () => {
  const { client } = localProfile(deckOf([clozeItem(1, { tier: 'detail' })]));
  const filters = {
    deck: null,
    section: null,
    kind: null,
    tier: null,
    state: null,
    evidence: null,
    flagged: null,
  };
  expect(await client.library.search({ query: '', filters, offset: 0, limit: 1 })).toEqual({
    total: 1,
    rows: [
      {
        itemId: 'cloze/claim-1',
        cardId: 'cloze/claim-1',
        kind: 'cloze',
        title: 'Claim 1 states […].',
        answer: 'fact 1',
        section: 'section-1',
        sectionTitle: 'Signs',
        tier: 'detail',
        evidence: 'anatomical-study',
        confidence: 'moderate',
        phase: 'new',
        dueAt: null,
        suspended: false,
        flag: 0,
      },
    ],
  });
});

test('an item page shows every answer with the memory it gave, those taken back marked', async () => {
  const { client, clock } = localProfile(recallDeck(1));
  await client.settings.set({ learningSteps: [] });
  await answerNext(client, 3);
  clock.advance(3 * 1440);
  await answerNext(client, 1);
  await client.history.undo();
  await answerNext(client, 4);
  const page = await client.library.item({ itemId: id('recall/claim-0') });
  expect(page.history.map((row) => [row.kind, row.grade, row.voided])).toEqual([
    ['learn', 3, false],
    ['review', 1, true],
    ['review', 4, false],
  ]);
  const last = page.history.at(-1)!;
  expect(last).toMatchObject({ stability: page.state!.stability, difficulty: page.state!.difficulty });
  expect(last.intervalDays).toBe(page.state!.intervalDays);
});

test('the forgetting curve starts at certainty and is 0.9 after the stability', async () => {
  const { client } = localProfile(recallDeck(1));
  const itemId = id('recall/claim-0');
  expect((await client.library.item({ itemId })).curve).toEqual([]);
  await client.settings.set({ learningSteps: [] });
  await answerNext(client, 4);
  const { curve, state } = await client.library.item({ itemId });
  expect(curve[0]).toEqual({ day: 0, recall: 1 });
  expect(curve.at(-1)!.day).toBe(2 * state!.intervalDays);
  expect(curve.every((point, index) => index === 0 || point.recall < curve[index - 1]!.recall)).toBe(true);
  // Stability is the time in which recall falls to 0.9.
  const after = curve.find((point) => point.day >= state!.stability!)!;
  const before = curve.findLast((point) => point.day < state!.stability!)!;
  expect(before.recall).toBeGreaterThan(0.9);
  expect(after.recall).toBeLessThanOrEqual(0.9);
});

test('siblings ask the same claim', async () => {
  const { client } = localProfile(deckOf([recallItem(0), choiceItem(0), clozeItem(0), recallItem(1)]));
  const { siblings } = await client.library.item({ itemId: id('recall/claim-0') });
  expect(siblings.map((sibling) => sibling.itemId)).toEqual(['choice/claim-0', 'cloze/claim-0']);
});

test('claims of options stand beside the item with their sources', async () => {
  const item = choiceItem(0);
  const [option, ...others] = item.options;
  const options = [{ ...option!, claims: recallItem(2).claims }, ...others];
  const { client } = localProfile(deckOf([{ ...item, options }, recallItem(2)]));
  const { view } = await client.library.item({ itemId: item.id });
  expect(view.claims.map((claim) => claim.id)).toEqual(['claim-0', 'claim-2']);
  expect(view.sources).toHaveLength(1);
});

test('an unknown item is not found', async () => {
  const { client } = localProfile(recallDeck(1));
  expect(await refusal(client.library.item({ itemId: id('recall/none') }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { code: 'item.unknown' },
    defined: true,
  });
});
