import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ItemId } from '../../src/core/deck/types.ts';
import { refusal } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { choiceItem, deckOf, itemsOfEveryKind, recallDeck } from '../support/deck.ts';
import { localProfile, preparedFolder, startOn, type Client } from '../support/profile.ts';

const id = 'recall/claim-0' as ItemId;
const filters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};
const found = async (client: Client, query: string) =>
  (await client.library.search({ query, filters, offset: 0, limit: 10 })).rows.map((row) => row.title);
const tables = ['learner_item', 'item', 'card', 'undo_record'];

test('an untouched item has nothing of the learner', async () => {
  const { view, publisherText } = await localProfile(recallDeck(1)).client.library.item({ itemId: id });
  expect(view.learner).toEqual({ note: null, edited: [], withdrawn: null });
  expect(publisherText).toEqual({
    prompt: 'What does claim 0 state?',
    answer: 'Fact 0',
    explanation: 'Because of reason 0.',
  });
});

test('a note stands beside the item, can be taken back, and is removed by null or blanks', async () => {
  const { client } = localProfile(recallDeck(2));
  const note = async (text: string | null) =>
    (await client.item.note({ itemId: id, note: text })).view.learner.note;
  expect(await note(' Ask Ann. ')).toBe('Ask Ann.');
  expect((await client.study.next()).card!.view.learner.note).toBe('Ask Ann.');
  expect((await client.history.undo()).done).toBe('Undid note on “What does claim 0 state?”');
  expect((await client.library.item({ itemId: id })).view.learner.note).toBeNull();
  expect(await client.history.redo()).toMatchObject({
    undo: { label: expect.stringMatching(/^Undo note on/) },
  });
  expect((await client.library.item({ itemId: id })).view.learner.note).toBe('Ask Ann.');
  expect(await note('  ')).toBeNull();
  await note('again');
  expect(await note(null)).toBeNull();
});

test('removing a note that is not there leaves nothing to take back', async () => {
  const { client, context } = localProfile(recallDeck(1));
  await client.item.note({ itemId: id, note: null });
  expect((await client.history.peek()).undo).toBeNull();
  expect(context.db.prepare('SELECT count(*) FROM learner_item').pluck().get()).toBe(0);
});

test('an edit shows in study, in lists and in search, and the publisher’s text stays known', async () => {
  const { client } = localProfile(recallDeck(2));
  const fields = { prompt: 'Quid dicit?', explanation: 'In Latin.' };
  const page = await client.item.edit({ itemId: id, fields });
  expect(page.view.item).toMatchObject({ ...fields, answer: 'Fact 0' });
  expect(page.view.learner.edited.toSorted()).toEqual(['explanation', 'prompt']);
  expect(page.publisherText).toMatchObject({ prompt: 'What does claim 0 state?' });
  expect((await client.study.next()).card!.view.item).toMatchObject(fields);
  expect(await found(client, 'quid')).toEqual(['Quid dicit?']);
  expect(await found(client, 'does claim 0')).toEqual([]);
  const sibling = await client.library.claim({ deck: page.view.deck.id, claimId: page.view.claims[0]!.id });
  expect(sibling.items.map((item) => item.title)).toEqual(['Quid dicit?']);
});

test('edits of one field come on top of those of another; null takes the publisher’s text back', async () => {
  const { client } = localProfile(recallDeck(1));
  await client.item.edit({ itemId: id, fields: { prompt: 'P?' } });
  await client.item.edit({ itemId: id, fields: { answer: 'A' } });
  const page = await client.item.edit({ itemId: id, fields: { prompt: null } });
  expect(page.view.item).toMatchObject({ prompt: 'What does claim 0 state?', answer: 'A' });
  expect(page.view.learner.edited).toEqual(['answer']);
  const same = await client.item.edit({ itemId: id, fields: { answer: 'Fact 0' } });
  expect(same.view.learner.edited, 'a text equal to the publisher’s is no edit').toEqual([]);
});

test('undo and redo of edits reach text, list and search', async () => {
  const { client, context } = localProfile(recallDeck(1));
  const titles = () => context.db.prepare('SELECT title, answer FROM item').all();
  const start = titles();
  await client.item.edit({ itemId: id, fields: { prompt: 'First?' } });
  await client.item.edit({ itemId: id, fields: { prompt: 'Second?', answer: 'B' } });
  expect((await client.history.undo()).done).toBe('Undid edit of “First?”');
  expect(await found(client, 'first')).toEqual(['First?']);
  expect(await found(client, 'second')).toEqual([]);
  await client.history.undo();
  expect(titles()).toEqual(start);
  expect(await found(client, 'first')).toEqual([]);
  expect((await client.library.item({ itemId: id })).view.learner.edited).toEqual([]);
  await client.history.redo();
  await client.history.redo();
  expect(await found(client, 'second')).toEqual(['Second?']);
  expect((await client.library.item({ itemId: id })).view.item).toMatchObject({ answer: 'B' });
});

