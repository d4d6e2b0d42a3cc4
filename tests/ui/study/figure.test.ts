import { expect, test } from 'vitest';
import { readSvg } from '../../../src/core/deck/svg.ts';
import {
  figureLabel,
  outlines,
  places,
  questionMarks,
  reach,
  regionMeant,
} from '../../../src/ui/screens/study/figure-places.ts';
import { outlineOf, svgTree, withoutLabels, withoutRegion } from '../../../src/ui/screens/study/svg-tree.ts';
import { figure, figureItem } from '../../support/deck.ts';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <title>Layers</title>
  <g data-layer="drawing"><path class="ink" d="M0 0 L5 5"/><g><desc>Fat</desc></g></g>
  <g data-layer="labels"><text x="1" y="2">Fat &amp; skin</text></g>
</svg>`;

test('a drawing becomes a tree without its title and descriptions', () => {
  expect(readSvg(svg).fault).toBeNull();
  expect(svgTree(svg)).toEqual({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 10 10' },
    children: [
      {
        name: 'g',
        attributes: { 'data-layer': 'drawing' },
        children: [
          { name: 'path', attributes: { class: 'ink', d: 'M0 0 L5 5' }, children: [] },
          { name: 'g', attributes: {}, children: [] },
        ],
      },
      {
        name: 'g',
        attributes: { 'data-layer': 'labels' },
        children: [{ name: 'text', attributes: { x: '1', y: '2' }, children: ['Fat & skin'] }],
      },
    ],
  });
  expect(svgTree('')).toBeNull();
});

test('labels can be left out of a drawing', () => {
  const tree = svgTree(svg);
  expect(tree && JSON.stringify(withoutLabels(tree))).not.toContain('Fat');
  expect(JSON.stringify(tree)).toContain('Fat & skin');
});

const paired = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <g data-layer="drawing">
    <g data-region="rib"><path class="bone" stroke="none" d="M0 0 L5 5"/>
      <g transform="matrix(-1 0 0 1 10 0)"><path d="M0 0 L5 5"/></g></g>
    <g data-region="fat"><rect data-outline="" class="fat" width="5" height="5"/><path d="M1 1 L2 2"/></g>
    <g data-region="rib"><circle cx="5" cy="9" r="1"/></g>
  </g>
  <g data-layer="notes"><text>A rib is a bone</text></g>
  <g data-layer="labels">
    <g data-label="rib"><line x1="0" y1="0" x2="1" y2="1"/><text>1</text>
      <text><tspan x="1">Twelfth</tspan><tspan x="2">rib</tspan></text></g>
    <g data-label="fat"><text>2</text><text>Fat</text></g>
    <g data-label="rib"><text>Floating</text></g>
  </g>
</svg>`;

test('a hidden region is gone in all its places, with every word of its labels, while others keep theirs', () => {
  const tree = svgTree(paired);
  const hidden = tree && JSON.stringify(withoutRegion(tree, 'rib'));
  expect(hidden).not.toMatch(/Twelfth|rib"\]|Floating|bone|"path","attributes":\{"d":"M0|circle/);
  expect(hidden).toMatch(/\["1"\].*\["\?"\].*\["2"\].*\["Fat"\]/);
  expect(JSON.stringify(tree)).toMatch(/bone.*circle.*Twelfth.*Floating/);
});

test('the outline of a region is its bare shapes in all its places, or those marked as its outline', () => {
  const tree = svgTree(paired);
  if (!tree) throw new Error('the drawing is empty');
  const line = { d: 'M0 0 L5 5', 'vector-effect': 'non-scaling-stroke' };
  expect(JSON.stringify(outlineOf(tree, 'rib')).match(/"name":"(?:path|circle)"/g)).toHaveLength(3);
  expect(outlineOf(tree, 'rib')[0]?.children[0]).toMatchObject({
    children: [
      { name: 'path', attributes: line, children: [] },
      { name: 'g', attributes: { transform: 'matrix(-1 0 0 1 10 0)' } },
    ],
  });
  expect(JSON.stringify(outlineOf(tree, 'fat'))).toMatch(/^(?!.*path).*rect/);
  expect(outlineOf(tree, 'nerve')).toEqual([]);
});

