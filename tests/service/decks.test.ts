import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Deck, DeckId } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import type { Context } from '../../src/service/context.ts';
import { installBundled, installDeck } from '../../src/service/decks.ts';
import { startEngine } from '../../src/service/engine.ts';
import { answerNext } from '../support/answers.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { connect, contentHash, localProfile, tempFolder } from '../support/profile.ts';

const tables = [
  'deck',
  'section',
  'source',
  'claim',
  'trap',
  'figure',
  'claim_source',
  'learner_item',
  'deck_update',
  'item',
  'item_claim',
  'card',
  'review_log',
  'setting',
];

const everything = ({ db }: Context) =>
  tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());

const update = (context: Context, deck: Deck) => installDeck(context, deck, contentHash(deck));

test('installing the same content twice changes nothing', async () => {
  const deck = recallDeck(5);
  const { context, client } = localProfile(deck);
  await answerNext(client);
  const before = everything(context);
  expect(update(context, deck).outcome).toBe('unchanged');
  expect(everything(context)).toEqual(before);
  expect((await client.history.peek()).undo).not.toBeNull();
});

test('cards are made for items that are studied, not for those of the bank alone', async () => {
  const items = [recallItem(0), recallItem(1, { role: 'both' }), recallItem(2, { role: 'quiz' })];
  const { client } = localProfile(deckOf(items));
  const { decks } = await client.app.status();
  expect(decks).toMatchObject([{ id: 'test-deck', items: 3, cards: 2 }]);
  const page = await client.library.item({ itemId: 'recall/claim-2' });
  expect(page).toMatchObject({ cardId: null, state: null, history: [], curve: [] });
});

test('a new version keeps progress, shows the new text and finds it', async () => {
  const { context, client } = localProfile(recallDeck(5));
  const cardId = await answerNext(client);
  const before = await client.library.item({ itemId: cardId });
  const items = [
    recallItem(5),
    recallItem(0, { prompt: 'Rewritten question?' }),
    ...recallDeck(5).items.slice(1),
  ];
  expect(update(context, deckOf(items, { version: '1.1.0' })).outcome).toBe('updated');
  const after = await client.library.item({ itemId: cardId });
  expect(after.state).toEqual(before.state);
  expect(after.history).toEqual(before.history);
  expect(after.view.item).toMatchObject({ prompt: 'Rewritten question?' });
  const filters = {
    deck: null,
    section: null,
    kind: null,
    tier: null,
    state: null,
    evidence: null,
    flagged: null,
  };
  const search = (query: string) => client.library.search({ query, filters, offset: 0, limit: 10 });
  expect((await search('rewritten')).rows.map((row) => row.itemId)).toEqual([cardId]);
  expect((await search('does claim 0')).total).toBe(0);
  expect((await search('')).rows.map((row) => row.itemId).slice(0, 2)).toEqual(['recall/claim-5', cardId]);
});

test('an item that is gone is withdrawn and its card suspended; it returns with its progress', async () => {
  const { context, client } = localProfile(recallDeck(3));
  const cardId = await answerNext(client);
  const progress = (await client.library.item({ itemId: cardId })).state!;
  const without = deckOf(recallDeck(3).items.slice(1), { version: '1.1.0' });
  update(context, without);
  expect((await client.library.item({ itemId: cardId })).state).toEqual({
    ...progress,
    suspended: true,
  });
  expect(context.db.prepare('SELECT id FROM item WHERE withdrawn IS NOT NULL').pluck().all()).toEqual([
    cardId,
  ]);

  await client.card.unsuspend({ cardIds: [cardId] });
  update(context, { ...without, version: '1.2.0' });
  expect((await client.library.item({ itemId: cardId })).state!.suspended, 'the learner’s wish stands').toBe(
    false,
  );

  update(context, recallDeck(3, { version: '1.3.0' }));
  expect((await client.library.item({ itemId: cardId })).state).toEqual(progress);
  expect(context.db.prepare('SELECT count(*) FROM item WHERE withdrawn IS NOT NULL').pluck().get()).toBe(0);
});

test('a card whose item leaves spaced study is suspended with its progress', async () => {
  const { context, client } = localProfile(recallDeck(2));
  const cardId = await answerNext(client);
  update(context, deckOf([recallItem(0, { role: 'quiz' }), recallItem(1)], { version: '1.1.0' }));
  const { state } = await client.library.item({ itemId: cardId });
  expect(state).toMatchObject({ suspended: true, reps: 1 });
});

test('an older version is refused and leaves the newer one in place', () => {
  const { context } = localProfile(recallDeck(2, { version: '1.10.0' }));
  const before = everything(context);
  const older = recallDeck(3, { version: '1.9.9' });
  expect(() => update(context, older)).toThrow(
    'Test deck 1.10.0 is in this profile already and 1.9.9 is older, so nothing was changed; choose a newer package.',
  );
  expect(everything(context)).toEqual(before);
  installBundled(context, older, contentHash(older));
  expect(everything(context), 'one that comes with the app stays aside').toEqual(before);
  const newer = recallDeck(3, { version: '1.10.1' });
  installBundled(context, newer, contentHash(newer));
  expect(everything(context)).not.toEqual(before);
});

test('two decks stand side by side', async () => {
  const { context, client } = localProfile(recallDeck(2));
  update(context, deckOf([choiceItem(0), choiceItem(1)], { id: 'second' as DeckId, title: 'Another deck' }));
  const { decks, counts } = await client.today.get();
  expect(counts.new).toBe(4);
  expect(decks.map((deck) => [deck.title, deck.counts.new])).toEqual([
    ['Another deck', 2],
    ['Test deck', 2],
  ]);
});

test.each([
  ['an item of another deck', deckOf([recallItem(0)], { id: 'second' as DeckId }), 'deck.item-taken'],
  ['a claim that it lacks', { ...recallDeck(9, { version: '2.0.0' }), claims: [] }, 'deck.claim-missing'],
])('a deck with %s is refused and nothing of it stays', (_, deck, code) => {
  const { context } = localProfile(recallDeck(2));
  const before = everything(context);
  expect(() => update(context, deck)).toThrow(expect.objectContaining({ code }));
  expect(everything(context)).toEqual(before);
});

test('the engine installs the decks that come with the app, once', async () => {
  const folder = tempFolder();
  const path = join(folder, 'deck.palpate');
  writeFileSync(path, writeDeckPackage(recallDeck(4)));
  const options = { profileFolder: join(folder, 'profile'), bundledDecks: [path], appVersion: '1.2.3' };
  const first = await startEngine(options);
  const client = connect(first);
  expect(await client.app.status()).toMatchObject({
    version: '1.2.3',
    firstStart: true,
    decks: [{ cards: 4 }],
  });
  const answered = await answerNext(client);
  await first.close();
  const second = await startEngine(options);
  onTestFinished(() => second.close());
  const page = await connect(second).library.item({ itemId: answered });
  expect(page.state!.reps).toBe(1);
  expect((await connect(second).history.peek()).undo).not.toBeNull();
});
