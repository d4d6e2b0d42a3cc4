import type { Locator, Page } from '@playwright/test';
import type { Deck } from '../../src/core/deck/types.ts';
import { deckOf, pairItem, recallDeck, recallItem } from '../support/deck.ts';
import {
  answerByKeyboard,
  expect,
  expectAccessible,
  press,
  primary,
  question,
  tabTo,
  test,
  type App,
} from './app.ts';

type Install = (deck: Deck) => Promise<string>;

const day = 24 * 60;
const done = (page: Page) => page.getByRole('heading', { name: /^Done/ });
const strip = (page: Page) => page.getByRole('region', { name: 'Chosen cards' });
const notice = (page: Page) => page.getByRole('region', { name: 'Often forgotten' });

/** The page's clock stands where the engine's does. */
async function setClocks(page: Page, app: App, minutes = 0): Promise<void> {
  app.clock.advance(minutes);
  await page.clock.setFixedTime(app.clock.now());
}

/** From the first screen to the first card, by keyboard. */
async function start(page: Page, app: App, url: string): Promise<void> {
  await setClocks(page, app);
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Understood, begin' })).toBeVisible();
  await press(page, /^Understood, begin$/);
  await expect(question(page)).toBeVisible();
}

async function follow(page: Page, name: RegExp, key?: string): Promise<void> {
  await tabTo(page, 'link', name, key);
  await page.keyboard.press('Enter');
}

async function tabUntil(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [0] });
}

/** Answers Good until nothing is left. */
async function finish(page: Page): Promise<void> {
  while (!(await done(page).isVisible())) await answerByKeyboard(page, '3');
}

/** A first day on three cards, the first of which was missed; then its question, on Today. */
async function missOne(page: Page, app: App, install: Install): Promise<string> {
  await start(page, app, await install(recallDeck(3)));
  const missed = (
    await question(page)
      .getByText(/^What does/)
      .innerText()
  ).trim();
  await answerByKeyboard(page, '1');
  await finish(page);
  await follow(page, /^Back to Today$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeFocused();
  return missed;
}

async function openMenu(page: Page): Promise<void> {
  await tabUntil(page, page.getByText('Practise', { exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Practise section' })).toBeVisible();
}

/** Holds study to the misses; the answer says whether answers count. */
async function practiseMisses(page: Page, answer: RegExp): Promise<void> {
  await openMenu(page);
  await press(page, /^My misses/);
  await expect(page.getByRole('dialog', { name: 'Misses of the last 7 days' })).toBeVisible();
  await press(page, answer);
  await expect(question(page)).toBeVisible();
}

const address = (page: Page, hash: string) => `${page.url().split('#')[0]}${hash}`;

/** What the item page of a recall card says of its memory. */
async function memoryOf(page: Page, title: string): Promise<{ due: string; stability: string }> {
  const claim = /\d+/.exec(title)?.[0] ?? '';
  await page.goto(address(page, `#/item/recall%2Fclaim-${claim}`));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeAttached();
  const fact = (name: string) =>
    page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd').innerText();
  return { due: await fact('Due'), stability: await fact('Stability') };
}

test('misses are practised without moving due days, and with them once answers count', async ({
  page,
  app,
  install,
}) => {
  const missed = await missOne(page, app, install);
  await setClocks(page, app, day);
  const before = await memoryOf(page, missed);
  await page.goto(address(page, '#/today'));
  await practiseMisses(page, /^Only practise$/);
  await expect(question(page).locator('[tabindex="-1"]').first()).toBeFocused();
  await expect(question(page)).toContainText(missed);
  await expect(strip(page)).toContainText('Only practice: due days stay as they are.');
  await page.keyboard.press('Space');
  await expect(page.getByText('Practice: due days stay.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Good/ })).toHaveText(/^Good\s*3$/);
  await page.keyboard.press('1');
  await expect(page.getByText('1 card once more').first()).toBeVisible();

  await follow(page, /^Today$/, 'Shift+Tab');
  await expect(page.getByText('1 of 1 card answered. Only practice')).toBeVisible();
  await press(page, /^Continue$/);
  await expect(page.getByText('1 card once more').first()).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: 'Done with these cards' })).toBeFocused();
  await expect(page.getByText('2 answers in')).toBeVisible();
  expect(await memoryOf(page, missed)).toEqual(before);
  await page.goto(address(page, '#/study'));
  await press(page, /^Back to the day’s cards$/);
  await expect(strip(page)).toHaveCount(0);

  await page.goto(address(page, '#/today'));
  await practiseMisses(page, /^Count the answers$/);
  await expect(strip(page)).toContainText('The answers count.');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Good/ })).toHaveText(/day/);
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Done with these cards' })).toBeVisible();
  const moved = await memoryOf(page, missed);
  expect(moved.stability).not.toBe(before.stability);
  expect(moved.due).not.toBe(before.due);
});