const region = (id: string, x: number, y: number, size: number) => ({
  id,
  label: id,
  claims: [],
  box: { x, y, width: size, height: size },
});
const regions = [region('muscle', 0, 0, 10), region('nerve', 4, 4, 2), region('skin', 20, 0, 5)];

test('a tap means what is asked for if that is near enough, else the nearest', () => {
  const touches = [
    { region: 'muscle', distance: 6 },
    { region: 'skin', distance: 0 },
    { region: 'nerve', distance: 9 },
  ];
  expect(regionMeant(touches, 'nerve')).toBe('nerve');
  expect(regionMeant(touches, 'bone')).toBe('skin');
  expect(regionMeant([], 'nerve')).toBeNull();
});

test('what is narrower than 24 pixels may be missed by as much as it lacks on either side', () => {
  expect([0, 4, 24, 100].map(reach)).toEqual([12, 10, 0, 0]);
});

test('a paired region is covered or marked on both sides, and never while it is to be found', () => {
  const right = { x: 80, y: 40, width: 20, height: 10 };
  const left = { x: 0, y: 40, width: 20, height: 10 };
  const pair = {
    ...figure,
    viewBox: { x: 0, y: 0, width: 100, height: 72 },
    regions: [{ id: 'fat', label: 'Fat', claims: [], box: left, also: [right] }],
  };
  const marks = (mode: 'name' | 'mark' | 'find') => questionMarks(pair, { mode, region: 'fat' });
  expect(marks('name')).toMatchObject([
    { x: 10, y: 45, cover: left },
    { x: 90, y: 45, cover: right },
  ]);
  const radius = 100 / 36;
  expect(marks('mark')).toEqual([
    { x: 20, y: 40, radius, cover: null },
    { x: 100 - radius, y: 40, radius, cover: null },
  ]);
  expect(marks('find')).toEqual([]);
  expect(questionMarks(pair, null)).toEqual([]);
});

test('before the answer a mark or the place with the focus is outlined, after it right and wrong', () => {
  const state = { revealed: false, chosen: null, pointed: 'skin' };
  const after = { revealed: true, chosen: 'skin', pointed: 'skin' };
  const ask = (mode: 'name' | 'mark' | 'find') => ({ mode, region: 'fat' });
  expect(outlines(ask('name'), state)).toEqual([]);
  expect(outlines(ask('mark'), state)).toEqual([{ region: 'fat', look: 'marked' }]);
  expect(outlines(ask('find'), state)).toEqual([{ region: 'skin', look: 'place' }]);
  expect(outlines(ask('find'), { ...state, pointed: null })).toEqual([]);
  expect(outlines(ask('mark'), after)).toEqual([{ region: 'fat', look: 'right' }]);
  expect(outlines(ask('find'), after)).toEqual([
    { region: 'skin', look: 'wrong' },
    { region: 'fat', look: 'right' },
  ]);
  expect(outlines(ask('find'), { ...after, chosen: 'fat' })).toEqual([{ region: 'fat', look: 'right' }]);
});

test('places are counted from the top down, then from the left', () => {
  expect(places(regions.toReversed()).map(({ id }) => id)).toEqual(['muscle', 'skin', 'nerve']);
});

test('the sentence in place of the picture speaks of a hidden structure while its name is asked', () => {
  const label = (alt: string, changes = {}) => figureLabel({ ...figure, alt }, figureItem(0, changes));
  const plain = 'A cut through skin, fat and fascia.';
  expect(label(plain)).toBe('A cut through skin, a hidden structure and fascia.');
  expect(label(plain, { mode: 'mark' })).toBe('A cut through skin, a hidden structure and fascia.');
  expect(label('The fat lies under ADIPOSE TISSUE; fatty, fats.')).toBe(
    'a hidden structure lies under a hidden structure; fatty, a hidden structure.',
  );
  expect(label(plain, { answer: 'Nerve (L1+)' })).toBe(plain);
  expect(label(plain, { mode: 'find' })).toBe(plain);
  expect(figureLabel(figure, null)).toBe(plain);
});
