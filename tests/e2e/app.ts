import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Deck } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { startHost, type Host } from '../../src/server/host.ts';
import { startEngine, type Engine } from '../../src/service/engine.ts';
import { FakeClock } from '../support/clock.ts';

const root = resolve(import.meta.dirname, '../..');

/** The app on a new profile with the real deck, at noon of a Monday until the clock is moved. */
export class App {
  readonly clock = new FakeClock(Date.UTC(2026, 2, 2, 12));
  private readonly profileFolder = mkdtempSync(join(tmpdir(), 'palpate-e2e-'));
  /** The package that is installed at the start. */
  deck = join(root, 'dist/decks/back-mice.palpate');
  /** Where it answers, once it is started. */
  url = '';
  private running: { engine: Engine; host: Host } | null = null;

  async start(): Promise<string> {
    const engine = await startEngine({
      profileFolder: this.profileFolder,
      bundledDecks: [this.deck],
      appVersion: '0.0.0-test',
      workerUrl: new URL('../support/clock-worker.ts', import.meta.url),
      workerData: { clock: this.clock.memory },
    });
    const host = await startHost({ engine, uiFolder: join(root, 'dist/ui') });
    this.running = { engine, host };
    this.url = host.url;
    return host.url;
  }

  async stop(): Promise<void> {
    await this.running?.host.close();
    await this.running?.engine.close();
    this.running = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.profileFolder, { recursive: true, force: true });
  }
}

/** Everything that a page must never do while it is used. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    if (!/^(https?|ws):\/\/127\.0\.0\.1:|^data:|^blob:/.test(request.url()))
      faults.push(`request: ${request.url()}`);
  });
  return faults;
}

export const test = base.extend<{
  app: App;
  url: string;
  faults: string[];
  install: (deck: Deck) => Promise<string>;
}>({
  app: async ({ browserName: _ }, use) => {
    const app = new App();
    await use(app);
    await app.remove();
  },
  url: async ({ app }, use) => use(await app.start()),
  /** Starts the app with this deck as its own; an earlier version of it is brought up to date. */
  install: async ({ app }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'palpate-deck-'));
    await use(async (deck) => {
      await app.stop();
      app.deck = join(folder, `${deck.version}.palpate`);
      writeFileSync(app.deck, writeDeckPackage(deck));
      return app.start();
    });
    rmSync(folder, { recursive: true, force: true });
  },
  faults: [
    // Needs the app, so that its host outlives the check: a page that still loads is no fault.
    async ({ page, app: _ }, use) => {
      const faults = watch(page);
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const primary = (page: Page) => page.getByRole('button', { name: /^Study \d+ cards?/ });
export const question = (page: Page) => page.getByRole('article', { name: 'Question' });

/** From the first screen to the first card. */
export async function begin(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Understood, begin' }).click();
  await expect(question(page)).toBeVisible();
}

export interface Position {
  card: number;
  of: number;
}

/** Reads "Card 3 of 10". */
export async function position(page: Page): Promise<Position> {
  const text = await page
    .getByText(/^Card \d+ of \d+$/)
    .first()
    .innerText();
  const [card = 0, of = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return { card, of };
}

/** Answers the card on screen with the keyboard and waits until the next one or the end is there. */
export async function answerByKeyboard(page: Page, grade: '1' | '2' | '3' | '4'): Promise<void> {
  const { card } = await position(page);
  const options = question(page).getByRole('button', { name: /^A\b/ });
  await page.keyboard.press((await options.count()) > 0 ? 'a' : 'Space');
  await expect(page.getByRole('button', { name: /^Good/ })).toBeEnabled();
  await page.keyboard.press(grade);
  await expect(
    page
      .getByText(new RegExp(`^Card ${card + 1} of \\d+$`))
      .or(page.getByRole('heading', { name: /^Done/ }))
      .first(),
  ).toBeVisible();
}

/** Presses a key, Tab unless told, until an element with this role and name has the focus. */
export async function tabTo(
  page: Page,
  role: 'button' | 'combobox' | 'link' | 'textbox',
  name?: RegExp,
  key = 'Tab',
): Promise<void> {
  const target = page.getByRole(role, name ? { name } : {}).and(page.locator(':focus'));
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(target).toHaveCount(1, { timeout: 100 });
  }).toPass({ intervals: [0] });
}

/** Moves to the button with this name and presses it. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, 'button', name);
  await page.keyboard.press('Enter');
}

/** No accessibility violation that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
}
