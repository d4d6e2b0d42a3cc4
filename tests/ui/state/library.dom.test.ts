import { expect, it } from 'vitest';
import { LibraryState } from '../../../src/ui/state/library.svelte.ts';
import { recallDeck } from '../../support/deck.ts';
import { engineWith, replaced } from '../engine.ts';

async function library(count: number) {
  const client = await engineWith(recallDeck(count));
  const state = new LibraryState(client);
  await state.open();
  return { client, state };
}

it('reads one page at first and a later one when its rows are needed', async () => {
  const { state } = await library(450);
  expect([state.phase, state.total]).toEqual(['ready', 450]);
  expect([state.rows[199] === undefined, state.rows[200] === undefined]).toEqual([false, true]);
  await state.need(395, 405);
  expect([state.rows[200], state.rows[399], state.rows[449]].map((row) => row === undefined)).toEqual([
    false,
    false,
    false,
  ]);
  expect(new Set(state.rows.map((row) => row?.itemId)).size).toBe(450);
});

it('drops the answer to a search that was overtaken by another', async () => {
  const client = await engineWith(recallDeck(20));
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const delayed = replaced(client, 'library', 'search', (input) =>
    input.query === 'slow' ? held.then(() => client.library.search(input)) : client.library.search(input),
  );
  const state = new LibraryState(delayed);
  state.query = 'slow';
  const slow = state.search();
  state.query = '';
  await state.search();
  release();
  await slow;
  expect(state.total).toBe(20);
});

it('tells a search that found nothing from a library that could not be read', async () => {
  const { client, state } = await library(3);
  state.query = 'nowhere';
  await state.search();
  expect([state.phase, state.total, state.filtered]).toEqual(['ready', 0, true]);
  const gone = replaced(client, 'library', 'search', () => Promise.reject(new Error('gone')));
  const broken = new LibraryState(gone);
  await broken.open();
  expect(broken.phase).toBe('failed');
});

it('acts on all selected cards, also on those of pages not read yet, and lets go of them', async () => {
  const { client, state } = await library(230);
  await state.selectAll();
  expect(state.selected.size).toBe(230);
  expect(await state.act('suspend')).toBe(230);
  expect(state.selected.size).toBe(0);
  expect(state.rows.every((row) => row === undefined || row.suspended)).toBe(true);
  expect((await client.today.get()).counts.new).toBe(0);
});

it('keeps the row that has the keyboard within what is found', async () => {
  const { state } = await library(30);
  state.active = 25;
  state.query = 'claim 7';
  await state.search();
  expect(state.active).toBeLessThan(state.total);
});
