import { expect, test } from 'vitest';
import { readSvg } from '../../../src/core/deck/svg.ts';
import { figureLabel, places, regionAt } from '../../../src/ui/screens/study/figure-places.ts';
import { svgTree, withoutLabels } from '../../../src/ui/screens/study/svg-tree.ts';
import { figure } from '../../support/deck.ts';

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

const region = (id: string, x: number, y: number, size: number) => ({
  id,
  label: id,
  claims: [],
  box: { x, y, width: size, height: size },
});
const regions = [region('muscle', 0, 0, 10), region('nerve', 4, 4, 2), region('skin', 20, 0, 5)];

test('a point belongs to the smallest region around it', () => {
  expect(regionAt(regions, { x: 5, y: 5 })).toBe('nerve');
  expect(regionAt(regions, { x: 1, y: 9 })).toBe('muscle');
  expect(regionAt(regions, { x: 15, y: 5 })).toBeNull();
});

test('places are counted from the top down, then from the left', () => {
  expect(places(regions.toReversed()).map(({ id }) => id)).toEqual(['muscle', 'skin', 'nerve']);
});

test('the sentence in place of the picture is kept back while it tells the answer', () => {
  expect(figureLabel(figure, 'Fat')).toBe('Layers of the back');
  expect(figureLabel(figure, 'Nerve')).toBe('A cut through skin, fat and fascia.');
  expect(figureLabel(figure, null)).toBe('A cut through skin, fat and fascia.');
});
