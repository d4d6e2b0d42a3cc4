import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LibraryFilters } from '../../src/contract/schemas.ts';
import type { DeckId, SectionId } from '../../src/core/deck/types.ts';
import { matchExpression } from '../../src/storage/queries/search.ts';
import { choiceItem, clozeItem, deckOf, recallItem } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

const noFilters: LibraryFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};

const items = [
  recallItem(0, { prompt: 'Where does spinal sténose press?', answer: 'On the cauda equina' }),
  recallItem(1, { prompt: 'What eases a lipoma?', answer: 'Rest', tier: 'detail' }),
  clozeItem(2, { before: 'The ', hidden: 'iliac crest', after: ' is palpated first.' }),
  choiceItem(3, { role: 'quiz', leadIn: 'Which lump is mobile?' }),
  recallItem(4, { prompt: 'Stenosis, stenosis and stenosis?', answer: 'Yes' }),
];
const library = () => localProfile(deckOf(items)).client;

const find = async (client: Client, query: string, filters: Partial<LibraryFilters> = {}) => {
  const input = { query, filters: { ...noFilters, ...filters }, offset: 0, limit: 50 };
  const page = await client.library.search(input);
  expect(page.total).toBe(page.rows.length);
  return page.rows.map((row) => row.itemId as string);
};

test.each([
  ['a word of the prompt', 'lipoma', ['recall/claim-1']],
  ['a word of the answer', 'cauda', ['recall/claim-0']],
  ['a hidden word', 'iliac', ['cloze/claim-2']],
  ['a word of an option', 'option b', ['choice/claim-3']],
  ['a word of a claim', 'fact 1 holds', ['recall/claim-1']],
  ['the start of a word', 'lipo', ['recall/claim-1']],
  ['a single letter', 'lip', ['recall/claim-1']],
  ['a word without its accent', 'stenose', ['recall/claim-0']],
  ['an accent in two code points', 'ste\u0301nose', ['recall/claim-0']],
  ['capitals', 'LIPOMA', ['recall/claim-1']],
  ['words in any order', 'first crest', ['cloze/claim-2']],
  ['only items with every word', 'lipoma crest', []],
  ['a start in the middle of the query', 'lip eases', []],
])('a search finds by %s', async (_, query, found) => {
  expect(await find(library(), query)).toEqual(found);
});

test('the item that says a word more often comes first', async () => {
  expect(await find(library(), 'sten')).toEqual(['recall/claim-4', 'recall/claim-0']);
});

test('nothing typed lists everything in the order of the deck', async () => {
  expect(await find(library(), '  ')).toEqual(items.map((item) => item.id));
});

test.each([
  '"',
  "'",
  '""',
  '*',
  '(',
  ')',
  '^',
  ':',
  '-',
  '+',
  'NEAR(',
  'AND',
  'lipoma OR',
  'NOT lipoma',
  'prompt:lipoma',
  '{prompt answer}: lipoma',
  '"lipoma',
  "'; DROP TABLE item; --",
  'lipoma\u0000crest',
  '%_%',
  '\ud800',
  '🦴',
  '\\',
])('%j is read as words, never as an operator', async (query) => {
  const client = library();
  const found = await find(client, query);
  const anyWord = /[\p{L}\p{N}]/u.test(query);
  if (!anyWord) expect(found).toEqual([]);
  expect(await find(client, 'lipoma')).toEqual(['recall/claim-1']);
});

test('any text is a valid search that finds known items alone', async () => {
  const client = library();
  const known = new Set<string>(items.map((item) => item.id));
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('"', '*', 'lipoma', 'NEAR', 'AND', 'OR', 'NOT', '(', ')', '^', ':', '-', ' '), {
        maxLength: 20,
      })
      .map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (query) => {
      const found = await find(client, query.slice(0, 200));
      expect(found.every((id) => known.has(id))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('every word becomes a quoted string', () => {
  expect(matchExpression('two words')).toBe('"two" "words"*');
  expect(matchExpression('a"b')).toBe('"a" "b"*');
  expect(matchExpression('?!')).toBeNull();
});

test.each([
  ['deck', { deck: 'test-deck' as DeckId }, 5],
  ['another deck', { deck: 'other' as DeckId }, 0],
  ['section', { section: 'section-1' as SectionId }, 2],
  ['kind', { kind: 'recall' as const }, 3],
  ['tier', { tier: 'detail' as const }, 1],
  ['evidence', { evidence: 'case-series' }, 3],
  ['state new', { state: 'new' as const }, 4],
  ['state quiz-only', { state: 'quiz-only' as const }, 1],
  ['state due', { state: 'due' as const }, 0],
  ['flagged', { flagged: true }, 0],
  ['not flagged', { flagged: false }, 5],
  ['two filters', { kind: 'recall' as const, section: 'section-1' as SectionId }, 2],
])('filter: %s', async (_, filters, count) => {
  expect(await find(library(), '', filters)).toHaveLength(count);
});

test('filters and words narrow each other', async () => {
  const client = library();
  expect(await find(client, 'sten', { section: 'section-0' as SectionId })).toEqual(['recall/claim-0']);
  expect(await find(client, 'lipoma', { tier: 'core' })).toEqual([]);
  expect(await find(client, 'lump', { state: 'quiz-only' })).toEqual(['choice/claim-3']);
});

test('states follow what the learner does', async () => {
  const { client, clock } = localProfile(deckOf(items));
  const cardId = (await client.study.next()).card!.cardId;
  await client.study.grade({ cardId, grade: 3, durationMs: 1, answer: null });
  expect(await find(client, '', { state: 'learning' })).toEqual([cardId]);
  expect(await find(client, '', { state: 'due' })).toEqual([]);
  clock.advance(10);
  expect(await find(client, '', { state: 'due' })).toEqual([cardId]);
  await client.study.grade({ cardId, grade: 3, durationMs: 1, answer: null });
  expect(await find(client, '', { state: 'review' })).toEqual([cardId]);
  expect(await find(client, '', { state: 'due' })).toEqual([]);
  clock.advance(10 * 1440);
  expect(await find(client, '', { state: 'due' })).toEqual([cardId]);
  await client.card.flag({ cardId, flag: 2 });
  expect(await find(client, '', { flagged: true })).toEqual([cardId]);
  await client.card.suspend({ cardIds: [cardId] });
  expect(await find(client, '', { state: 'suspended' })).toEqual([cardId]);
  expect(await find(client, '', { state: 'due' })).toEqual([]);
});

test('pages follow one another without gap or overlap, ranked or not', async () => {
  const { client } = localProfile(deckOf(Array.from({ length: 25 }, (_, index) => recallItem(index))));
  for (const query of ['', 'claim']) {
    const ids: string[] = [];
    for (const offset of [0, 10, 20]) {
      const page = await client.library.search({ query, filters: noFilters, offset, limit: 10 });
      expect(page.total).toBe(25);
      ids.push(...page.rows.map((row) => row.itemId));
    }
    expect(new Set(ids).size).toBe(25);
  }
});
