import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication } from '@playwright/test';
import { electronBinary } from '../../build/electron-binary.ts';
import { answerByKeyboard, primary, question } from '../e2e/app.ts';
import { obstacle } from './obstacle.ts';

const root = resolve(import.meta.dirname, '../..');

function launch(profile: string): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronBinary() ?? '',
    args: [root, '--profile', profile],
    chromiumSandbox: true,
  });
}

const test = base.extend<{ profile: string; app: ElectronApplication }>({
  profile: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'palpate-electron-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ profile }, use) => {
    const app = await launch(profile);
    await use(app);
    await app.close().catch(() => undefined);
  },
});

test.skip(obstacle !== null, obstacle ?? '');

test('from the first start over a card to a clean end, and on from there', async ({ app, profile }) => {
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Understood, begin' }).click();
  await expect(question(page)).toBeVisible();
  await answerByKeyboard(page, '3');
  await app.close();
  expect(readdirSync(profile).filter((name) => name.endsWith('-wal'))).toEqual([]);

  const again = await launch(profile);
  await expect(primary(await again.firstWindow())).toBeVisible();
  await again.close();
});

test('a reloaded page gets a new port', async ({ app }) => {
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Understood, begin' }).click();
  await page.reload();
  await expect(question(page).or(primary(page)).first()).toBeVisible();
});

test('the page is isolated and on its own scheme', async ({ app }) => {
  const page = await app.firstWindow();
  expect(
    await page.evaluate(() => [location.origin, typeof globalThis.require, typeof globalThis.process]),
  ).toEqual(['app://palpate', 'undefined', 'undefined']);
});

test('nothing is asked of anyone else', async ({ app }) => {
  const page = await app.firstWindow();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await expect(page).toHaveTitle('Palpate');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => !url.startsWith('app://palpate/') && !url.startsWith('data:'))).toEqual([]);
});

test('the page cannot leave and cannot open windows', async ({ app }) => {
  const page = await app.firstWindow();
  await page.evaluate(() => {
    location.href = 'https://palpate.invalid/';
  });
  expect(await page.evaluate(() => window.open('http://palpate.invalid/') === null)).toBe(true);
  await expect(page).toHaveURL(/^app:\/\/palpate\//);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are denied', async ({ app }) => {
  const page = await app.firstWindow();
  const states = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a second start ends and leaves the first', async ({ app, profile }) => {
  await app.firstWindow();
  const second = launch(profile);
  await expect(second).rejects.toThrow();
  expect(app.windows()).toHaveLength(1);
});
