import { stringify } from 'yaml';
import { buildDeck } from '../../decks/generator/index.ts';
import type { Item } from '../../src/core/deck/types.ts';
import { kindOf, material } from './support.ts';

export type Cell = { values: string[] } & Record<string, unknown>;
export type Cells = Record<string, Record<string, Cell>>;

/** A claim of the orchard; every cell of a condition rests on the claim of that condition and feature. */
const claimOf = (id: string, text: string, more: object = {}) => ({
  id,
  section: 'knots',
  category: 'fruit',
  text,
  sources: ['web-page'],
  evidence: 'reference-text',
  verified: 'seen',
  confidence: 'high',
  ...more,
});

const value = (id: string, label: string, told: string[], more: object = {}) => ({
  id,
  label,
  definition: `It is ${label}.`,
  told,
  ...more,
});

export const featureOf = (id: string, kind: string, values: object[], more: object = {}) => ({
  id,
  label: `What ${id} shows`,
  short: id,
  question: `What does ${id} show?`,
  ask: null,
  kind,
  role: 'finding',
  weight: 2,
  tier: 'core',
  audience: 'both',
  values,
  ...more,
});

export const features = [
  featureOf(
    'touch',
    'set',
    [
      value('soft', 'Soft', ['It is soft.'], { near: ['mushy'] }),
      value('mushy', 'Mushy', ['It is mushy.']),
      value('hard', 'Hard', ['It is hard.']),
      value('prickly', 'Prickly', ['It pricks.']),
    ],
    { tell_order: 4 },
  ),
  featureOf(
    'push',
    'single',
    [
      value('rolls', 'Rolls', ['It rolls.'], { finding: 'Rolls away when pushed' }),
      value('stays', 'Stays', ['It stays put.']),
      value('bounces', 'Bounces', ['It bounces.']),
      value('tips', 'Tips', ['It tips over.']),
    ],
    { tell_order: 3 },
  ),
  featureOf(
    'season',
    'single',
    [
      value('spring', 'Spring', ['It came in April.']),
      value('summer', 'Summer', ['It came in July.']),
      value('autumn', 'Autumn', ['It came in October.']),
      value('winter', 'Winter', ['It came in January.']),
    ],
    { tell_order: 1 },
  ),
  featureOf(
    'colour',
    'set',
    [
      value('red', 'Red', ['The peel is red.']),
      value('green', 'Green', ['The peel is green.']),
      value('blue', 'Blue', ['The peel is blue.']),
      value('brown', 'Brown', ['The peel is brown.']),
    ],
    { tell_order: 2 },
  ),
];

const cell = (condition: string, feature: string, own: string, not: string[] = []): Cell => ({
  values: [own],
  remark: `By ${feature} a ${condition} is ${own} as a rule`,
  claims: [`${condition}-${feature}`],
  certainty: 'established',
  ...(not.length > 0 ? { not, not_claims: [`${condition}-${feature}`] } : {}),
});

const row = (condition: string, touch: string, push: string, season: string, colour: string) => ({
  touch: cell(condition, 'touch', touch, touch === 'hard' ? ['soft'] : ['hard']),
  push: cell(condition, 'push', push),
  season: cell(condition, 'season', season),
  colour: cell(condition, 'colour', colour),
});

/** Five fruits that differ in all four features in part. */
export const cells: Cells = {
  plum: row('plum', 'soft', 'rolls', 'summer', 'blue'),
  nut: row('nut', 'hard', 'bounces', 'autumn', 'brown'),
  fig: row('fig', 'soft', 'stays', 'autumn', 'blue'),
  cherry: row('cherry', 'prickly', 'rolls', 'spring', 'red'),
  apple: row('apple', 'prickly', 'tips', 'winter', 'red'),
};

const pairs = [
  ['plum', 'nut'],
  ['plum', 'fig'],
  ['plum', 'cherry'],
  ['plum', 'apple'],
].map(([a = '', b = '']) => ({
  id: `${a}-${b}`,
  a,
  b,
  features: ['touch'],
  tell: `A ${a} is no ${b}.`,
  why: 'People mix them up.',
  claims: [`${a}-touch`],
}));

export interface Changes {
  cells?: Cells;
  features?: object[];
  pairs?: object[];
  /** Claims that differ from the plain ones, by id. */
  claims?: Record<string, object>;
  conditions?: Record<string, object>;
}

/** The material of the five fruits, with changes. */
export function orchard(changes: Changes = {}): Map<string, string> {
  const filled = changes.cells ?? cells;
  const asked = changes.features ?? features;
  const ids = Object.entries(filled).flatMap(([condition, own]) =>
    Object.keys(own).map((feature) => `${condition}-${feature}`),
  );
  const labels = (...names: string[]) => names.map((id) => ({ id, label: id }));
  const matrix = {
    meta: { title: 'Fruit' },
    taxonomy: [{ id: 'fruit', parent: null, label: 'Fruit' }],
    groups: labels('fruit', 'stone'),
    danger_levels: labels('low', 'serious'),
    presentations: labels('lump', 'pain'),
    certainty_levels: [{ id: 'established', meaning: 'Agreed.' }],
    features: asked,
    conditions: Object.entries(filled).map(([id, own]) => ({
      id,
      name: `The ${id} (of the tree)`,
      phrase: `a ${id}`,
      synonyms: [],
      parent: 'fruit',
      group: 'fruit',
      danger: 'low',
      presents_as: 'lump',
      gist: `Nothing but a ${id}`,
      cells: own,
      ...changes.conditions?.[id],
    })),
    pairs: changes.pairs ?? pairs,
  };
  const claims = ids.map((id) => claimOf(id, `This is what ${id} says.`, changes.claims?.[id]));
  return material({
    'claims/fruit.yaml': stringify({ claims }),
    'conditions.yaml': stringify(matrix),
  });
}

/** The cells with one of them changed. */
export function withCell(condition: string, feature: string, more: object): Cells {
  const own = cells[condition] ?? {};
  const changed = { ...own[feature], ...more } as Cell;
  return { ...cells, [condition]: { ...own, [feature]: changed } };
}

export function itemsOf(files: ReadonlyMap<string, string>, template: string): Item[] {
  return buildDeck(files).deck.items.filter((item) => item.id.startsWith(`${template}/`));
}

export function pairOf(files: ReadonlyMap<string, string>, id: string) {
  return kindOf(buildDeck(files).deck, id, 'pair');
}
