import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { App } from '../../../src/ui/state/app.svelte.ts';
import { recallDeck, recallItem } from '../../support/deck.ts';
import type { Client } from '../../support/profile.ts';
import { engineWith, replaced } from '../engine.ts';
import StudyHost from './StudyHost.svelte';

// Every test starts an engine of its own in a thread.
vi.setConfig({ testTimeout: 30_000 });

/** A sitting with three cards on a real engine, which may answer some calls otherwise. */
async function study(change: (client: Client) => Client = (client) => client) {
  const client = await engineWith(recallDeck(3));
  onTestFinished(cleanup);
  const app = new App({ client: change(client), lost: new Promise(() => undefined) });
  await app.settings.load();
  render(StudyHost, { app });
  await screen.findByRole('article');
  return app;
}

const practiceLine = () => screen.queryByText('Practice: due days stay.');
const grade = async (name: RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name: /^Show answer/ }));
  await fireEvent.click(screen.getByRole('button', { name }));
};

test('practice says that it changes nothing, and leaving it brings the day back', async () => {
  const app = await study();
  await app.session.hold({ state: 'new', reschedule: false });
  expect((await screen.findByRole('region', { name: 'Chosen cards' })).textContent).toContain('New cards');
  expect(screen.getByText('Card 1 of 3')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: /^Show answer/ }));
  expect(practiceLine()).not.toBeNull();
  expect(screen.getByRole('button', { name: /^Good/ }).textContent).not.toContain('next in');
  await fireEvent.click(screen.getByRole('button', { name: 'Leave' }));
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Chosen cards' })).toBeNull());
  await fireEvent.click(screen.getByRole('button', { name: /^Show answer/ }));
  expect(practiceLine()).toBeNull();
  expect(screen.getByRole('button', { name: /^Good/ }).textContent).toContain('next in');
});

test('the end of chosen cards says what was done and goes back to those of the day', async () => {
  const app = await study();
  await app.session.hold({ state: 'new', reschedule: false });
  for (const left of [2, 1, 0]) {
    await grade(/^Easy/);
    await vi.waitFor(() => expect(app.session.left).toBe(left));
  }
  const heading = await screen.findByRole('heading', { name: 'Done with these cards' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('New cards: 3 of 3 cards answered.')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Back to the day’s cards' }));
  await screen.findByRole('article');
  expect([app.session.focus, app.session.answers]).toEqual([null, []]);
});

test('a choice without cards leaves study as it was', async () => {
  const app = await study();
  const { card } = app.session;
  await expect(app.session.hold({ flag: 1, reschedule: true })).rejects.toThrow('No card can be studied');
  expect([app.session.card, app.session.focus]).toEqual([card, null]);
});

test('an answer that is not stored yet is not given up for other cards', async () => {
  const app = await study((client) =>
    replaced(client, 'study', 'grade', () => Promise.reject(new Error('disk full'))),
  );
  await grade(/^Good/);
  await vi.waitFor(() => expect(app.session.phase).toBe('unsaved'));
  expect(await app.session.hold({ state: 'all', reschedule: true })).toBe(false);
  expect([app.session.phase, app.session.focus]).toEqual(['unsaved', null]);
});

/** The real engine, which calls the first answered card a leech. */
function withLeech(client: Client): Client {
  return replaced(client, 'study', 'grade', async (input, options) => {
    const result = await client.study.grade(input, options);
    const cardId = input.cardId as CardId;
    return { ...result, leech: { cardId, itemId: recallItem(0).id, title: 'What is it?', lapses: 8 } };
  });
}

test('a notice on a card forgotten too often is spoken, and goes with undo or when it is closed', async () => {
  const app = await study(withLeech);
  await grade(/^Easy/);
  expect((await screen.findByRole('region', { name: 'Often forgotten' })).textContent).toContain(
    'Forgotten 8 times:',
  );
  expect(app.announcer.message).toContain('Forgotten 8 times: What is it?');
  await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Often forgotten' })).toBeNull());
  expect(document.activeElement?.textContent).toContain('What does claim');
  await grade(/^Easy/);
  await screen.findByRole('region', { name: 'Often forgotten' });
  await app.undo();
  await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Often forgotten' })).toBeNull());
});

test('a card forgotten too often is suspended from its notice', async () => {
  const app = await study(withLeech);
  await grade(/^Easy/);
  await fireEvent.click(await screen.findByRole('button', { name: 'Suspend it' }));
  await expect.poll(() => app.notices.current?.text).toBe('1 card suspended.');
  expect(app.session.leech).toBeNull();
});
