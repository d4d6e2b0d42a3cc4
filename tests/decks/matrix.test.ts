import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { buildDeck } from '../../decks/generator/index.ts';
import type { ChoiceItem } from '../../src/core/deck/types.ts';
import { choiceOf, errorsOf, material } from './support.ts';

type Cell = Record<string, unknown> & { values: string[] };
type Cells = Record<string, Record<string, Cell>>;

const claim = (id: string, text: string, more: object = {}) => ({
  id,
  section: 'knots',
  category: 'lump',
  text,
  sources: ['web-page'],
  evidence: 'reference-text',
  verified: 'seen',
  confidence: 'high',
  ...more,
});

const claims = [
  claim('plum-soft', 'A plum is soft under the finger.'),
  claim('plum-not-stone', 'A stone is hard, and a plum is not.'),
  claim('plum-not-jelly', 'A jelly wobbles, and a plum does not.'),
  claim('stone-hard', 'A stone is hard and does not give.'),
  claim('jelly-wobbles', 'A jelly wobbles at a touch.'),
  claim('sponge-springy', 'A sponge is springy.'),
  claim('plum-slow', 'A plum grows slowly.'),
  claim('stone-stable', 'A stone stays the same size.'),
  claim('jelly-shrinks', 'A jelly shrinks as it dries.'),
  claim('sponge-swells', 'A sponge swells in water.'),
];

const cell = (value: string, by: string, more: object = {}): Cell => ({
  values: [value],
  remark: `${value} it is`,
  claims: [by],
  certainty: 'established',
  ...more,
});

const feel = {
  id: 'feel',
  label: 'Feel',
  short: 'Feel',
  question: 'How does it feel?',
  ask: 'Which feel is most typical of {condition}?',
  kind: 'set',
  role: 'finding',
  weight: 3,
  tier: 'core',
  audience: 'both',
  values: [
    { id: 'soft', label: 'Soft', definition: 'Gives way.', near: ['springy'] },
    { id: 'hard', label: 'Hard', definition: 'Does not give.' },
    { id: 'wobbly', label: 'Wobbles', definition: 'Wobbles about.' },
    { id: 'springy', label: 'Springy', definition: 'Springs back.', near: ['soft'] },
  ],
};

const growth = {
  ...feel,
  id: 'growth',
  label: 'Growth',
  ask: undefined,
  question: 'What does its size do?',
  kind: 'single',
  values: [
    { id: 'slow', label: 'Grows slowly', definition: 'Bit by bit.' },
    { id: 'stable', label: 'Stays the same', definition: 'No change of size.' },
    { id: 'shrinks', label: 'Shrinks', definition: 'Dries up.' },
    { id: 'swells', label: 'Swells', definition: 'Fills with water.' },
  ],
};

const feelCells: Cells = {
  plum: {
    feel: cell('soft', 'plum-soft', {
      not: ['hard', 'wobbly'],
      not_claims: ['plum-not-stone', 'plum-not-jelly'],
    }),
  },
  stone: { feel: cell('hard', 'stone-hard') },
  jelly: { feel: cell('wobbly', 'jelly-wobbles') },
  sponge: { feel: cell('springy', 'sponge-springy') },
};

const growthCells: Cells = {
  plum: { growth: cell('slow', 'plum-slow') },
  stone: { growth: cell('stable', 'stone-stable') },
  jelly: { growth: cell('shrinks', 'jelly-shrinks') },
  sponge: { growth: cell('swells', 'sponge-swells') },
};

interface Changes {
  cells?: Cells;
  plum?: object;
  features?: object[];
  claims?: object[];
  pairs?: string[];
}

/** The material of four things of which the plum is the focus and a look-alike of the others. */
function garden(changes: Changes = {}): Map<string, string> {
  const cells = changes.cells ?? feelCells;
  const conditions = ['plum', 'stone', 'jelly', 'sponge'].map((id) => ({
    id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    phrase: `a ${id}`,
    synonyms: [],
    parent: 'lump',
    group: 'lump',
    danger: 'low',
    presents_as: 'lump',
    gist: `It is a ${id}.`,
    cells: cells[id] ?? {},
    ...(id === 'plum' ? changes.plum : {}),
  }));
  const labels = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
  const pairs = (changes.pairs ?? ['stone', 'jelly', 'sponge']).map((other) => ({
    id: `plum-${other}`,
    a: 'plum',
    b: other,
    features: ['feel'],
    tell: 'Touch tells.',
    why: 'They look alike.',
    claims: ['plum-soft'],
  }));
  const matrix = {
    meta: { title: 'Things' },
    taxonomy: [{ id: 'lump', parent: null, label: 'Lump' }],
    groups: labels('lump'),
    danger_levels: labels('low', 'serious'),
    presentations: labels('lump', 'pain'),
    certainty_levels: [{ id: 'established', meaning: 'Agreed.' }],
    features: changes.features ?? [feel, growth],
    conditions,
    pairs,
  };
  return material({
    'claims/things.yaml': stringify({ claims: changes.claims ?? claims }),
    'conditions.yaml': stringify(matrix),
  });
}

