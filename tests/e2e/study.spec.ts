import { answerByKeyboard, begin, expect, position, primary, question, test } from './app.ts';

test('first start leads to the first card, once', async ({ page, app, url }) => {
  await page.goto(url);
  await expect(page.getByText('It is for education only.')).toBeVisible();
  await page.getByRole('button', { name: 'Understood, begin' }).click();
  await expect(question(page)).toBeVisible();
  expect(await position(page)).toEqual({ card: 1, of: 10 });

  await page.goto('about:blank');
  await app.stop();
  await page.goto(await app.start());
  await expect(primary(page)).toHaveText(/Study 10 cards/);
});

test('an answer shows its explanation and its sources, and nothing of them before', async ({ page, url }) => {
  await begin(page, url);
  const sources = page.getByRole('region', { name: 'Sources' });
  await expect(page.getByRole('button', { name: /^Show answer/ })).toBeVisible();
  await expect(sources).toHaveCount(0);
  await page.getByRole('button', { name: /^Show answer/ }).click();
  await sources.getByRole('button').first().click();
  await expect(sources.getByText('Asher A. Are Back Mice Real?')).toBeVisible();
  await expect(sources.getByText('How it was read')).toBeVisible();
  await expect(sources.getByText('What it supports')).toBeVisible();
});

test('twenty cards by keyboard alone, with undo, a restart and the days after', async ({
  page,
  app,
  url,
}) => {
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Understood, begin' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeVisible();

  for (const _ of [1, 2, 3]) await answerByKeyboard(page, '3');
  const fourth = await question(page).innerText();
  const before = await position(page);
  await answerByKeyboard(page, '1');
  await page.keyboard.press('z');
  await expect(question(page)).toHaveText(fourth, { useInnerText: true });
  expect(await position(page)).toEqual(before);

  // Ten new cards come twice: once new, once after the ten-minute step, which the look-ahead brings forward.
  for (let answered = 3; answered < 20; answered += 1) await answerByKeyboard(page, '3');
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();

  await page.goto('about:blank');
  await app.stop();
  await page.goto(await app.start());
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
  await expect(page.getByText('20 answers given.')).toBeVisible();

  // Good twice on one day leaves a stability of 2.3 days (weights w2 and w17 to w19): due in two days.
  app.clock.advance(24 * 60);
  await page.reload();
  await expect(primary(page)).toHaveText(/Study 10 cards/);
  await expect(page.getByRole('row', { name: 'Back mice 0 0 10' })).toBeVisible();
  app.clock.advance(24 * 60);
  await page.reload();
  await expect(primary(page)).toHaveText(/Study 20 cards/);
  await expect(page.getByRole('row', { name: 'Back mice 10 0 10' })).toBeVisible();
});

test('a card that is put off comes back tomorrow and not before', async ({ page, app, url }) => {
  await begin(page, url);
  const first = await question(page).innerText();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Not today' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('Put off until tomorrow.')).toBeVisible();
  await expect(question(page)).not.toHaveText(first, { useInnerText: true });
  await page.reload();
  await expect(question(page)).toBeVisible();
  await expect(question(page)).not.toHaveText(first, { useInnerText: true });
  app.clock.advance(24 * 60);
  // The card on screen stays until it is answered, so the queue is asked anew.
  await page.goto('about:blank');
  await app.stop();
  await page.goto(await app.start());
  await primary(page).click();
  await expect(question(page)).toHaveText(first, { useInnerText: true });
});

test('undo outlives a restart', async ({ page, app, url }) => {
  await begin(page, url);
  const first = await question(page).innerText();
  await answerByKeyboard(page, '4');
  await page.goto('about:blank');
  await app.stop();
  await page.goto(await app.start());
  await primary(page).click();
  await expect(question(page)).not.toHaveText(first, { useInnerText: true });
  await page.keyboard.press('z');
  await expect(question(page)).toHaveText(first, { useInnerText: true });
  expect(await position(page)).toEqual({ card: 1, of: 10 });
});

test('a host that is gone is said plainly, with what is safe and what to do', async ({
  page,
  app,
  url,
  faults,
}) => {
  await begin(page, url);
  await app.stop();
  await expect(page.getByRole('heading', { name: 'The connection to Palpate has ended' })).toBeVisible();
  await expect(page.getByText('Every answer that was confirmed is saved.')).toBeVisible();
  await expect(page.getByText('npm start, or palpate serve')).toBeVisible();
  faults.length = 0;
});
