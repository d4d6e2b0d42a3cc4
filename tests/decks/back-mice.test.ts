import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { runBots } from '../../decks/generator/index.ts';
import { claimsOf } from '../../src/core/deck/parts.ts';
import { deckSchema } from '../../src/contract/deck.ts';
import { readMaterialFolder } from '../../src/interchange/material-folder.ts';

const folder = fileURLToPath(new URL('../../decks/back-mice', import.meta.url));
const { deck, findings, coverage } = buildDeck(await readMaterialFolder(folder));

test('the material of this repository has no errors and makes a deck that satisfies the contract', () => {
  expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
  expect(deckSchema.safeParse(deck).success).toBe(true);
});

test('every objective has at least four items, and every section some of each use', () => {
  for (const { id } of deck.objectives) {
    expect(deck.items.filter((item) => item.objectives.includes(id)).length, id).toBeGreaterThanOrEqual(4);
  }
  for (const { id } of deck.sections) {
    const roles = new Set(deck.items.filter((item) => item.section === id).map((item) => item.role));
    expect(roles.has('card') && (roles.has('quiz') || roles.has('both')), id).toBe(true);
  }
});

test('test-wise guessing stays at chance on its question bank', () => {
  // Far below chance would be a hint as well: take what the bot leaves.
  for (const { name, score, chance, limit } of runBots(deck)) {
    expect(Math.abs(score - chance), name).toBeLessThan(limit - chance);
  }
});

test('ids of items and of the options of each are unique', () => {
  expect(new Set(deck.items.map((item) => item.id)).size).toBe(deck.items.length);
  for (const item of deck.items) {
    if (!('options' in item)) continue;
    expect(new Set(item.options.map((option) => option.id)).size, item.id).toBe(item.options.length);
    expect(
      item.options.filter((option) => option.correct),
      item.id,
    ).toHaveLength(1);
  }
});

test('whatever an item names is in the deck', () => {
  const claims = new Set<string>(deck.claims.map((claim) => claim.id));
  expect(deck.items.flatMap(claimsOf).filter((id) => !claims.has(id))).toEqual([]);
});

test('every entry of the material has items or the reason why it has none', () => {
  const { topics, ...fates } = coverage;
  const sizes = Object.entries(fates).map(([name, list]) => [name, list.length > 0]);
  expect(sizes).toEqual(sizes.map(([name]) => [name, name !== 'regions' || deck.figures.length > 0]));
  for (const list of Object.values(fates)) {
    for (const { id, items, reason } of list) expect(items.length > 0, id).toBe(reason === null);
  }
  for (const { id, items } of topics) expect(items, id).toBeGreaterThanOrEqual(20);
});

test('every claim with a warning sign has an item, and every claim that backs no cell of the matrix', () => {
  const warning = new Set<string>(deck.claims.flatMap(({ id, redFlag }) => (redFlag ? [id] : [])));
  const idle = coverage.claims.filter(({ items }) => items.length === 0);
  expect(idle.filter(({ id }) => warning.has(id)).map(({ id }) => id)).toEqual([]);
  expect(idle.filter(({ reason }) => !reason?.startsWith('It backs cells of the matrix'))).toEqual([]);
});

test('the title of a generated case is the opening of its stem', () => {
  const cases = deck.items.flatMap((item) =>
    item.kind === 'case' && item.origin === 'generated' ? [item] : [],
  );
  expect(cases.length).toBeGreaterThanOrEqual(40);
  for (const { id, title, steps } of cases) expect(steps[0]?.startsWith(`${title}. `), id).toBe(true);
});