function asked(files: ReadonlyMap<string, string>): ChoiceItem[] {
  const { deck } = buildDeck(files);
  return deck.items.flatMap((item) =>
    item.kind === 'choice' && item.id.startsWith('matrix/') ? [item] : [],
  );
}

const plumFeel = (more: object): Cells => ({
  ...feelCells,
  plum: { feel: { ...feelCells['plum']?.['feel'], values: ['soft'], ...more } },
});
const wrongIds = (item: ChoiceItem | undefined) =>
  item?.options
    .filter((option) => !option.correct)
    .map((option) => option.id)
    .sort();

describe('a question from a cell', () => {
  test('asks in the words of the material, and each option has its reason and claim', () => {
    expect(errorsOf(garden())).toEqual([]);
    const item = choiceOf(buildDeck(garden()).deck, 'matrix/plum/feel');
    expect(item).toMatchObject({
      leadIn: 'Which feel is most typical of a plum?',
      role: 'quiz',
      explanation: 'It is a plum.',
      shuffle: true,
    });
    const reasons = Object.fromEntries(item.options.map((option) => [option.text, option.rationale]));
    expect(reasons).toEqual({
      Soft: 'A plum is soft under the finger.',
      Hard: 'Typical of a stone, and not of a plum: soft.',
      Wobbles: 'Typical of a jelly, and not of a plum: soft.',
    });
    expect(item.options.find((option) => option.text === 'Hard')?.claims).toEqual([
      'plum-not-stone',
      'plum-soft',
    ]);
  });

  test('without a phrase or an ask the name and the question of the feature make the lead-in', () => {
    const [item] = asked(garden({ plum: { phrase: undefined }, features: [{ ...feel, ask: undefined }] }));
    expect(item?.leadIn).toBe('Plum: how does it feel?');
  });

  test('usual cells are asked with the word typically, established ones without', () => {
    const features = [{ ...feel, ask: 'How does {condition} feel?' }];
    const [usual] = asked(garden({ cells: plumFeel({ certainty: 'usual' }), features }));
    expect(usual?.leadIn).toBe('How does a plum feel, typically?');
    expect(asked(garden({ features }))[0]?.leadIn).toBe('How does a plum feel?');
  });

  test('the audience of the feature is the audience of the question', () => {
    expect(asked(garden({ features: [{ ...feel, audience: 'chiropractic' }] }))[0]?.audience).toBe(
      'chiropractic',
    );
  });
});

describe('what may be a wrong option', () => {
  test('in a feature that can have several values, only what argues against the condition', () => {
    expect(asked(garden()).map((item) => item.id)).toEqual(['matrix/plum/feel']);
    expect(wrongIds(asked(garden())[0])).toEqual(['hard', 'wobbly']);
  });

  test('nothing is asked with a single wrong option', () => {
    expect(asked(garden({ cells: plumFeel({ not: ['hard'], not_claims: ['plum-not-stone'] }) }))).toEqual([]);
  });

  test('in a feature with one typical value, also what is typical of a look-alike', () => {
    const [item] = asked(garden({ cells: growthCells }));
    expect(item?.id).toBe('matrix/plum/growth');
    expect(wrongIds(item)).toEqual(['shrinks', 'stable', 'swells']);
    expect(item?.options.find((option) => option.id === 'stable')?.rationale).toBe(
      'Typical of a stone, and not of a plum: grows slowly.',
    );
  });

  test('of these not what belongs to nothing that looks alike', () => {
    const [item] = asked(garden({ cells: growthCells, pairs: ['stone', 'jelly'] }));
    expect(wrongIds(item)).toEqual(['shrinks', 'stable']);
  });

  test.each<[string, object]>([
    ['reported although not typical', { also: ['swells'] }],
    ['typical too', { values: ['slow', 'swells'] }],
  ])('never a value that is %s', (_, more) => {
    const cells = { ...growthCells, plum: { growth: { ...cell('slow', 'plum-slow'), ...more } } };
    expect(wrongIds(asked(garden({ cells }))[0])).toEqual(['shrinks', 'stable']);
  });

  test.each(['slow', 'swells'])(
    'never a value near the typical one, whichever of the two says so (%s)',
    (teller) => {
      const other = teller === 'slow' ? 'swells' : 'slow';
      const values = growth.values.map((value) =>
        value.id === teller ? { ...value, near: [other] } : value,
      );
      const [item] = asked(garden({ cells: growthCells, features: [{ ...growth, values }] }));
      expect(wrongIds(item)).toEqual(['shrinks', 'stable']);
    },
  );

  test('nothing unreported in an open cell, though what argues against it stays', () => {
    const open = (more: object) => ({
      ...growthCells,
      plum: { growth: cell('slow', 'plum-slow', { open: true, ...more }) },
    });
    expect(asked(garden({ cells: open({}) }))).toEqual([]);
    const argued = open({ not: ['stable', 'swells'], not_claims: ['plum-slow'] });
    expect(wrongIds(asked(garden({ cells: argued }))[0])).toEqual(['stable', 'swells']);
  });

  test('nothing unreported against a dangerous condition', () => {
    expect(asked(garden({ cells: growthCells, plum: { danger: 'serious' } }))).toEqual([]);
    expect(asked(garden({ cells: growthCells, plum: { danger: 'low' } }))).toHaveLength(1);
  });

  test('no condition that may be present together is named as the better fit', () => {
    const [item] = asked(garden({ cells: growthCells, plum: { overlaps: ['sponge'] } }));
    expect(wrongIds(item)).toEqual(['shrinks', 'stable']);
  });
});

