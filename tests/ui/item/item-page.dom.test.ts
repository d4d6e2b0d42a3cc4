import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Item } from '../../../src/core/deck/types.ts';
import { App } from '../../../src/ui/state/app.svelte.ts';
import { choiceItem, deckOf, recallItem } from '../../support/deck.ts';
import type { Client } from '../../support/profile.ts';
import { engineWith, replaced } from '../engine.ts';
import ItemPageHost from './ItemPageHost.svelte';

// Every test starts an engine of its own in a thread.
vi.setConfig({ testTimeout: 30_000 });

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const click = (name: string | RegExp) => fireEvent.click(button(name));
const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.input(box(name), { target: { value } });
const complaint = (name: string) => {
  const ids = box(name).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
};

/** The page of an item on a real engine, which may answer some calls otherwise. */
async function open(item: Item, change: (client: Client) => Client = (client) => client) {
  const client = await engineWith(deckOf([item]));
  onTestFinished(cleanup);
  const app = new App({ client: change(client), lost: new Promise(() => undefined) });
  const show = async () => {
    const page = render(ItemPageHost, { app, itemId: item.id });
    await screen.findByRole('button', { name: 'Edit texts' });
    return page;
  };
  const page = await show();
  const stored = () => client.library.item({ itemId: item.id });
  return { app, client, page, show, stored };
}

test('a note is saved, shown as the learner’s own, changed and removed', async () => {
  const { stored, app } = await open(recallItem(0));
  await click('Add note');
  await vi.waitFor(() => expect(document.activeElement).toBe(box('Your note')));
  await type('Your note', ' Ask Ann. ');
  await click('Save');
  await expect.poll(async () => (await stored()).view.learner.note).toBe('Ask Ann.');
  expect((await screen.findByRole('heading', { name: 'Your note' })).parentElement?.textContent).toContain(
    'Ask Ann.',
  );
  expect([app.notices.current?.text, app.notices.current?.action?.label]).toEqual(['Note saved.', 'Undo']);
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Change note')));
  await click('Change note');
  await click('Remove note');
  await expect.poll(async () => (await stored()).view.learner.note).toBeNull();
  expect(app.notices.current?.text).toBe('Note removed.');
});

test('an edit keeps to what was changed and names it; the publisher’s text can be taken back', async () => {
  const { stored } = await open(choiceItem(0));
  await click('Edit texts');
  expect(screen.queryByText('Publisher’s text:')).toBeNull();
  await type('Option B', 'Mine');
  expect(screen.getByText('Publisher’s text:').parentElement?.textContent).toContain('Option b of 0');
  await click('Save');
  expect((await screen.findByText(/^Edited by you/)).textContent).toBe('Edited by you: options');
  expect((await stored()).view.learner.edited).toEqual(['options.b.text']);

  await click('Edit texts');
  await click('Use the publisher’s text for: Option B');
  expect([box('Option B').value, document.activeElement]).toEqual(['Option b of 0', box('Option B')]);
  await click('Save');
  await expect.poll(async () => (await stored()).view.learner.edited).toEqual([]);
});

test('an empty text is refused at its field, and nothing is changed', async () => {
  const { stored } = await open(recallItem(0));
  await click('Edit texts');
  await type('Question', 'Mine?');
  await type('Answer', ' \n');
  await click('Save');
  await vi.waitFor(() => expect(document.activeElement).toBe(box('Answer')));
  expect(box('Answer').getAttribute('aria-invalid')).toBe('true');
  expect(complaint('Answer')).toBe('This text cannot be empty. Write one, or use the publisher’s text.');
  expect(box('Question').getAttribute('aria-invalid')).toBe('false');
  expect((await stored()).view.learner.edited).toEqual([]);
  await type('Answer', 'Mine');
  await click('Save');
  await expect
    .poll(async () => (await stored()).view.learner.edited.toSorted())
    .toEqual(['answer', 'prompt']);
});

test('what the engine refuses is said at the field that it names', async () => {
  const { stored } = await open(choiceItem(0));
  await click('Edit texts');
  await type('Situation', 'x'.repeat(5001));
  await click('Save');
  await vi.waitFor(() => expect(box('Situation').getAttribute('aria-invalid')).toBe('true'));
  expect(complaint('Situation')).toContain('The text "stem" cannot be used');
  expect((await stored()).view.learner.edited).toEqual([]);
});

