import type { Page } from '@playwright/test';
import { begin, expect, test } from './app.ts';

async function openLibrary(page: Page, url: string): Promise<void> {
  await begin(page, url);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Library' }).click();
}

const items = (page: Page) => page.getByRole('region', { name: 'Items' });
const found = async (page: Page) =>
  Number(
    (
      await items(page)
        .getByText(/^[\d,]+ items?$/)
        .innerText()
    ).replace(/\D/g, ''),
  );

test('search finds items as words are typed, and says when there are none', async ({ page, url }) => {
  await openLibrary(page, url);
  await expect.poll(() => found(page)).toBeGreaterThanOrEqual(250);
  await page.getByRole('searchbox').pressSequentially('sarcom');
  await expect.poll(() => found(page)).toBeLessThan(150);
  await expect(
    items(page)
      .getByRole('listitem')
      .filter({ hasText: /sarcoma/i })
      .first(),
  ).toBeVisible();
  await page.getByRole('searchbox').fill('"(*) OR NEAR zzqx');
  await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible();
});

test('filters narrow the list and can be cleared', async ({ page, url }) => {
  await openLibrary(page, url);
  await expect.poll(() => found(page)).toBeGreaterThanOrEqual(250);
  const all = await found(page);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('One best answer');
  await expect.poll(() => found(page)).toBeLessThan(all);
  const choices = await found(page);
  const section = page.getByRole('combobox', { name: 'Section' });
  await section.selectOption(
    await section.getByRole('option', { name: /^Complications/ }).getAttribute('value'),
  );
  await expect.poll(() => found(page)).toBeLessThan(choices);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => found(page)).toBe(all);
});

test('the page of an item shows its claims, its sources and its history', async ({ page, url }) => {
  await begin(page, url);
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Item page' }).click();
  const itemPage = page.url();
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sources' }).getByRole('button').first()).toBeVisible();
  await expect(page.getByText('Not answered yet')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the card' }).click();
  await page.keyboard.press('3');
  await expect(page.getByText(/^Card 2 of/).first()).toBeVisible();
  await page.goto(itemPage);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('row')).toHaveCount(2);
  await expect(history).toContainText('Good');
});

test('suspending several items is one change that undo takes back', async ({ page, url }) => {
  await openLibrary(page, url);
  await items(page).getByRole('checkbox').nth(0).check();
  await items(page).getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Suspended');
  // The list before the filter is longer than the two, so a count read too early does not pass.
  await expect.poll(() => found(page)).toBeLessThanOrEqual(2);
  expect(await found(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible();
});