test('a choice without cards starts nothing, and leaving goes back to the cards of the day', async ({
  page,
  app,
  install,
}) => {
  await start(page, app, await install(recallDeck(3)));
  await answerByKeyboard(page, '1');
  await follow(page, /^Today$/, 'Shift+Tab');
  await openMenu(page);
  await press(page, /^Flagged$/);
  await press(page, /^Only practise$/);
  await expect(page.getByText(/^No card can be studied now.*Nothing was started\.$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Flagged' })).toBeFocused();
  await expect(primary(page)).toBeVisible();

  await tabTo(page, 'combobox', /^Section$/);
  await page.keyboard.press('ArrowDown');
  await press(page, /^Practise section$/);
  await press(page, /^Only practise$/);
  await expect(strip(page)).toContainText('Signs');
  await press(page, /^Leave$/);
  await expect(strip(page)).toHaveCount(0);
  await expect(question(page)).toBeVisible();

  await follow(page, /^Today$/, 'Shift+Tab');
  await expect(primary(page)).toBeVisible();
});

test('the library says which filters a session does not know, and studies what the others leave', async ({
  page,
  app,
  install,
}) => {
  await start(page, app, await install(recallDeck(6)));
  await page.goto(address(page, '#/library'));
  await tabUntil(page, page.getByRole('searchbox'));
  await page.keyboard.type('claim');
  await tabTo(page, 'combobox', /^Section$/);
  await page.keyboard.press('ArrowDown');
  await press(page, /^Study these$/);
  await expect(page.getByRole('dialog')).toContainText('Not part of it: the words searched for.');
  await press(page, /^Clear these filters$/);
  await expect(page.getByRole('dialog', { name: 'Anatomy' })).toBeVisible();
  await press(page, /^Count the answers$/);
  await expect(strip(page)).toContainText('Anatomy');
  await expect(page.getByText('Card 1 of 2').first()).toBeVisible();
});

/** One card with a drill beside it, forgotten eight times in the months after it was learned. */
async function forgetAgainAndAgain(page: Page, app: App, install: Install): Promise<void> {
  const deck = deckOf([recallItem(0), { ...pairItem(0), role: 'quiz' }]);
  await start(page, app, await install(deck));
  await answerByKeyboard(page, '4');
  for (let lapse = 1; lapse < 8; lapse += 1) {
    await setClocks(page, app, 40 * day);
    await page.reload();
    await answerByKeyboard(page, '1');
    await expect(notice(page)).toHaveCount(0);
    await finish(page);
  }
  await setClocks(page, app, 40 * day);
  await page.reload();
  await answerByKeyboard(page, '1');
  await expect(notice(page)).toBeVisible();
  await expect(notice(page).getByRole('link', { name: /^Compare/ })).toBeVisible();
}

test('a card forgotten again and again is told calmly, with what may help', async ({
  page,
  app,
  install,
}) => {
  await forgetAgainAndAgain(page, app, install);
  await expect(notice(page)).toContainText('Forgotten 8 times: What does claim 0 state?');
  await expect(page.getByText(/^Card 2 of 2 Forgotten 8 times: What does claim 0 state\?/)).toBeAttached();
  await follow(page, /^Compare: Lipoma 0 or Abscess 0$/, 'Shift+Tab');
  await expect(page.getByText('Heat tells them apart 0.')).toBeVisible();
  await page.goto(address(page, '#/study'));
  await follow(page, /^See the item$/, 'Shift+Tab');
  await expect(page.getByRole('region', { name: 'Your own' })).toBeFocused();
  await follow(page, /^Back to study$/, 'Shift+Tab');
  await tabTo(page, 'button', /^Suspend it$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 card suspended.')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await expect(done(page)).toBeVisible();

  await page.goto(address(page, '#/library'));
  await tabTo(page, 'combobox', /^State$/);
  await page.keyboard.type('Often');
  await expect(
    page.getByRole('region', { name: 'Items' }).getByText('1 item', { exact: true }),
  ).toBeVisible();
});

/** The page of a card that was studied, with the panel for its due day open. */
async function openDuePanel(page: Page, app: App, install: Install): Promise<string> {
  const missed = await missOne(page, app, install);
  await memoryOf(page, missed);
  await press(page, /^Set due day$/);
  await expect(page.getByRole('textbox', { name: 'In how many days' })).toBeFocused();
  return missed;
}

async function refusePast(page: Page): Promise<void> {
  const date = page.getByLabel('On the day');
  await tabUntil(page, date);
  await page.keyboard.type('02022026');
  await press(page, /^Set due day$/);
  await expect(page.getByText(/^2026-02-02 has passed/)).toBeVisible();
  await expect(date).toBeFocused();
}

test('a due day is set and taken back, and a day that has passed is refused', async ({
  page,
  app,
  install,
}) => {
  const missed = await openDuePanel(page, app, install);
  const before = await page.getByRole('term').filter({ hasText: 'Due' }).locator('..').innerText();
  const due = page.getByRole('term').filter({ hasText: 'Due' }).locator('..');
  await refusePast(page);
  await expect(due).toHaveText(before, { useInnerText: true });
  await tabTo(page, 'textbox', /^In how many days$/, 'Shift+Tab');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Due day set.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set due day' })).toBeFocused();
  await expect(due).toContainText('in 7 days');
  await press(page, /^Undo$/);
  await expect(due).toHaveText(before, { useInnerText: true });
  expect(missed).toMatch(/^What does claim/);
});

async function openSettings(page: Page, app: App, install: Install): Promise<void> {
  await start(page, app, await install(recallDeck(1)));
  await page.goto(address(page, '#/settings'));
  await tabTo(page, 'combobox', /^Saturday$/);
}

test('an easy day is chosen by keyboard, found by its words and kept', async ({ page, app, install }) => {
  await openSettings(page, app, install);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Saturday' })).toHaveValue('reduced');
  await expect(page.getByRole('combobox', { name: 'Sunday' })).toHaveValue('normal');
  await tabUntil(page, page.getByRole('searchbox'));
  await page.keyboard.type('easy');
  await expect(page.getByRole('combobox')).toHaveCount(7);
});

/** Every screen and state of these, and how to get there from a new profile. */
const screens: Record<string, (page: Page, app: App, install: Install) => Promise<unknown>> = {
  'the list of what can be practised': async (page, app, install) => {
    await missOne(page, app, install);
    await openMenu(page);
  },
  'the question whether answers count': async (page, app, install) => {
    await missOne(page, app, install);
    await openMenu(page);
    await press(page, /^Flagged$/);
    await press(page, /^Only practise$/);
    await expect(page.getByText(/Nothing was started\.$/)).toBeVisible();
  },
  'a practice answer': async (page, app, install) => {
    await missOne(page, app, install);
    await practiseMisses(page, /^Only practise$/);
    await page.keyboard.press('Space');
    await expect(page.getByText('Practice: due days stay.')).toBeVisible();
  },
  'the end of practice': async (page, app, install) => {
    await missOne(page, app, install);
    await practiseMisses(page, /^Only practise$/);
    await answerByKeyboard(page, '3');
  },
  'today while practice waits': async (page, app, install) => {
    await missOne(page, app, install);
    await practiseMisses(page, /^Only practise$/);
    await follow(page, /^Today$/, 'Shift+Tab');
    await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  },
  'a card forgotten too often': forgetAgainAndAgain,
  'a refused due day': async (page, app, install) => {
    await openDuePanel(page, app, install);
    await refusePast(page);
  },
  'easy days': openSettings,
};

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: no violation that axe finds in light and dark, and 360 px without sideways scrolling`, async ({
    page,
    app,
    install,
  }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await reach(page, app, install);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