test.each<[string, Record<string, string | null>, string]>([
  ['a text that it lacks', { stem: 'x' }, 'item.no-such-text'],
  ['something that is no text', { hash: '0123456789abcdef' }, 'item.no-such-text'],
  ['an inherited name', { constructor: 'x' }, 'item.no-such-text'],
  ['an empty text', { prompt: '' }, 'item.bad-text'],
  ['nothing but blanks', { answer: 'A', prompt: ' \n' }, 'item.bad-text'],
])('an edit of %s is refused and nothing changes', async (_, fields, code) => {
  const { client, context } = localProfile(recallDeck(1));
  const content = () => tables.map((table) => context.db.prepare(`SELECT * FROM ${table}`).all());
  await client.item.edit({ itemId: id, fields: { explanation: 'Mine.' } });
  const before = content();
  expect(await refusal(client.item.edit({ itemId: id, fields }))).toMatchObject({
    code: 'CONFLICT',
    data: { code },
    defined: true,
  });
  expect(content()).toEqual(before);
});

test('a text that no client could read is refused', async () => {
  const { client } = localProfile(deckOf([choiceItem(0)]));
  const edit = (length: number) =>
    client.item.edit({ itemId: 'choice/claim-0', fields: { stem: 'x'.repeat(length) } });
  expect((await edit(5000)).view.learner.edited).toEqual(['stem']);
  expect(await refusal(edit(5001))).toMatchObject({ code: 'CONFLICT', data: { code: 'item.bad-text' } });
});

test('every kind can be edited, through the worker, and the edit outlives a restart', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(deckOf(itemsOfEveryKind), clock);
  const before = await startOn(folder, clock);
  for (const item of itemsOfEveryKind) {
    const { publisherText } = await before.client.library.item({ itemId: item.id });
    const fields = Object.fromEntries(Object.keys(publisherText).map((path) => [path, `Mine ${path}`]));
    const page = await before.client.item.edit({ itemId: item.id, fields });
    expect(page.view.learner.edited.toSorted()).toEqual(Object.keys(fields).toSorted());
  }
  await before.engine.close();
  const { client } = await startOn(folder, clock);
  expect((await client.library.item({ itemId: id })).view.item).toMatchObject({ prompt: 'Mine prompt' });
});

test('an unknown item takes no note, edit or report', async () => {
  const { client } = localProfile(recallDeck(1));
  const itemId = 'recall/none' as ItemId;
  const calls = [
    client.item.note({ itemId, note: 'x' }),
    client.item.edit({ itemId, fields: {} }),
    client.item.report({ itemId, reason: 'wrong', text: '' }),
  ];
  for (const call of calls) {
    expect(await refusal(call)).toMatchObject({ code: 'NOT_FOUND', data: { code: 'item.unknown' } });
  }
});

const complaint = { itemId: id, reason: 'outdated', text: 'See the guideline of 2025.' } as const;

test('a report is a file with the item as it was shown', async () => {
  const { client, folder } = localProfile(recallDeck(1));
  await client.item.edit({ itemId: id, fields: { answer: 'Mine' } });
  const { path } = await client.item.report(complaint);
  expect(dirname(path)).toBe(join(folder, 'reports'));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    item: id,
    hash: '0000000000000000',
    deck: { id: 'test-deck', version: '1.0.0' },
    reason: 'outdated',
    text: 'See the guideline of 2025.',
    shown: { prompt: 'What does claim 0 state?', answer: 'Mine' },
    edited: ['answer'],
    appVersion: '0.0.0-test',
    time: '2026-03-02T12:00:00.000Z',
  });
  const second = await client.item.report(complaint);
  expect(second.path).not.toBe(path);
  expect(readdirSync(dirname(path))).toHaveLength(2);
});

test('a report that cannot be written is refused with its path, and counts once it can', async () => {
  const { client, folder } = localProfile(recallDeck(1));
  const obstacle = join(folder, 'reports');
  writeFileSync(obstacle, 'a file in the way');
  expect(await refusal(client.item.report(complaint))).toMatchObject({
    code: 'NOT_SAVED',
    data: { code: 'storage.report' },
    defined: true,
  });
  await expect(client.item.report(complaint)).rejects.toThrow(obstacle);
  rmSync(obstacle);
  await client.item.report(complaint);
  expect(readdirSync(obstacle)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.json$/)]);
});
