import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { deckSchema } from '../../src/contract/deck.ts';
import { edit, errorsOf, itemOf, kindOf, material } from './support.ts';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
  <g data-region="loop"><rect x="10" y="10" width="50" height="40"/></g>
  <g data-region="end"><circle cx="150" cy="50" r="20"/></g>
  <g data-region="rope"><line x1="0" y1="0" x2="1" y2="1"/></g>
</svg>
`;
const telling = edit(
  svg,
  '</svg>',
  '<g data-layer="labels"><g data-label="rope"><text>1</text><text>Rope of a loop</text></g></g></svg>',
);
const yaml = `id: fig-bowline
title: Parts of a bowline
purpose: Show the parts.
alt: A rope with a loop at its end.
description: The loop stands on the left and the free end on the right.
regions:
  - id: loop
    label: Fixed loop
    accepts: [loop]
    claims: [bowline-loop]
    shape: {x: 10, y: 10, w: 50, h: 40}
  - id: end
    label: Free end
    phrase: the end that is free
    claims: [nylon-stretch]
    shape: {cx: 150, cy: 50, rx: 20, ry: 20}
  - id: rope
    label: Rope
    claims: [nylon-stretch]
    shape: {x: 0, y: 0, w: 1, h: 1}
    ask: false
cautions: [Drawn roughly.]
claims: [bowline-loop]
`;
const figure = (changes: { yaml?: string | null; svg?: string | null } = {}) =>
  material({
    'figures/fig-bowline.yaml': changes.yaml === undefined ? yaml : changes.yaml,
    'figures/fig-bowline.svg': changes.svg === undefined ? svg : changes.svg,
  });

describe('a figure with its drawing', () => {
  const { deck, coverage } = buildDeck(figure());

  test('is in the deck with the boxes of its regions', () => {
    expect(errorsOf(figure())).toEqual([]);
    expect(deckSchema.safeParse(deck).success).toBe(true);
    expect(deck.figures).toMatchObject([
      {
        id: 'fig-bowline',
        svg,
        viewBox: { x: 0, y: 0, width: 200, height: 100 },
        regions: [
          { id: 'loop', label: 'Fixed loop', box: { x: 10, y: 10, width: 50, height: 40 } },
          { id: 'end', box: { x: 130, y: 30, width: 40, height: 40 } },
          { id: 'rope' },
        ],
        claims: ['bowline-loop', 'nylon-stretch'],
      },
    ]);
  });

  test('asks each region that is worth it twice', () => {
    expect(itemOf(deck, 'figure/fig-bowline/loop/name')).toMatchObject({
      kind: 'figure',
      mode: 'name',
      role: 'card',
      // Its claim is core; drawings are not.
      tier: 'detail',
      prompt: 'Which structure is hidden?',
      answer: 'Fixed loop',
      accepts: ['loop'],
      claims: ['bowline-loop'],
      explanation: 'A bowline makes a fixed loop that does not slip under load.',
    });
    expect(itemOf(deck, 'figure/fig-bowline/loop/find')).toMatchObject({
      mode: 'find',
      prompt: 'Where does the drawing show the fixed loop?',
    });
    expect(itemOf(deck, 'figure/fig-bowline/end/find')).toMatchObject({
      tier: 'detail',
      prompt: 'Where does the drawing show the end that is free?',
    });
    expect(deck.items.filter(({ kind }) => kind === 'figure')).toHaveLength(4);
    expect(coverage.regions).toEqual([
      { id: 'fig-bowline/loop', items: expect.any(Array) as unknown, reason: null },
      { id: 'fig-bowline/end', items: expect.any(Array) as unknown, reason: null },
      { id: 'fig-bowline/rope', items: [], reason: 'The figure says not to ask it.' },
    ]);
  });

  test('a region may have several places, each a part of the drawing with its name', () => {
    const twice = edit(svg, '</svg>', '<g data-region="end"><circle cx="100" cy="50" r="20"/></g></svg>');
    const also = edit(yaml, 'ry: 20}\n', 'ry: 20}\n    also: [{cx: 100, cy: 50, rx: 20, ry: 20}]\n');
    const files = figure({ yaml: also, svg: twice });
    expect(errorsOf(files)).toEqual([]);
    const built = buildDeck(files).deck;
    expect(deckSchema.safeParse(built).success).toBe(true);
    expect(built.figures[0]?.regions.map((region) => region.also)).toEqual([
      undefined,
      [{ x: 80, y: 30, width: 40, height: 40 }],
      undefined,
    ]);
    expect(built.items.map(({ id }) => id)).toEqual(deck.items.map(({ id }) => id));
  });

  test('hides the labels of all where the figure or the region says so, under the same id', () => {
    const whole = buildDeck(figure({ yaml: edit(yaml, 'regions:', 'hide: all\nregions:') })).deck;
    const byRegion = edit(yaml, '    label: Free end', '    hide: all\n    label: Free end');
    const one = buildDeck(figure({ yaml: byRegion })).deck;
    const modes = (built: typeof deck) =>
      ['loop', 'end']
        .map((id) => kindOf(built, `figure/fig-bowline/${id}/name`, 'figure'))
        .map((item) => item.mode);
    expect([modes(deck), modes(whole), modes(one)]).toEqual([
      ['name', 'name'],
      ['mark', 'mark'],
      ['name', 'mark'],
    ]);
    expect(kindOf(whole, 'figure/fig-bowline/loop/name', 'figure').prompt).toBe('Which structure is marked?');
    expect(whole.items.map(({ id }) => id)).toEqual(deck.items.map(({ id }) => id));
  });

  test('an edited label keeps the ids', () => {
    const edited = buildDeck(figure({ yaml: edit(yaml, 'label: Fixed loop', 'label: Loop') })).deck;
    expect(edited.items.map(({ id }) => id)).toEqual(deck.items.map(({ id }) => id));
  });

  test('without a drawing it is a plan: no item, no error, and the coverage says so', () => {
    const files = figure({ yaml: `${yaml.slice(0, yaml.indexOf('regions:'))}claims: []\n`, svg: null });
    expect(errorsOf(files)).toEqual([]);
    const plan = buildDeck(files);
    expect(plan.deck.figures).toEqual([]);
    expect(plan.coverage.figures).toEqual([
      { id: 'fig-bowline', items: [], reason: 'It has no drawing yet.' },
    ]);
  });
});

describe('faults name the file and the line', () => {
  test.each([
    [{ svg: edit(svg, '<circle', '<script/><circle') }, 'svg', 3, /"fig-bowline": the element <script>/],
    [
      { svg: edit(svg, 'r="20"', 'r="20" fill="url(#a)"') },
      'svg',
      3,
      /fill="url\(#a\)" is not a plain value/,
    ],
    [
      { svg: edit(svg, 'data-region="end"', 'data-region="tip"') },
      'yaml',
      12,
      /region "end" is not in the draw/,
    ],
    [{ yaml: edit(yaml, 'cx: 150', 'cx: 190') }, 'yaml', 12, /"end" lies outside the view box/],
    [{ yaml: edit(yaml, 'id: end', 'id: loop') }, 'yaml', 12, /region id "loop" is used twice/],
    [
      { yaml: edit(yaml, 'claims: [nylon-stretch]', 'claims: [hemp]') },
      'yaml',
      15,
      /claim "hemp", which does not/,
    ],
    [{ yaml: edit(yaml, ', h: 40}', '}') }, 'yaml', 11, /"regions.0.shape/],
    [
      { yaml: edit(yaml, 'ry: 20}', 'ry: 20}\n    also: [{cx: 190, cy: 50, rx: 20, ry: 20}]') },
      'yaml',
      12,
      /"end" lies outside the view box/,
    ],
    [{ svg: telling }, 'yaml', 7, /"loop" is named by the label "Rope of a loop" of another/],
    [{ svg: null }, 'yaml', 6, /has regions and no drawing; add figures\/fig-bowline.svg/],
    [{ yaml: null }, 'svg', 1, /No figure has the id of the drawing figures\/fig-bowline.svg/],
  ])('%#', (changes, ending, line, words) => {
    const errors = errorsOf(figure(changes)).filter(({ message }) => words.test(message));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: `figures/fig-bowline.${ending}`, line });
  });

  test('a label that names another region is no fault where all labels are hidden', () => {
    const all = edit(yaml, 'regions:', 'hide: all\nregions:');
    expect(errorsOf(figure({ svg: telling, yaml: all }))).toEqual([]);
    const own = edit(telling, 'data-label="rope"', 'data-label="loop"');
    expect(errorsOf(figure({ svg: own }))).toEqual([]);
  });

  test('a picture without words for those who cannot see it stops the build (35)', () => {
    const silent = edit(yaml, 'alt: A rope with a loop at its end.\n', '');
    expect(errorsOf(figure({ yaml: silent }))).toMatchObject(
      [{ rule: 35, item: 'fig-bowline', file: 'figures/fig-bowline.yaml', message: /no alt/ }].map(
        (each) => ({ ...each, message: expect.stringMatching(each.message) as unknown }),
      ),
    );
    expect(errorsOf(figure())).toEqual([]);
  });
});
