import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Deck, ItemId } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import type { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import { startEngine } from '../../src/service/engine.ts';
import { answerNext } from '../support/answers.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { connect, contentHash, localProfile, tempFolder } from '../support/profile.ts';

const update = (context: Context, deck: Deck) => installDeck(context, deck, contentHash(deck));
const first = 'recall/claim-0' as ItemId;
const backupsIn = (folder: string) =>
  existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [];

test('a first install is no update', async () => {
  const { client } = localProfile(recallDeck(3));
  expect(await client.deck.updates()).toEqual([]);
  expect((await client.app.status()).unseenUpdates).toBe(0);
});

test('an update tells what was added, changed and withdrawn, until it was looked at', async () => {
  const { context, client, clock } = localProfile(recallDeck(4));
  await client.item.edit({ itemId: first, fields: { prompt: 'Mine?' } });
  clock.advance(60);
  const items = [
    recallItem(0, { prompt: 'Theirs?', answer: 'Another fact' }),
    recallItem(1, { accepts: ['fact one'], hash: 'f'.repeat(16) }),
    recallItem(3),
    choiceItem(0),
  ];
  const withdrawn = [{ id: 'recall/claim-2' as ItemId, reason: 'A study of 2025 refutes it.' }];
  update(context, deckOf(items, { version: '1.1.0', withdrawn }));
  const link = (itemId: string, title: string, kind = 'recall') => ({ itemId, title, kind });
  const told = {
    deck: { id: 'test-deck', title: 'Test deck' },
    from: '1.0.0',
    to: '1.1.0',
    at: clock.now(),
    seen: false,
    added: [link('choice/claim-0', 'A learner reads claim 0. Which fact does claim 0 state?', 'choice')],
    changed: [
      { ...link(first, 'Mine?'), fields: ['answer', 'prompt'], kept: ['prompt'] },
      { ...link('recall/claim-1', 'What does claim 1 state?'), fields: [], kept: [] },
    ],
    withdrawn: [
      { ...link('recall/claim-2', 'What does claim 2 state?'), reason: 'A study of 2025 refutes it.' },
    ],
  };
  expect(await client.deck.updates()).toEqual([told]);
  expect((await client.app.status()).unseenUpdates).toBe(1);
  update(context, deckOf(items, { version: '1.2.0' }));
  expect((await client.deck.updates()).map((each) => [each.from, each.to])).toEqual([
    ['1.1.0', '1.2.0'],
    ['1.0.0', '1.1.0'],
  ]);
  expect(await client.deck.updatesSeen()).toEqual({ changed: 2 });
  expect(await client.deck.updatesSeen()).toEqual({ changed: 0 });
  expect((await client.app.status()).unseenUpdates).toBe(0);
  expect((await client.deck.updates())[1]).toEqual({ ...told, seen: true });
});

test('an edit lies over the new text, in study, lists and search, and can still be taken back', async () => {
  const { context, client } = localProfile(recallDeck(2));
  await client.item.edit({ itemId: first, fields: { prompt: 'Mine?' } });
  await client.item.note({ itemId: first, note: 'Remember.' });
  update(
    context,
    deckOf([recallItem(0, { prompt: 'Theirs?', answer: 'New' }), recallItem(1)], { version: '1.1.0' }),
  );
  const page = await client.library.item({ itemId: first });
  expect(page.view.item).toMatchObject({ prompt: 'Mine?', answer: 'New' });
  expect(page.view.learner).toMatchObject({ note: 'Remember.', edited: ['prompt'] });
  expect(page.publisherText).toMatchObject({ prompt: 'Theirs?' });
  const back = await client.item.edit({ itemId: first, fields: { prompt: null } });
  expect(back.view.item).toMatchObject({ prompt: 'Theirs?' });
});

test('an edit of a part that went away is there again when the part is', async () => {
  const without = choiceItem(0);
  const [, , third] = without.options;
  const whole = choiceItem(0, { options: [...without.options, { ...third!, id: 'd', text: 'Option d' }] });
  const { context, client } = localProfile(deckOf([whole]));
  await client.item.edit({ itemId: whole.id, fields: { 'options.d.text': 'Mine' } });
  update(context, deckOf([without], { version: '1.1.0' }));
  expect((await client.library.item({ itemId: whole.id })).view.learner.edited).toEqual([]);
  update(context, deckOf([whole], { version: '1.2.0' }));
  const { view } = await client.library.item({ itemId: whole.id });
  expect(view.learner.edited).toEqual(['options.d.text']);
  expect(view.item).toMatchObject({ options: [{}, {}, {}, { text: 'Mine' }] });
});

test('a withdrawn item says why and is not served; one that returns is as the learner set it', async () => {
  const { context, client } = localProfile(recallDeck(3));
  await client.card.suspend({ cardIds: ['recall/claim-1'] });
  const learner = async (itemId: string) => {
    const { view, state } = await client.library.item({ itemId: itemId });
    return [view.learner.withdrawn, state!.suspended];
  };
  update(context, deckOf([recallItem(2)], { version: '1.1.0' }));
  const sentence = 'The publisher took this item out of the deck in version 1.1.0.';
  expect(await learner(first)).toEqual([sentence, true]);
  expect(await learner('recall/claim-1')).toEqual([sentence, true]);
  expect((await client.study.next()).card!.cardId).toBe('recall/claim-2');
  expect((await client.app.status()).decks).toMatchObject([{ items: 1, cards: 1 }]);

  update(context, recallDeck(3, { version: '1.2.0' }));
  expect(await learner(first)).toEqual([null, false]);
  expect(await learner('recall/claim-1'), 'the learner had suspended it').toEqual([null, true]);
  const [{ added } = { added: [] }] = await client.deck.updates();
  expect(added.map((item) => item.itemId)).toEqual([first, 'recall/claim-1']);
});

test('what the learner decides about a withdrawn card stands when it returns', async () => {
  const { context, client } = localProfile(recallDeck(2));
  update(context, deckOf([recallItem(1)], { version: '1.1.0' }));
  await client.card.suspend({ cardIds: [first] });
  update(context, recallDeck(2, { version: '1.2.0' }));
  expect((await client.library.item({ itemId: first })).state!.suspended).toBe(true);
});

test('a card whose item left spaced study and comes back is served again', async () => {
  const { context, client } = localProfile(recallDeck(2));
  const quiz = deckOf([recallItem(0, { role: 'quiz' }), recallItem(1)], { version: '1.1.0' });
  const suspended = async () => (await client.library.item({ itemId: first })).state!.suspended;
  update(context, quiz);
  expect(await suspended()).toBe(true);
  await client.card.unsuspend({ cardIds: [first] });
  update(context, { ...quiz, version: '1.2.0' });
  expect(await suspended(), 'the learner’s wish stands').toBe(false);
  await client.card.suspend({ cardIds: [first] });
  await client.card.unsuspend({ cardIds: [first] });
  update(context, recallDeck(2, { version: '1.3.0' }));
  expect(await suspended()).toBe(false);
});

test('a backup is made before an update when there is something to lose, and only then', async () => {
  const { context, client, folder } = localProfile(recallDeck(3));
  update(context, recallDeck(3, { version: '1.1.0' }));
  expect(backupsIn(folder)).toEqual([]);
  const cardId = await answerNext(client);
  const next = recallDeck(2, { version: '1.2.0' });
  update(context, next);
  const backups = ['before-deck-update-2026-03-02T12-00-00.000Z.sqlite'];
  expect(backupsIn(folder)).toEqual(backups);
  update(context, next);
  expect(() => update(context, recallDeck(3, { version: '1.0.0' }))).toThrow(/older/);
  expect(backupsIn(folder)).toEqual(backups);
  const backup = new Database(join(folder, 'backups', backups[0]!));
  onTestFinished(() => void backup.close());
  expect(backup.prepare('SELECT version FROM deck').pluck().get()).toBe('1.1.0');
  expect(backup.prepare('SELECT card FROM review_log').pluck().all()).toEqual([cardId]);
});

test('where no backup can be made, nothing is updated', async () => {
  const { context, client, folder } = localProfile(recallDeck(3));
  await answerNext(client);
  writeFileSync(join(folder, 'backups'), 'a file in the way');
  expect(() => update(context, recallDeck(2, { version: '1.1.0' }))).toThrow(
    expect.objectContaining({ code: 'storage.backup' }),
  );
  expect((await client.app.status()).decks).toMatchObject([{ version: '1.0.0', items: 3 }]);
});

test('a broken update leaves nothing behind, not even its backup', async () => {
  const { context, client, folder } = localProfile(recallDeck(3));
  await answerNext(client);
  await client.item.edit({ itemId: first, fields: { prompt: 'Mine?' } });
  const content = () => context.db.serialize().toString('base64');
  const before = content();
  const broken = { ...recallDeck(5, { version: '1.1.0' }), claims: recallDeck(3).claims };
  expect(() => update(context, broken)).toThrow(expect.objectContaining({ code: 'deck.claim-missing' }));
  expect(content() === before).toBe(true);
  expect(backupsIn(folder)).toEqual([]);
  expect((await client.history.peek()).undo).not.toBeNull();
});

test('the app brings its own deck up to date when it starts, and never back', async () => {
  const folder = tempFolder();
  const path = join(folder, 'deck.palpate');
  const startWith = async (deck: Deck) => {
    writeFileSync(path, writeDeckPackage(deck));
    const options = { profileFolder: join(folder, 'profile'), bundledDecks: [path], appVersion: '1.2.3' };
    const engine = await startEngine(options);
    onTestFinished(() => engine.close());
    return { engine, client: connect(engine) };
  };
  const old = await startWith(recallDeck(4));
  const answered = await answerNext(old.client);
  await old.client.item.edit({ itemId: first, fields: { answer: 'Mine' } });
  await old.engine.close();

  const updated = await startWith(
    deckOf([recallItem(0, { answer: 'Theirs' }), recallItem(1)], { version: '1.1.0' }),
  );
  expect((await updated.client.library.item({ itemId: answered })).state!.reps).toBe(1);
  expect((await updated.client.library.item({ itemId: first })).view.item).toMatchObject({ answer: 'Mine' });
  expect(await updated.client.deck.updates()).toMatchObject([
    { from: '1.0.0', to: '1.1.0', changed: [{ kept: ['answer'] }], withdrawn: [{}, {}] },
  ]);
  expect(backupsIn(join(folder, 'profile'))).toEqual([
    expect.stringMatching(/^auto-/),
    expect.stringMatching(/^before-deck-update-/),
  ]);
  await updated.engine.close();

  const older = await startWith(recallDeck(4));
  expect((await older.client.app.status()).decks).toMatchObject([{ version: '1.1.0' }]);
  expect(await older.client.deck.updates()).toHaveLength(1);
});
