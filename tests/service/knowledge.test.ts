import { expect, test } from 'vitest';
import type { ClaimId, DeckId, SourceId } from '../../src/core/deck/types.ts';
import { installDeck } from '../../src/service/decks.ts';
import { refusal } from '../support/answers.ts';
import { clozeItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { contentHash, localProfile } from '../support/profile.ts';

const all = { query: '', offset: 0, limit: 50 };
const deck = 'test-deck' as DeckId;

/** Claim 1 rests on both sources, the others on the first; claim 0 has a trap in which the second speaks too. */
const material = () => {
  const base = deckOf([recallItem(0), recallItem(1), clozeItem(1), recallItem(2)]);
  const claims = base.claims.map((claim) =>
    claim.id === 'claim-1'
      ? { ...claim, category: 'palpation', sources: ['source-2', 'source-1'] as SourceId[] }
      : claim,
  );
  const second = { sources: ['source-2' as SourceId], says: 'Another name.' };
  const traps = base.traps.map((trap) => ({ ...trap, positions: [...trap.positions, second] }));
  return { ...base, claims, traps };
};

test('claims are listed in the order of the deck with their section and how many items rest on them', async () => {
  const { client } = localProfile(material());
  const { total, rows } = await client.library.claims(all);
  expect(total).toBe(3);
  expect(rows.map((row) => [row.deck, row.claim.id, row.sectionTitle, row.items])).toEqual([
    [deck, 'claim-0', 'Anatomy', 1],
    [deck, 'claim-1', 'Signs', 2],
    [deck, 'claim-2', 'Treatment', 1],
  ]);
});

test.each([
  ['a word of the text', 'fact 2', ['claim-2']],
  ['the category', 'palpation', ['claim-1']],
  ['the section', 'anatomy', ['claim-0']],
  ['the start of a word', 'palp', ['claim-1']],
  ['words of text and section', 'holds signs', ['claim-1']],
  ['words that do not occur together', 'palpation anatomy', []],
  ['nothing but signs', '"*', []],
])('claims are found by %s', async (_, query, found) => {
  const page = await localProfile(material()).client.library.claims({ ...all, query });
  expect(page.rows.map((row) => row.claim.id)).toEqual(found);
  expect(page.total).toBe(found.length);
});

test.each([
  ['all', '', ['source-1', 'source-2']],
  ['author and year', 'author 2002', ['source-2']],
  ['the address', 'example.org/1', ['source-1']],
])('sources are found by %s', async (_, query, found) => {
  const page = await localProfile(material()).client.library.sources({ ...all, query });
  expect(page.rows.map((row) => row.source.id)).toEqual(found);
});

test('sources say how many claims rest on them, under which kinds of evidence', async () => {
  const { rows } = await localProfile(material()).client.library.sources(all);
  const anatomy = { evidence: 'anatomical-study', verified: 'seen' };
  const cases = { evidence: 'case-series', verified: 'seen' };
  expect(rows.map((row) => [row.claims, row.evidence])).toEqual([
    [3, [anatomy, cases]],
    [1, [anatomy]],
  ]);
});

test('pages follow one another', async () => {
  const { client } = localProfile(recallDeck(25));
  for (const query of ['', 'holds']) {
    const pages = await Promise.all(
      [0, 10, 20].map((offset) => client.library.claims({ query, offset, limit: 10 })),
    );
    expect(pages.map((page) => page.total)).toEqual([25, 25, 25]);
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.claim.id))).size).toBe(25);
  }
});

test('a claim leads to its sources, traps and items, a source to its claims and items', async () => {
  const { library } = localProfile(material()).client;
  const page = await library.claim({ deck, claimId: 'claim-1' });
  expect(page).toMatchObject({ deck: { id: deck, title: 'Test deck' }, sectionTitle: 'Signs' });
  expect(page.claim.id).toBe('claim-1');
  expect(page.sources.map((source) => source.id)).toEqual(['source-2', 'source-1']);
  expect(page.items).toEqual([
    { itemId: 'recall/claim-1', title: 'What does claim 1 state?', kind: 'recall' },
    { itemId: 'cloze/claim-1', title: 'Claim 1 states […].', kind: 'cloze' },
  ]);
  const contested = await library.claim({ deck, claimId: 'claim-0' });
  expect(contested.traps.map((trap) => trap.id)).toEqual(['trap-1']);
  expect(contested.claim.sources).toEqual(['source-1']);
  expect(contested.sources.map((each) => each.id)).toEqual(['source-1', 'source-2']);
  const source = await library.source({ deck, sourceId: 'source-2' });
  expect(source.claims.map((claim) => claim.id)).toEqual(['claim-1']);
  expect(source.items).toEqual(page.items);
});

test('lists hold what is in the deck now; what old items name can still be opened', async () => {
  const { context, client } = localProfile(material());
  const whole = material();
  const next = {
    ...whole,
    version: '1.1.0',
    items: whole.items.filter((item) => !item.claims.includes('claim-1' as ClaimId)),
    claims: whole.claims.filter((claim) => claim.id !== 'claim-1'),
    sources: whole.sources.slice(0, 1),
  };
  installDeck(context, next, contentHash(next));
  expect((await client.library.claims(all)).rows.map((row) => row.claim.id)).toEqual(['claim-0', 'claim-2']);
  expect((await client.library.claims({ ...all, query: 'palpation' })).total).toBe(0);
  expect((await client.library.sources(all)).rows.map((row) => [row.source.id, row.claims])).toEqual([
    ['source-1', 2],
  ]);
  const old = await client.library.claim({ deck, claimId: 'claim-1' });
  expect(old.claim.category).toBe('palpation');
  expect(old.items).toEqual([]);
  expect(old.sources).toHaveLength(2);
});

test('unknown claims and sources are not found', async () => {
  const { library } = localProfile(material()).client;
  expect(await refusal(library.claim({ deck, claimId: 'claim-9' }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { code: 'claim.unknown' },
  });
  expect(await refusal(library.source({ deck: 'other', sourceId: 'source-1' }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { code: 'source.unknown' },
  });
});
