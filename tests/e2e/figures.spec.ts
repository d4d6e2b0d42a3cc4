import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Figure, FigureItem } from '../../src/core/deck/types.ts';
import { readDeckPackage, writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { begin, expect, question, test, type App } from './app.ts';

interface Point {
  x: number;
  y: number;
}

const onFigure = test.extend<{ ask: (id: string) => Promise<{ item: FigureItem; figure: Figure }> }>({
  ask: async ({ page, app }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'palpate-figures-'));
    await use(async (id) => {
      const shown = await installOne(app, folder, id);
      await begin(page, await app.start());
      return shown;
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Installs a deck of one figure card of the real deck. */
async function installOne(app: App, folder: string, id: string) {
  const { deck } = await readDeckPackage(app.deck);
  const item = deck.items.find((each) => each.id === `figure/${id}`);
  if (item?.kind !== 'figure') throw new Error(`the deck has no figure card ${id}`);
  const figure = deck.figures.find((each) => each.id === item.figure);
  if (!figure) throw new Error(`the deck has no figure ${item.figure}`);
  app.deck = join(folder, 'one.palpate');
  writeFileSync(app.deck, writeDeckPackage({ ...deck, items: [{ ...item, role: 'both', tier: 'core' }] }));
  return { item, figure };
}

const plate = (page: Page) => question(page).getByRole('img');
const right = (page: Page) => question(page).getByText('Right', { exact: true });
const wrong = (page: Page) => question(page).getByText('Wrong', { exact: true });

/** Clicks a point given in the units of the drawing, or some CSS pixels beside it. */
async function tap(page: Page, point: Point, beside: Point = { x: 0, y: 0 }): Promise<void> {
  const place = () =>
    plate(page).evaluate((element, { x, y }) => {
      const matrix = element instanceof SVGSVGElement ? element.getScreenCTM() : null;
      const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(matrix ?? undefined);
      return { left, top };
    }, point);
  const { top } = await place();
  // Into the middle, where no bar lies over it.
  await page.evaluate(
    (by) => window.scrollBy({ top: by - window.innerHeight / 2, behavior: 'instant' }),
    top,
  );
  const at = await place();
  await page.mouse.click(at.left + beside.x, at.top + beside.y);
}

const finds: [string, string, Point, Point | undefined][] = [
  ['a nerve on the left', 'fig-cluneal/superior-cluneal/find', { x: 290, y: 313 }, undefined],
  ['a nerve on the right', 'fig-cluneal/superior-cluneal/find', { x: 510, y: 313 }, undefined],
  ['a spot beside a thin nerve', 'fig-cluneal/inferior-cluneal/find', { x: 578, y: 862 }, { x: 9, y: 0 }],
  ['a zone on the right', 'fig-landmarks/usual-zone/find', { x: 540, y: 530 }, undefined],
  [
    'the end of a zone that lies under another',
    'fig-landmarks/wider-zone/find',
    { x: 512, y: 500 },
    undefined,
  ],
  ['a small spine within a ring', 'fig-landmarks/psis/find', { x: 480, y: 560 }, { x: 8, y: 4 }],
  ['a layer in the lower section', 'fig-layers/membranous-fascia/find', { x: 300, y: 772 }, { x: 0, y: 8 }],
  ['an empty part of a panel', 'fig-touch-compare/deep-mass/find', { x: 820, y: 100 }, undefined],
];
for (const [what, id, point, beside] of finds) {
  onFigure(`a tap on ${what} is right`, async ({ page, ask }) => {
    await ask(id);
    await tap(page, point, beside);
    await expect(right(page)).toBeVisible();
    await expect(plate(page).locator('.right')).toBeVisible();
    await expect(plate(page).locator('.wrong')).toHaveCount(0);
  });
}

onFigure(
  'a tap on the mirror image of another structure is wrong, and both are shown',
  async ({ page, ask }) => {
    await ask('fig-cluneal/superior-cluneal/find');
    await tap(page, { x: 459, y: 640 });
    await expect(wrong(page)).toBeVisible();
    await expect(question(page)).toContainText('Long posterior sacroiliac ligament');
    await expect(plate(page).locator('.wrong path')).toHaveCount(2);
    await expect(plate(page).locator('.right path')).toHaveCount(6);
  },
);

onFigure('a tap far from everything answers nothing', async ({ page, ask }) => {
  await ask('fig-cluneal/superior-cluneal/find');
  await tap(page, { x: 450, y: 313 });
  await expect(page.getByRole('button', { name: 'Place 1', exact: true })).toBeVisible();
  await tap(page, { x: 510, y: 313 });
  await expect(right(page)).toBeVisible();
});

onFigure(
  'the places are walked through and chosen by keyboard, each outlined on both sides',
  async ({ page, ask }) => {
    const { item, figure } = await ask('fig-landmarks/usual-zone/find');
    const places = page.getByRole('group', { name: 'Places in the figure' }).getByRole('button');
    await expect(places).toHaveCount(figure.regions.length);
    const wanted = figure.regions
      .toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
      .findIndex(({ id }) => id === item.region);
    await places.first().focus();
    for (let step = 0; step < wanted; step += 1) await page.keyboard.press('Tab');
    await expect(places.nth(wanted)).toBeFocused();
    await expect(plate(page).locator('.place ellipse')).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(right(page)).toBeVisible();
  },
);

const names = [
  'fig-landmarks/psis/name',
  'fig-landmarks/iliac-crest/name',
  'fig-layers/skin/name',
  'fig-size-ruler/golf-ball/name',
  'fig-cluneal/superior-cluneal/name',
  'fig-touch-compare/back-mouse/name',
  'fig-layers/pedunculated/name',
];
for (const id of names) {
  onFigure(`the name of ${id} is nowhere in the page until it is shown`, async ({ page, ask }) => {
    const { item, figure } = await ask(id);
    const region = figure.regions.find((each) => each.id === item.region);
    const places = 1 + (region?.also?.length ?? 0);
    const told = await question(page).evaluate((element) => {
      const own = new Set(['class', 'data-region', 'data-label', 'data-figure']);
      const attributes = Array.from(element.querySelectorAll('*'), ({ attributes }) =>
        Array.from(attributes),
      ).flat();
      const values = attributes.flatMap(({ name, value }) => (own.has(name) ? [] : [value]));
      return [element.textContent, ...values].join('\n').toLowerCase();
    });
    for (const word of [item.answer, ...item.accepts])
      expect(told).not.toMatch(new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u'));
    await expect(plate(page).locator('title, desc')).toHaveCount(0);
    const hidden = item.mode === 'name';
    await expect(plate(page).locator(hidden ? 'rect.cover' : 'circle.badge')).toHaveCount(places);
    await expect(plate(page).locator(`[data-label="${item.region}"]`)).toHaveCount(hidden ? 1 : 0);
    expect((await plate(page).locator(`[data-region="${item.region}"]`).count()) > 0).toBe(!hidden);
    await page.keyboard.press('Space');
    await expect(question(page)).toContainText(item.answer);
    await expect(plate(page).locator('rect.cover, circle.badge')).toHaveCount(0);
    await expect(plate(page).locator('[data-layer="labels"]')).toHaveCount(1);
  });
}

onFigure(
  'at 320 pixels a figure card fits the width and its small mark can be hit',
  async ({ page, ask }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await ask('fig-landmarks/middle-cluneal-point/find');
    const wide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide()).toBe(0);
    await tap(page, { x: 472, y: 618 }, { x: 9, y: 3 });
    await expect(right(page)).toBeVisible();
    expect(await wide()).toBe(0);
    const drawn = await plate(page).boundingBox();
    expect(drawn?.width).toBeGreaterThan(270);
  },
);
