import { expect, test } from 'vitest';
import { deckSchema } from '../../src/contract/deck.ts';
import type { Item } from '../../src/core/deck/types.ts';
import { installDeck } from '../../src/service/decks.ts';
import { optionOrder } from '../../src/service/option-order.ts';
import {
  caseItem,
  choiceItem,
  deckOf,
  figure,
  figureItem,
  itemsOfEveryKind,
  matchItem,
  oddItem,
  orderItem,
  pairItem,
  recallDeck,
  recallItem,
  trapItem,
} from '../support/deck.ts';
import { contentHash, localProfile } from '../support/profile.ts';

const filters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};

const everyKind = deckOf(itemsOfEveryKind);
const library = () => localProfile(everyKind).client.library;

test('the deck of every kind is one that the contract takes', () => {
  expect(deckSchema.safeParse(everyKind).error).toBeUndefined();
  expect(new Set(itemsOfEveryKind.map((item) => item.kind)).size).toBe(10);
});

test('a list names every item so that it can stand alone, with its answer', async () => {
  const { rows } = await library().search({ query: '', filters, offset: 0, limit: 20 });
  expect(rows.map(({ kind, title, answer }) => [kind, title, answer])).toEqual([
    ['recall', 'What does claim 0 state?', 'Fact 0'],
    ['cloze', 'Claim 1 states […].', 'fact 1'],
    ['choice', 'A learner reads claim 2. Which fact does claim 2 state?', 'Option a of 2'],
    ['pair', 'Lipoma 3 or Abscess 3', 'Heat tells them apart 3.'],
    ['odd', 'Which one does not belong? Option a of 4, Option b of 4, Option c of 4', 'Option a of 4'],
    [
      'match',
      'Give each nerve of 5 its muscle (Left p1, Left p2, Left p3)',
      'Left p1: Right p1; Left p2: Right p2; Left p3: Right p3',
    ],
    ['order', 'From the skin inwards at 6', 'Layer s1 → Layer s2 → Layer s3'],
    ['case', 'Numb saddle 7', 'Option a of 7'],
    ['figure', 'Which structure is hidden? (Layers of the back)', 'Fat'],
    ['trap', 'Is the name of 9 settled?', 'Names differ.'],
  ]);
});

test('a question names the beginning of its stem, cut between words, or itself alone', async () => {
  const stem = `A client ${'walks and '.repeat(20)}falls.`;
  const items = [
    choiceItem(0, { stem, leadIn: 'What has she been given?' }),
    choiceItem(1, { stem: '', leadIn: 'Which lump is mobile?' }),
  ];
  const { client } = localProfile(deckOf(items));
  const { rows } = await client.library.search({ query: '', filters, offset: 0, limit: 2 });
  expect(rows.map((row) => row.title)).toEqual([
    `A client ${'walks and '.repeat(7)}… What has she been given?`,
    'Which lump is mobile?',
  ]);
});

test.each([
  ['a finding', 'finding warm', 'pair'],
  ['the tell', 'heat tells', 'pair'],
  ['a name of a pair', 'abscess', 'pair'],
  ['what the others share', 'others mobile', 'odd'],
  ['a left term', 'left p2', 'match'],
  ['a surplus term', 'surplus', 'match'],
  ['a step', 'layer s2', 'order'],
  ['the note on a step', 'remark', 'order'],
  ['a step of a case', 'lorry', 'case'],
  ['an option of a case', 'option b of 7', 'case'],
  ['another word for a region', 'adipose', 'figure'],
  ['the title of a figure', 'layers back', 'figure'],
  ['what one side says', 'dissenting', 'trap'],
])('a search finds by %s', async (_, query, kind) => {
  const { rows } = await library().search({ query, filters, offset: 0, limit: 20 });
  expect(rows.map((row) => row.kind)).toEqual([kind]);
});

test('a figure item is shown with its drawing, others with none', async () => {
  const { item } = library();
  expect((await item({ itemId: 'figure/claim-8' })).view.figure).toEqual(figure);
  expect((await item({ itemId: 'recall/claim-0' })).view.figure).toBeNull();
});

test('the drawing follows the deck', async () => {
  const { context, client } = localProfile(everyKind);
  const redrawn = { ...figure, alt: 'Another cut.' };
  const next = { ...everyKind, version: '1.1.0', figures: [redrawn] };
  installDeck(context, next, contentHash(next));
  expect((await client.library.item({ itemId: 'figure/claim-8' })).view.figure).toEqual(redrawn);
});

