import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Item } from '../../src/core/deck/types.ts';
import { readDeckPackage, writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { begin, expect, expectAccessible, tabTo, test, type App } from './app.ts';

/** Installs a deck of one item of the real deck, as a card. */
async function installOne(app: App, folder: string, wanted: (item: Item) => boolean): Promise<void> {
  const { deck } = await readDeckPackage(app.deck);
  const item = deck.items.find(wanted);
  if (!item) throw new Error('the deck has no such item');
  app.deck = join(folder, 'one.palpate');
  writeFileSync(app.deck, writeDeckPackage({ ...deck, items: [{ ...item, role: 'both', tier: 'core' }] }));
}

async function tell(page: Page): Promise<void> {
  while (await page.getByRole('button', { name: /^Next step/ }).isVisible())
    await page.keyboard.press('Space');
}

const reveal = (page: Page) => page.keyboard.press('Space');
const choose = async (page: Page) => {
  await tell(page);
  await page.keyboard.press('a');
};

/** Each kind of item, and how it is answered without a mouse. */
const kinds: Record<string, { is: (item: Item) => boolean; answer: (page: Page) => Promise<void> }> = {
  recall: { is: ({ kind }) => kind === 'recall', answer: reveal },
  cloze: { is: ({ kind }) => kind === 'cloze', answer: reveal },
  choice: { is: ({ kind }) => kind === 'choice', answer: choose },
  odd: { is: ({ kind }) => kind === 'odd', answer: choose },
  'written case': { is: (item) => item.kind === 'case' && item.origin === 'written', answer: choose },
  'generated case': { is: (item) => item.kind === 'case' && item.origin === 'generated', answer: choose },
  pair: {
    is: ({ kind }) => kind === 'pair',
    answer: async (page) => {
      const findings = await page.getByRole('list', { name: 'Findings' }).getByRole('listitem').count();
      for (let given = 0; given < findings; given += 1) await page.keyboard.press('ArrowLeft');
    },
  },
  match: {
    is: ({ kind }) => kind === 'match',
    answer: async (page) => {
      const terms = await page.getByRole('combobox').count();
      for (let given = 0; given < terms; given += 1) {
        await tabTo(page, 'combobox');
        await page.keyboard.press('ArrowDown');
      }
      await tabTo(page, 'button', /^Check/);
      await page.keyboard.press('Enter');
    },
  },
  order: {
    is: ({ kind }) => kind === 'order',
    answer: async (page) => {
      await tabTo(page, 'button', /down/i);
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'button', /^Check/);
      await page.keyboard.press('Enter');
    },
  },
  'figure to name': { is: (item) => item.kind === 'figure' && item.mode === 'name', answer: reveal },
  'figure to find': {
    is: (item) => item.kind === 'figure' && item.mode === 'find',
    answer: async (page) => {
      await tabTo(page, 'button', /^Place 1/);
      await page.keyboard.press('Enter');
    },
  },
  trap: { is: ({ kind }) => kind === 'trap', answer: reveal },
};

const onItem = test.extend<{ folder: string }>({
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'palpate-kinds-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

for (const [kind, { is, answer }] of Object.entries(kinds)) {
  onItem(
    `${kind}: answered by keyboard alone, with its source, free of what axe finds`,
    async ({ page, app, folder }) => {
      await installOne(app, folder, is);
      await begin(page, await app.start());
      await expectAccessible(page);
      await answer(page);
      await expect(page.getByRole('button', { name: /^Good/ })).toBeEnabled();
      await tabTo(page, 'button');
      const sources = page.getByRole('region', { name: 'Sources' });
      await expect(async () => {
        await page.keyboard.press('Tab');
        await expect(sources.locator(':focus')).toHaveCount(1, { timeout: 100 });
      }).toPass({ intervals: [0] });
      await page.keyboard.press('Enter');
      await expect(sources.getByText(/How it was read|How to say it carefully/).first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('4');
      await expect(page.getByRole('heading', { name: /^Done for/ })).toBeVisible();
    },
  );
}