describe('what is not asked', () => {
  test('contested cells', () => {
    expect(asked(garden({ cells: plumFeel({ certainty: 'contested' }) }))).toEqual([]);
  });

  test.each([{ role: 'outcome' }, { role: 'test' }, { ask: null }])('features with %o', (change) => {
    expect(asked(garden({ features: [{ ...feel, ...change }] }))).toEqual([]);
    expect(asked(garden({ features: [feel] }))).toHaveLength(1);
  });

  test.each([{ confidence: 'low' }, { verified: 'recall' }])(
    'cells that rest on a claim with %o',
    (change) => {
      const weak = claims.map((each) => (each.id === 'plum-soft' ? { ...each, ...change } : each));
      expect(asked(garden({ claims: weak }))).toEqual([]);
    },
  );

  test('questions that give their key away by a repeated word', () => {
    const features = [{ ...feel, ask: 'How soft or otherwise is {condition}?' }];
    expect(asked(garden({ features }))).toEqual([]);
  });

  test('values that most conditions share, unless the condition is the focus', () => {
    const same = { not: ['hard', 'wobbly'], not_claims: ['plum-not-stone', 'plum-not-jelly'] };
    const cells: Cells = {
      ...feelCells,
      plum: { feel: cell('soft', 'plum-soft', same) },
      stone: { feel: cell('soft', 'plum-soft', same) },
      jelly: { feel: cell('hard', 'stone-hard', { ...same, not: ['wobbly', 'soft'] }) },
    };
    expect(asked(garden({ cells })).map((item) => item.id)).not.toContain('matrix/stone/feel');
  });
});

describe('faults of the matrix', () => {
  test.each<[string, Map<string, string>, RegExp]>([
    [
      'a value outside the closed list',
      garden({ cells: plumFeel({ values: ['sticky'] }) }),
      /names the value "sticky"/,
    ],
    [
      'a feature that is not there',
      garden({ cells: { ...feelCells, plum: { smell: cell('soft', 'plum-soft') } } }),
      /names the feature "smell"/,
    ],
    [
      'a claim that is not there',
      garden({ cells: plumFeel({ claims: ['plum-blue'] }) }),
      /names the claim "plum-blue"/,
    ],
    [
      'a value for and against',
      garden({ cells: plumFeel({ not: ['soft', 'hard'] }) }),
      /the value "soft" stands for and against/,
    ],
    [
      'not without claims',
      garden({ cells: plumFeel({ not_claims: [] }) }),
      /values under "not" need "not_claims"/,
    ],
    ['an unknown danger', garden({ plum: { danger: 'deadly' } }), /danger "deadly" is not in the list/],
    ['a pair with a stranger', garden({ pairs: ['pear'] }), /names the condition "pear"/],
    [
      'an ask without its place for the condition',
      garden({ features: [{ ...feel, ask: 'How?' }] }),
      /holds \{condition\}/,
    ],
  ])('%s', (_, files, message) => {
    expect(
      errorsOf(files)
        .map((finding) => finding.message)
        .join('\n'),
    ).toMatch(message);
  });
});