test('a trap is shown with the sources of either side', async () => {
  const { view } = await library().item({ itemId: 'trap/claim-9' });
  expect(view.sources.map((source) => source.id)).toEqual(['source-1', 'source-2']);
});

test('claims of every part stand beside the item', async () => {
  const part = recallItem(30).claims;
  const pair = pairItem(1);
  const match = matchItem(2);
  const order = orderItem(3);
  const items: Item[] = [
    recallItem(30),
    { ...pair, findings: pair.findings.map((finding) => ({ ...finding, claims: part })) },
    { ...match, extras: match.extras.map((extra) => ({ ...extra, claims: part })) },
    { ...order, steps: order.steps.map((step) => ({ ...step, claims: part })) },
  ];
  const { client } = localProfile(deckOf(items));
  for (const { id, claims } of items.slice(1)) {
    const { view } = await client.library.item({ itemId: id });
    expect(view.claims.map((claim) => claim.id)).toContain(part[0]);
    expect(view.claims[0]!.id).toBe(claims[0]);
  }
});

const seeds = Array.from({ length: 40 }, (_, index) => `card ${index}`);

test.each<[string, Item, string[]]>([
  ['choice', choiceItem(0), ['a', 'b', 'c']],
  ['odd', oddItem(0), ['a', 'b', 'c']],
  ['case', caseItem(0), ['a', 'b', 'c']],
  ['pair', pairItem(0), ['warm', 'soft', 'red']],
  ['match', matchItem(0), ['p1', 'p2', 'p3', 'x1']],
  ['order', orderItem(0), ['s1', 's2', 's3']],
])('parts of a %s are shown in many orders, the same for the same seed', (_, item, ids) => {
  const orders = seeds.map((seed) => optionOrder(item, seed));
  for (const order of orders) expect(order.toSorted()).toEqual(ids.toSorted());
  expect(seeds.map((seed) => optionOrder(item, seed))).toEqual(orders);
  // Of three parts there are six orders, of which an order never shows the right one.
  expect(new Set(orders.map(String)).size).toBeGreaterThanOrEqual(5);
});

test('steps are never shown in the right order', () => {
  const long = {
    ...orderItem(0),
    steps: orderItem(0).steps.flatMap((step) => [step, { ...step, id: `${step.id}b` }]),
  };
  for (const item of [orderItem(0), long]) {
    const right = item.steps.map((step) => step.id);
    for (const seed of seeds) expect(optionOrder(item, seed)).not.toEqual(right);
  }
  expect(seeds.map((seed) => String(optionOrder(oddItem(0), seed)))).toContain('a,b,c');
});

test('kinds with nothing to choose from have no order', () => {
  for (const item of [recallItem(0), figureItem(0), figureItem(0, { mode: 'find' }), trapItem(0)]) {
    expect(optionOrder(item, 'seed')).toEqual([]);
  }
  expect(optionOrder(choiceItem(0, { shuffle: false }), 'seed')).toEqual(['a', 'b', 'c']);
});

test('every kind is served, answered and kept with its answer', async () => {
  const { client, context } = localProfile(everyKind);
  const answers: Partial<Record<Item['kind'], string>> = {
    pair: 'warm=b soft=a red=b',
    match: 'p1=p1 p2=x1 p3=p3',
    order: 's1 s3 s2',
    figure: 'fat',
  };
  const served = new Map<string, string>();
  for (let { card } = await client.study.next(); card?.state.phase === 'new';) {
    const { kind } = card.view.item;
    const answer = answers[kind] ?? 'a';
    served.set(card.cardId, answer);
    ({ card } = await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 1, answer }));
  }
  expect(served.size).toBe(10);
  const rows = context.db.prepare<[], [string, string]>('SELECT card, answer FROM review_log').raw().all();
  expect(new Map(rows)).toEqual(served);
});

test('a deck whose item names a figure that it lacks is refused', () => {
  const { context } = localProfile(recallDeck(1));
  const broken = deckOf([figureItem(0)], { version: '1.1.0', figures: [] });
  expect(() => installDeck(context, broken, contentHash(broken))).toThrow(
    expect.objectContaining({ code: 'deck.figure-missing' }),
  );
});
