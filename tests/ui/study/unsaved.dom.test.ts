import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../src/ui/state/app.svelte.ts';
import { recallItem, deckOf } from '../../support/deck.ts';
import { engineWith, replaced } from '../engine.ts';
import StudyHost from './StudyHost.svelte';

afterEach(cleanup);

const sentence =
  'The disk with /data/palpate.sqlite is full, so nothing was saved; free some space and try again.';

/** A sitting on a real profile whose disk is full until it is told otherwise. */
async function studyOnFullDisk() {
  const client = await engineWith(deckOf([recallItem(0), recallItem(1)]));
  const disk = { full: true };
  const failing = replaced(client, 'study', 'grade', (input) =>
    disk.full
      ? Promise.reject(new ORPCError('NOT_SAVED', { message: sentence, data: { code: 'storage.full' } }))
      : client.study.grade(input),
  );
  const app = new App({ client: failing, lost: new Promise(() => undefined) });
  await app.settings.load();
  render(StudyHost, { app });
  await screen.findByRole('article');
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  return { app, client, disk, press };
}

it('stops at an answer that could not be saved, says why, and goes on once it is', async () => {
  const { app, client, disk, press } = await studyOnFullDisk();
  const first = app.session.card?.cardId;
  await press(' ');
  await press('3');
  expect((await screen.findByRole('alert')).textContent).toContain(sentence);

  await press('3');
  await press('1');
  await press('z');
  expect([app.session.phase, app.session.card?.cardId]).toEqual(['unsaved', first]);
  expect((await client.today.get()).answered).toBe(0);

  const retry = screen.getByRole('button', { name: 'Try saving again' });
  expect(document.activeElement).toBe(retry);
  await fireEvent.click(retry);
  expect(await screen.findByRole('alert')).toBeDefined();
  disk.full = false;
  await fireEvent.click(screen.getByRole('button', { name: 'Try saving again' }));
  await expect.poll(() => app.session.phase).toBe('question');
  expect(app.session.card?.cardId).not.toBe(first);
  expect(app.session.answers.map(({ grade }) => grade)).toEqual([3]);
  expect((await client.today.get()).answered).toBe(1);
});