test('typed text is given up only when asked', async () => {
  await open(recallItem(0));
  await click('Add note');
  await type('Your note', 'Half a thought');
  await fireEvent.keyDown(box('Your note'), { key: 'Escape' });
  await fireEvent.click(await screen.findByRole('button', { name: 'Keep writing' }));
  expect(box('Your note').value).toBe('Half a thought');
  await click('Edit texts');
  expect(box('Your note').value).toBe('Half a thought');
  await fireEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  await screen.findByRole('textbox', { name: 'Question' });
  expect(screen.queryByRole('textbox', { name: 'Your note' })).toBeNull();
});

test('Escape closes a panel in which nothing was typed', async () => {
  await open(recallItem(0));
  await click('Add note');
  await fireEvent.keyDown(box('Your note'), { key: 'Escape' });
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Add note')));
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('typed text outlives a look at another screen', async () => {
  const { page, show } = await open(recallItem(0));
  await click('Edit texts');
  await type('Answer', 'Half an answer');
  page.unmount();
  const again = await show();
  expect(box('Answer').value).toBe('Half an answer');
  await type('Answer', 'Fact 0');
  again.unmount();
  await show();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a note that could not be saved stays in its panel, with the reason', async () => {
  const { app } = await open(recallItem(0), (client) =>
    replaced(client, 'item', 'note', () => Promise.reject(new Error('gone'))),
  );
  await click('Add note');
  await type('Your note', 'Kept');
  await click('Save');
  await expect.poll(() => app.notices.current?.tone).toBe('problem');
  expect([box('Your note').value, button('Save').hasAttribute('disabled')]).toEqual(['Kept', false]);
});

test('a report names the file that was written', async () => {
  await open(recallItem(0));
  await click('Report');
  expect(screen.getByText(/writes a file on this computer.*Nothing is sent/)).toBeTruthy();
  await fireEvent.change(screen.getByRole('combobox', { name: 'What is wrong' }), {
    target: { value: 'other' },
  });
  await click('Write report file');
  await vi.waitFor(() => expect(box('In your words').getAttribute('aria-invalid')).toBe('true'));
  expect(complaint('In your words')).toContain('Say in a few words what it is.');
  await type('In your words', 'A typing error.');
  await click('Write report file');
  const path = (await screen.findByText(/\.json$/)).textContent;
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    item: 'recall/claim-0',
    reason: 'other',
    text: 'A typing error.',
  });
  await click('Done');
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Report')));
});

test('a due day is set in days, with Undo, and only once a card was studied', async () => {
  const { client, app, stored } = await open(recallItem(0));
  expect(screen.queryByRole('button', { name: 'Set due day' })).toBeNull();
  const { cardId } = await stored();
  if (!cardId) throw new Error('the item has no card');
  await client.study.grade({ cardId, grade: 4, durationMs: 0, answer: null });
  app.changed += 1;
  await fireEvent.click(await screen.findByRole('button', { name: 'Set due day' }));
  const panel = within(screen.getByRole('region', { name: 'Set due day' }));
  const days = panel.getByRole<HTMLInputElement>('textbox', { name: 'In how many days' });
  expect(document.activeElement).toBe(days);

  await fireEvent.click(panel.getByRole('button', { name: 'Set due day' }));
  expect((await panel.findByText('Give a number of days or a day.')).role).toBe('alert');
  await fireEvent.input(days, { target: { value: 'soon' } });
  await fireEvent.click(panel.getByRole('button', { name: 'Set due day' }));
  await panel.findByText('A number from 0 to 36,500.');
  const before = (await stored()).state?.dueAt;
  await fireEvent.input(days, { target: { value: '300' } });
  await fireEvent.click(panel.getByRole('button', { name: 'Set due day' }));
  await expect.poll(() => app.notices.current?.text).toBe('Due day set.');
  expect(app.notices.current?.action?.label).toBe('Undo');
  expect((await stored()).state?.dueAt).toBeGreaterThan(before ?? 0);
});

test('an item of the question bank can be noted, edited and reported, not suspended', async () => {
  await open(recallItem(0, { role: 'quiz' }));
  const names = within(screen.getByRole('region', { name: 'Your own' })).getAllByRole('button');
  expect(names.map((each) => each.textContent.trim())).toEqual(['Add note', 'Edit texts', 'Report']);
});
