import { expect, it } from 'vitest';
import { FoundList } from '../../../src/ui/state/found-list.svelte.ts';
import { recallDeck } from '../../support/deck.ts';
import { engineWith } from '../engine.ts';

async function claims(count: number) {
  const client = await engineWith(recallDeck(count));
  const list = new FoundList((query) => client.library.claims(query));
  await list.open();
  return list;
}

it('reads claims page by page as their rows are needed', async () => {
  const list = await claims(250);
  expect([list.phase, list.total, list.rows[199] === undefined]).toEqual(['ready', 250, false]);
  expect(list.rows[249]).toBeUndefined();
  await list.need(240, 249);
  expect(list.rows[249]?.claim.id).toBe('claim-249');
});

it('is back at all rows, from the first on, once its words are cleared', async () => {
  const list = await claims(12);
  list.query = 'claim 1';
  await list.search();
  list.active = 2;
  expect([list.filtered, list.total]).toEqual([true, 3]);
  await list.clear();
  expect([list.filtered, list.total, list.active]).toEqual([false, 12, 0]);
});
