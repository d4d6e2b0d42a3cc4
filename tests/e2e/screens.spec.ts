import type { Page } from '@playwright/test';
import { answerByKeyboard, begin, expect, expectAccessible, primary, question, test } from './app.ts';

/** Every screen and state that a learner meets, and how to get there from the first screen. */
const screens: Record<string, (page: Page) => Promise<void>> = {
  'first start': (page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
  question: start,
  answer: async (page) => {
    await start(page);
    await page.keyboard.press('Space');
    await page.getByRole('region', { name: 'Sources' }).getByRole('button').first().click();
    await expect(page.getByText('How it was read')).toBeVisible();
  },
  today: async (page) => {
    await start(page);
    await page.getByRole('link', { name: 'Today' }).click();
    await expect(primary(page)).toBeVisible();
  },
  'end of session': async (page) => {
    await start(page);
    for (const _ of Array.from({ length: 10 })) await answerByKeyboard(page, '4');
    await expect(page.getByRole('heading', { name: /^Done for/ })).toBeVisible();
  },
  library: async (page) => {
    await visit(page, 'Library');
    await expect(page.getByRole('region', { name: 'Items' }).getByRole('listitem').first()).toBeVisible();
  },
  'library without a hit': async (page) => {
    await visit(page, 'Library');
    await page.getByRole('searchbox').fill('zzzz');
    await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible();
  },
  'item page': async (page) => {
    await visit(page, 'Library');
    await page.getByRole('region', { name: 'Items' }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  },
  settings: (page) => visit(page, 'Settings'),
  about: async (page) => {
    await visit(page, 'Settings');
    await page.getByRole('link', { name: 'About' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /About/ })).toBeVisible();
  },
  keys: async (page) => {
    await visit(page, 'Today');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },
};

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Understood, begin' }).click();
  await expect(question(page)).toBeVisible();
}

async function visit(page: Page, name: string): Promise<void> {
  await start(page);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

for (const [name, reach] of Object.entries(screens)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name} has no violation that axe finds in ${colorScheme}`, async ({ page, url }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(url);
      await reach(page);
      await expectAccessible(page);
    });
  }

  test(`${name} fits a page 320 px wide in one column`, async ({ page, url }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(url);
    await reach(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('axe finds what is planted', async ({ page, url }) => {
  await begin(page, url);
  await page.evaluate(() => document.body.append(document.createElement('button')));
  await expect(expectAccessible(page)).rejects.toThrow('button-name');
});
