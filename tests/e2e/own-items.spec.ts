import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Deck, ItemId } from '../../src/core/deck/types.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { expect, expectAccessible, press, question, tabTo, test } from './app.ts';

const note = 'Ask Ann about this.';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const own = (page: Page) => page.getByRole('region', { name: 'Your own' });

/** From the first screen to the actions of the first card's item, by keyboard. */
async function toActions(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(button(page, 'Understood, begin')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Space');
  await tabTo(page, 'link', /^Note, edit or report$/);
  await page.keyboard.press('Enter');
  await expect(own(page)).toBeFocused();
}

async function writeNote(page: Page): Promise<void> {
  await press(page, /^Add note$/);
  await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused();
  await page.keyboard.type(note);
  await press(page, /^Save$/);
  await expect(button(page, 'Change note')).toBeFocused();
}

async function editAnswer(page: Page, text: string): Promise<void> {
  await press(page, /^Edit texts$/);
  await tabTo(page, 'textbox', /^Answer$/);
  await page.keyboard.press('Control+a');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
  await press(page, /^Save$/);
}

async function writeReport(page: Page): Promise<void> {
  await press(page, /^Report$/);
  await expect(page.getByRole('combobox', { name: 'What is wrong' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'textbox', /^In your words$/);
  await page.keyboard.type('Which fact is meant?');
  await press(page, /^Write report file$/);
  await expect(page.getByText('The report is in this file:')).toBeVisible();
}

const second: Deck = deckOf([recallItem(0, { answer: 'Newer fact' }), choiceItem(1), recallItem(3)], {
  version: '1.1.0',
  withdrawn: [{ id: 'recall/claim-1' as ItemId, reason: 'A study of 2025 refutes it.' }],
});

/** The second version over the first, in which the learner edited an answer. */
async function update(page: Page, install: (deck: Deck) => Promise<string>): Promise<void> {
  await toActions(page, await install(recallDeck(3)));
  await editAnswer(page, 'Mine');
  await expect(page.getByText('Edited by you: answer')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(await install(second));
  await expect(page.getByText('The deck Test deck was updated:')).toBeVisible();
}

async function openUpdates(page: Page): Promise<void> {
  await tabTo(page, 'link', /^see what changed$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Updates' })).toBeFocused();
}

test('a note and an edit by keyboard alone, taken back, made again and seen after the answer', async ({
  page,
  install,
}) => {
  await toActions(page, await install(recallDeck(3)));
  await writeNote(page);
  await editAnswer(page, 'Mine');
  await expect(page.getByText('Edited by you: answer')).toBeVisible();
  await expect(button(page, 'Edit texts')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undid edit of/)).toBeVisible();
  await expect(page.getByText('Edited by you: answer')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('Edited by you: answer')).toBeVisible();

  await tabTo(page, 'link', /^Back to the card$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(question(page)).toContainText('Mine');
  await expect(question(page)).toContainText(note);
  await expect(question(page)).toContainText('Edited by you: answer');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeEnabled();
});

test('an empty text is refused at its field, and Escape asks before it loses any', async ({
  page,
  install,
}) => {
  await toActions(page, await install(recallDeck(3)));
  await editAnswer(page, '');
  const answer = page.getByRole('textbox', { name: 'Answer' });
  await expect(answer).toBeFocused();
  await expect(answer).toHaveAccessibleDescription(/^This text cannot be empty\./);
  await page.keyboard.type('Half a thou');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Discard the unsaved text?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(answer).toBeFocused();
  await page.keyboard.type('ght');
  await expect(answer).toHaveValue('Half a thought');
  await tabTo(page, 'button', /^Use the publisher’s text for: Answer$/);
  await page.keyboard.press('Enter');
  await expect(answer).toHaveValue(/^Fact \d$/);
  await page.keyboard.press('Escape');
  await expect(answer).toHaveCount(0);
  await expect(button(page, 'Edit texts')).toBeFocused();
});

test('a report is a file whose path is shown', async ({ page, install }) => {
  await toActions(page, await install(recallDeck(1)));
  await press(page, /^Report$/);
  await expect(page.getByText(/writes a file on this computer.*Nothing is sent\./)).toBeVisible();
  await page.keyboard.press('Escape');
  await writeReport(page);
  const path = await page.getByText(/\.json$/).innerText();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    format: 'palpate-report',
    item: 'recall/claim-0',
    reason: 'unclear',
    text: 'Which fact is meant?',
  });
  await press(page, /^Done$/);
  await expect(button(page, 'Report')).toBeFocused();
});

test('an update is told on Today until it was looked at, with what became of each item', async ({
  page,
  install,
}) => {
  await update(page, install);
  await openUpdates(page);
  const told = page.getByRole('article').filter({ hasText: 'From version 1.0.0 to 1.1.0' });
  await expect(told.getByText('New', { exact: true })).toBeVisible();
  await expect(told.getByRole('region', { name: '2 added' }).getByRole('link')).toHaveCount(2);
  await expect(told.getByRole('region', { name: '1 changed' })).toContainText('Changed: answer.');
  await expect(told.getByRole('region', { name: '1 changed' })).toContainText('Your text was kept: answer.');
  await expect(told.getByRole('region', { name: '2 withdrawn' })).toContainText(
    'A study of 2025 refutes it.',
  );

  await tabTo(page, 'link', /^What does claim 1 state\?$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Withdrawn by the publisher. A study of 2025 refutes it.')).toBeVisible();
  await expect(page.getByText('It is suspended and does not come up.')).toBeVisible();
  await expect(button(page, 'Resume')).toBeVisible();

  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(page.getByText('The deck Test deck was updated:')).toHaveCount(0);
});

type Install = (deck: Deck) => Promise<string>;

/** Every screen and state of these, and how to get there from a new profile. */
const screens: Record<string, (page: Page, install: Install) => Promise<void>> = {
  'a note, an edit and their panel': async (page, install) => {
    await toActions(page, await install(deckOf([choiceItem(0)])));
    await writeNote(page);
    await press(page, /^Edit texts$/);
    await tabTo(page, 'textbox', /^Rationale of option B$/);
    await page.keyboard.type('Mine');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await press(page, /^Save$/);
    await expect(page.getByText('This text cannot be empty.')).toBeVisible();
  },
  'the question about unsaved text': async (page, install) => {
    await toActions(page, await install(recallDeck(1)));
    await press(page, /^Add note$/);
    await page.keyboard.type(note);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'a report': async (page, install) => {
    await toActions(page, await install(recallDeck(1)));
    await press(page, /^Report$/);
    await expect(button(page, 'Write report file')).toBeVisible();
  },
  'a report that was written': async (page, install) => {
    await toActions(page, await install(recallDeck(1)));
    await writeReport(page);
  },
  'today after an update': update,
  updates: async (page, install) => {
    await update(page, install);
    await openUpdates(page);
  },
  'no updates': async (page, install) => {
    await toActions(page, await install(recallDeck(1)));
    await page.goto(`${page.url().split('#')[0]}#/updates`);
    await expect(page.getByRole('heading', { name: 'No deck was updated yet' })).toBeVisible();
  },
  'a withdrawn item': async (page, install) => {
    await update(page, install);
    await openUpdates(page);
    await page.getByRole('link', { name: 'What does claim 1 state?' }).click();
    await expect(page.getByText(/^Withdrawn by the publisher/)).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: no violation that axe finds in light and dark, and 360 px without sideways scrolling`, async ({
    page,
    install,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await reach(page, install);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
