import type { Page } from '@playwright/test';
import { begin, expect, expectAccessible, position, primary, test, type App } from './app.ts';

const minutesOfDay = 24 * 60;

/** Shows the page as it is on the clock of the engine, which is the only one that moves. */
async function openToday(page: Page, app: App): Promise<void> {
  await page.clock.setFixedTime(app.clock.now());
  await page.goto('about:blank');
  await page.goto(app.url);
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Decks' })).toBeVisible();
}

/** Cards that the button promises, 0 where there is none. */
async function promised(page: Page): Promise<number> {
  if ((await primary(page).count()) === 0) return 0;
  return Number((await primary(page).innerText()).match(/\d+/)?.[0]);
}

/** Answers everything that is due by Space and 3, and counts. */
async function studyAll(page: Page): Promise<number> {
  await primary(page).click();
  const done = page.getByRole('heading', { name: /^Done for/ });
  const good = page.getByRole('button', { name: /^Good/ });
  for (let answered = 0; ; answered += 1) {
    await expect(
      page
        .getByText(/^Card \d+ of \d+$/)
        .or(done)
        .first(),
    ).toBeVisible();
    if (await done.isVisible()) return answered;
    const { card } = await position(page);
    await expect(async () => {
      await page.keyboard.press('Space');
      await expect(good).toBeEnabled({ timeout: 100 });
    }).toPass({ intervals: [0] });
    await page.keyboard.press('3');
    await expect(
      page
        .getByText(new RegExp(`^Card ${card + 1} of \\d+$`))
        .first()
        .or(done)
        .first(),
    ).toBeVisible();
  }
}

test('thirty days with a change of the clock, a week off, an exam and an undo', async ({
  page,
  app,
  url,
}) => {
  test.setTimeout(240_000);
  await page.clock.setFixedTime(app.clock.now());
  await begin(page, url);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'New cards a day' }).fill('2');
  // Without steps within the day every card comes once, so that the count is what is served.
  const steps = page.getByRole('textbox', { name: 'Learning steps', exact: true });
  await steps.fill('');
  await steps.press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();

  // 2 March to 31 March 2026; clocks in Europe go forward on the 29th.
  app.clock.setOffset(60);
  for (let day = 0; day < 30; day += 1) {
    if (day === 27) app.clock.setOffset(120);
    if (day < 13 || day > 19) {
      await openToday(page, app);
      const cards = await promised(page);
      expect(await studyAll(page), `on day ${day}`).toBe(cards);
      expect(cards).toBeGreaterThanOrEqual(2);
    }
    app.clock.advance(minutesOfDay);
    if (day === 12) {
      await openToday(page, app);
      await page.getByRole('link', { name: 'Exams and days away' }).click();
      await page.getByRole('button', { name: 'Set days away' }).click();
      await page.getByLabel('First day').fill('2026-03-15');
      await page.getByLabel('Last day').fill('2026-03-21');
      await page.getByRole('button', { name: 'Save days away' }).click();
      await expect(page.getByText('15 Mar 2026 to 21 Mar 2026', { exact: true })).toBeVisible();
      await openToday(page, app);
      await expect(page.getByRole('heading', { name: 'Away' })).toBeVisible();
      await expect(primary(page)).toHaveCount(0);
    }
  }

  await openToday(page, app);
  const before = await promised(page);
  await page.getByRole('link', { name: 'Exams and days away' }).click();
  await page.getByRole('button', { name: 'Set an exam' }).click();
  await page.getByLabel('Name').fill('Board exam');
  await page.getByLabel('Date').fill('2026-05-15');
  await expect(page.getByText(/^It fits/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save exam' }).click();
  await expect(page.getByRole('heading', { name: 'Board exam' })).toBeVisible();
  await expectAccessible(page);
  await openToday(page, app);
  await expect(page.getByText('Board exam in 44 days.')).toBeVisible();
  await expect(page.getByText(/Expected recall on the day: \d+%/)).toBeVisible();
  expect(await promised(page)).toBeGreaterThan(before);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undid exam “Board exam”.')).toBeVisible();
  await openToday(page, app);
  expect(await promised(page)).toBe(before);
});

test('after an absence, catching up is offered and keeps to its minutes', async ({ page, app, url }) => {
  test.setTimeout(120_000);
  await page.clock.setFixedTime(app.clock.now());
  await begin(page, url);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'New cards a day' }).fill('30');
  await page.getByRole('textbox', { name: 'New cards a day' }).press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();
  await openToday(page, app);
  await studyAll(page);
  app.clock.advance(40 * minutesOfDay);
  await openToday(page, app);
  await expect(page.getByRole('heading', { name: 'Catch up calmly' })).toBeVisible();
  await page.getByLabel('Minutes a day').fill('3');
  const preview = page.getByText(/^That would be \d+ reviews? today/);
  await expect(preview).toBeVisible();
  const reviews = Number((await preview.innerText()).match(/\d+/)?.[0]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Catch up this way' }).click();
  await expect(primary(page)).toHaveText(new RegExp(`Study ${reviews} cards?`));
  await expect(page.getByText(/^Catching up at 3 minutes a day/)).toBeVisible();
  expect(await studyAll(page)).toBe(reviews);
});
