import type { Locator, Page } from '@playwright/test';
import { begin, expect, expectAccessible, position, question, test } from './app.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const listTab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Lists of the library' }).getByRole('link', { name });

/** To an address within the app, as a link leads there. */
async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Presses Tab until the control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  await expect(async () => {
    await control.page().keyboard.press('Tab');
    await expect(control).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 20_000 });
}

async function follow(link: Locator): Promise<void> {
  await tabTo(link);
  await link.page().keyboard.press('Enter');
}

async function found(page: Page, list: 'Claims' | 'Sources'): Promise<number> {
  const words = list === 'Claims' ? /^[\d,]+ claims?$/ : /^[\d,]+ sources?$/;
  return Number(
    (await region(page, list).getByRole('status').filter({ hasText: words }).innerText()).replace(/\D/g, ''),
  );
}

test('by keyboard alone from a claim to its source, another claim, an item and back', async ({
  page,
  url,
}) => {
  await page.goto(url);
  await follow(page.getByRole('button', { name: 'Understood, begin' }));
  await expect(question(page)).toBeVisible();
  await follow(page.getByRole('link', { name: 'Today' }));
  await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }));
  await follow(listTab(page, 'Claims'));
  await expect(heading(page)).toBeFocused();
  await expect(listTab(page, 'Claims')).toHaveAttribute('aria-current', 'page');

  await tabTo(page.getByRole('searchbox'));
  await page.keyboard.type('herz 1946');
  await expect.poll(() => found(page, 'Claims')).toBeLessThan(20);
  await page.keyboard.press('ArrowDown');
  const first = region(page, 'Claims').getByRole('link').first();
  await expect(first).toBeFocused();
  const claim = await first.innerText();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(claim);
  await expect(heading(page)).toBeFocused();

  await follow(region(page, 'Sources').getByRole('link', { name: /^Herz R\..* 1946;/ }));
  await expect(heading(page)).toHaveText(/^Herz R\..* 1946;/);
  const others = region(page, 'Claims that rest on it').getByRole('link');
  const other = await others.filter({ hasNotText: claim }).first().innerText();
  await follow(page.getByRole('link', { name: other }));
  await expect(heading(page)).toHaveText(other);

  await follow(region(page, 'Items that rest on it').getByRole('link').first());
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await follow(page.getByRole('link', { name: other }));
  await expect(heading(page)).toHaveText(other);

  await follow(page.getByRole('main').getByRole('link', { name: 'Claims' }));
  await expect(page.getByRole('searchbox')).toHaveValue('herz 1946');
  await expect(first).toBeFocused();
});

test('search finds sources as words are typed, and says when there are none', async ({ page, url }) => {
  await begin(page, url);
  await open(page, '#/library/sources');
  await expect.poll(() => found(page, 'Sources')).toBeGreaterThanOrEqual(200);
  await page.getByRole('searchbox').pressSequentially('herz');
  await expect.poll(() => found(page, 'Sources')).toBeLessThan(20);
  const row = region(page, 'Sources').getByRole('listitem').filter({ hasText: 'Herz R.' }).first();
  await expect(row).toContainText(/\d+ claims?/);
  await page.getByRole('searchbox').fill('"(*) OR NEAR zzqx');
  await expect(page.getByRole('heading', { name: 'No source matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect.poll(() => found(page, 'Sources')).toBeGreaterThanOrEqual(200);
});

test('the card is as it was after a look at the claims and sources behind its answer', async ({
  page,
  url,
}) => {
  await begin(page, url);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeEnabled();
  const card = await question(page).innerText();
  const chip = region(page, 'Sources').getByRole('button').first();

  await chip.click();
  await page.getByRole('link', { name: 'Source page' }).click();
  await region(page, 'Claims that rest on it').getByRole('link').first().click();
  await expect(region(page, 'Items that rest on it')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the card' }).click();
  await expect(question(page)).toHaveText(card, { useInnerText: true });

  await chip.click();
  const claim = region(page, 'Sources').locator('dd').getByRole('link').first();
  const statement = await claim.innerText();
  await claim.click();
  await expect(heading(page)).toHaveText(statement);
  await page.getByRole('link', { name: 'Back to the card' }).click();
  await expect(question(page)).toHaveText(card, { useInnerText: true });
  expect((await position(page)).card).toBe(1);
  await page.keyboard.press('3');
  await expect(page.getByText(/^Card 2 of/).first()).toBeVisible();
});

test('what is contested is told with both positions, and an address is never a link', async ({
  page,
  url,
}) => {
  await begin(page, url);
  await open(page, '#/claim/back-mice/dx-axspa');
  const disagreement = region(page, 'Sources disagree');
  await expect(disagreement.getByRole('listitem')).toHaveCount(3);
  await expect(disagreement.getByText('How to say it carefully')).toBeVisible();
  await expect(
    region(page, 'Sources')
      .getByText(/^https?:/)
      .first(),
  ).toBeVisible();
  const addresses = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.filter((address) => !address.startsWith('#'))).toEqual([]);
});

test('an unknown claim or source is said calmly, with the way to the list', async ({ page, url }) => {
  await begin(page, url);
  await open(page, '#/claim/back-mice/no-such-claim');
  await expect(page.getByRole('heading', { name: 'This claim is not in the library' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all claims' }).click();
  await expect.poll(() => found(page, 'Claims')).toBeGreaterThan(200);
  await open(page, '#/source/no-such-deck/herz-1946');
  await expect(page.getByRole('heading', { name: 'This source is not in the library' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all sources' }).click();
  await expect.poll(() => found(page, 'Sources')).toBeGreaterThan(200);
});

/** Every screen of the claims and sources, and what is there once it is loaded. */
const screens: Record<string, { hash: string; shows: (page: Page) => Locator }> = {
  claims: { hash: '#/library/claims', shows: (page) => region(page, 'Claims').getByRole('link').first() },
  sources: { hash: '#/library/sources', shows: (page) => region(page, 'Sources').getByRole('link').first() },
  'a contested claim': {
    hash: '#/claim/back-mice/dx-axspa',
    shows: (page) => region(page, 'Sources disagree'),
  },
  'a source': {
    hash: '#/source/back-mice/herz-1946',
    shows: (page) => region(page, 'Claims that rest on it'),
  },
  'a source that much rests on': {
    hash: '#/source/back-mice/seed',
    shows: (page) => page.getByRole('button', { name: /^Show \d+ more/ }).first(),
  },
  'an unknown claim': {
    hash: '#/claim/back-mice/no-such-claim',
    shows: (page) => page.getByRole('link', { name: 'Show all claims' }),
  },
};

for (const [name, { hash, shows }] of Object.entries(screens)) {
  test(`${name} has no violation that axe finds, and fits a page 360 px wide`, async ({ page, url }) => {
    await begin(page, url);
    await open(page, hash);
    await expect(shows(page)).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await expect(shows(page)).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
