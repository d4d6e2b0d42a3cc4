import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Item } from '../../../src/core/deck/types.ts';
import { App } from '../../../src/ui/state/app.svelte.ts';
import {
  caseItem,
  choiceItem,
  clozeItem,
  deckOf,
  figureItem,
  matchItem,
  orderItem,
  pairItem,
  recallItem,
} from '../../support/deck.ts';
import { engineWith } from '../engine.ts';
import StudyHost from './StudyHost.svelte';

// Every test starts an engine of its own in a thread.
vi.setConfig({ testTimeout: 30_000 });

/** A sitting with one card, on a real engine. */
async function study(item: Item) {
  const client = await engineWith(deckOf([item]));
  onTestFinished(cleanup);
  const app = new App({ client, lost: new Promise(() => undefined) });
  await app.settings.load();
  render(StudyHost, { app });
  await screen.findByRole('article');
  const order = app.session.card?.optionOrder ?? [];
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  return { app, order, press };
}

const suggested = () =>
  screen.getAllByRole('button').find((button) => button.classList.contains('suggested'))?.textContent;

test.each([recallItem(0), clozeItem(0)])(
  'Space shows the answer of a $kind and suggests Good',
  async (item) => {
    const { app, press } = await study(item);
    expect(app.session.revealed).toBe(false);
    await press(' ');
    expect(app.session.revealed).toBe(true);
    expect(suggested()).toContain('Good');
  },
);

test('the question has the focus when a card comes', async () => {
  await study(recallItem(0));
  expect(document.activeElement?.textContent).toContain('What does claim 0 state?');
});

test.each([
  ['right', 'a', 'Good'],
  ['wrong', 'b', 'Again'],
])('the letter of a %s option answers a choice and suggests its grade', async (_, id, grade) => {
  const { app, press, order } = await study(choiceItem(0));
  await press('abc'.charAt(order.indexOf(id)));
  expect(app.session.chosen).toBe(id);
  expect(suggested()).toContain(grade);
});

test('arrows sort the findings of a pair and the last one shows the answer', async () => {
  const { app, press, order } = await study(pairItem(0));
  for (const id of order) {
    expect(app.session.revealed).toBe(false);
    await press(id === 'soft' ? 'ArrowLeft' : 'ArrowRight');
  }
  expect(app.session.revealed).toBe(true);
  expect(suggested()).toContain('Good');
});

test('Space shows a pair without an answer', async () => {
  const { app, press } = await study(pairItem(0));
  await press('ArrowLeft');
  await press(' ');
  expect([app.session.revealed, app.session.chosen]).toEqual([true, null]);
  expect(suggested()).toContain('Again');
});

test('Space tells a case step by step, and letters answer only when it asks', async () => {
  const { app, press } = await study(caseItem(0));
  await press('a');
  expect([app.session.phase, app.session.told]).toEqual(['question', 1]);
  await press(' ');
  expect([app.session.phase, app.session.told]).toEqual(['question', 2]);
  await press('a');
  expect(app.session.phase).toBe('answer');
});

test('a match can be checked once every term has a partner', async () => {
  const { app } = await study(matchItem(0));
  const check = screen.getByRole<HTMLButtonElement>('button', { name: 'Check' });
  const lists = screen.getAllByRole('combobox');
  for (const [index, list] of lists.entries()) {
    expect(check.disabled).toBe(true);
    await fireEvent.change(list, { target: { value: `p${index + 1}` } });
  }
  await fireEvent.click(check);
  expect(app.session.chosen).toBe('p1=p1 p2=p2 p3=p3');
  expect(suggested()).toContain('Good');
});

test('an order can be checked as it was drawn', async () => {
  const { app, order } = await study(orderItem(0));
  await fireEvent.click(screen.getByRole('button', { name: 'Check' }));
  expect(app.session.chosen).toBe(order.join(' '));
  expect(suggested()).toContain('Again');
});

test('a place that is found is stored with its grade', async () => {
  const { app, press } = await study(figureItem(0, { mode: 'find', prompt: 'Where is it?' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Place 1' }));
  await press('3');
  await expect.poll(() => app.session.answers.length).toBe(1);
  expect(app.session.answers[0]?.grade).toBe(3);
});

test('an answer to a card that was answered elsewhere is refused and the next card shown', async () => {
  const { app, press } = await study(recallItem(0));
  const { card } = app.session;
  if (!card) throw new Error('no card is shown');
  await app.client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 0, answer: null, shownReps: 0 });
  await press(' ');
  await press('3');
  await expect.poll(() => app.notices.current?.text).toContain('answered elsewhere');
  expect(app.session.answers).toEqual([]);
});
