import { expect, test } from 'vitest';
import type { Deck, ItemId } from '../../src/core/deck/types.ts';
import { limits } from '../../src/contract/limits.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { answerNext } from '../support/answers.ts';
import { deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { localProfile, type Client } from '../support/profile.ts';

/** Hands a package over in parts of so many bytes, and gives back its name. */
async function hand(client: Client, bytes: Uint8Array, size = 1_000): Promise<string> {
  let upload: string | null = null;
  for (let at = 0; at < bytes.length; at += size) {
    const part = Buffer.from(bytes.subarray(at, at + size)).toString('base64');
    ({ upload } = await client.deck.upload({ upload, name: 'new.palpate', part }));
  }
  return upload ?? '';
}

const other = (): Deck => ({ ...recallDeck(3), id: 'other-deck' as Deck['id'], title: 'Other deck' });
const titles = async (client: Client) => (await client.app.status()).decks.map(({ title }) => title);

test('a deck is told first and comes only when it is installed', async () => {
  const { client } = localProfile(deckOf([]));
  const upload = await hand(client, writeDeckPackage(other()));
  const told = {
    outcome: 'installed',
    title: 'Other deck',
    version: '1.0.0',
    from: null,
    items: 3,
    added: 0,
  };
  expect(await client.deck.inspect({ upload })).toMatchObject(told);
  expect(await titles(client)).toEqual(['Test deck']);
  expect(await client.deck.install({ upload })).toMatchObject(told);
  expect(await titles(client)).toEqual(['Other deck', 'Test deck']);
});

test('an update is rehearsed without a trace', async () => {
  const { client } = localProfile(recallDeck(3));
  await answerNext(client);
  await client.item.edit({ itemId: 'recall/claim-0', fields: { prompt: 'Mine?' } });
  const before = await client.history.peek();
  const items = [recallItem(0, { prompt: 'Theirs?' }), recallItem(1), recallItem(5)];
  const withdrawn = [{ id: 'recall/claim-2' as ItemId, reason: 'Refuted.' }];
  const upload = await hand(client, writeDeckPackage(deckOf(items, { version: '1.1.0', withdrawn })));
  const told = {
    outcome: 'updated',
    from: '1.0.0',
    version: '1.1.0',
    added: 1,
    changed: 1,
    withdrawn: 1,
    kept: 1,
  };
  expect(await client.deck.inspect({ upload })).toMatchObject(told);
  expect(await client.deck.inspect({ upload })).toMatchObject(told);
  expect(await client.deck.updates()).toEqual([]);
  expect(await client.history.peek()).toEqual(before);
  expect(await client.deck.install({ upload })).toMatchObject(told);
  expect(await client.deck.updates()).toHaveLength(1);
});

test('the same deck again changes nothing, an older one is refused', async () => {
  const { client } = localProfile(deckOf([], { version: '2.0.0' }));
  const upload = await hand(client, writeDeckPackage(other()));
  await client.deck.install({ upload });
  const again = await hand(client, writeDeckPackage(other()));
  expect(await client.deck.inspect({ upload: again })).toMatchObject({ outcome: 'unchanged', from: '1.0.0' });
  const older = await hand(client, writeDeckPackage(deckOf([], { version: '1.9.0' })));
  await expect(client.deck.inspect({ upload: older })).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { code: 'deck.older' },
  });
});

test('what is no package is refused by the name of its file', async () => {
  const { client } = localProfile(deckOf([]));
  const upload = await hand(client, Buffer.from('no zip at all'));
  await expect(client.deck.inspect({ upload })).rejects.toMatchObject({
    message: expect.stringContaining('new.palpate is not a zip archive'),
    data: { code: 'deck.notAPackage' },
  });
  await expect(client.deck.install({ upload })).rejects.toMatchObject({ data: { code: 'deck.notAPackage' } });
  expect(await titles(client)).toEqual(['Test deck']);
});

test('a second upload takes the place of the first', async () => {
  const { client } = localProfile(deckOf([]));
  const first = await hand(client, writeDeckPackage(other()));
  await hand(client, writeDeckPackage(recallDeck(2)));
  await expect(client.deck.inspect({ upload: first })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a part and a whole have limits', async () => {
  const { client, context } = localProfile(deckOf([]));
  const part = Buffer.alloc(limits.deckPart).toString('base64');
  const { upload } = await client.deck.upload({ upload: null, name: 'big.palpate', part });
  const more = `${part}AAAA`;
  await expect(client.deck.upload({ upload, name: 'big.palpate', part: more })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const rest = limits.deckFile / limits.deckPart - 1;
  for (let sent = 0; sent < rest; sent += 1) await client.deck.upload({ upload, name: 'big.palpate', part });
  await expect(client.deck.upload({ upload, name: 'big.palpate', part: 'AAAA' })).rejects.toMatchObject({
    data: { code: 'file.tooLarge' },
  });
  expect(context.upload).toBeNull();
});
