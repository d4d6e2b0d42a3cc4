import type { Page } from '@playwright/test';
import { begin, expect, primary, test } from './app.ts';

async function openSettings(page: Page, url: string): Promise<void> {
  await begin(page, url);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
}

test('a changed limit changes what today brings, and stays', async ({ page, url }) => {
  await openSettings(page, url);
  const limit = page.getByRole('textbox', { name: 'New cards a day' });
  await limit.fill('4');
  await limit.press('Enter');
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(primary(page)).toHaveText(/Study 4 cards/);
  await page.reload();
  await expect(primary(page)).toHaveText(/Study 4 cards/);
});

test('a value out of range is refused with a sentence and changes nothing', async ({ page, url }) => {
  await openSettings(page, url);
  const limit = page.getByRole('textbox', { name: 'New cards a day' });
  await limit.fill('minus two');
  await limit.press('Enter');
  await expect(limit).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(primary(page)).toHaveText(/Study 10 cards/);
});

test('the theme is applied at once and after a reload', async ({ page, url }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openSettings(page, url);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect.poll(background).toBe(dark);
});

test('single-key shortcuts can be switched off', async ({ page, url }) => {
  await openSettings(page, url);
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});
