import { expect, test } from 'vitest';
import { visibleBounds } from '../../electron/bounds.ts';

const main = { x: 0, y: 25, width: 1440, height: 875 };
const right = { x: 1440, y: 0, width: 1920, height: 1080 };
const window = { x: 1600, y: 100, width: 1200, height: 800 };

test('a window on a second monitor stays there', () => {
  expect(visibleBounds(window, [main, right])).toBe(window);
});

test('when that monitor is taken away it comes to the middle of the first', () => {
  expect(visibleBounds(window, [main])).toEqual({ x: 120, y: 63, width: 1200, height: 800 });
});

test('and is made smaller where it does not fit', () => {
  expect(visibleBounds({ ...window, width: 3000, height: 2000 }, [main])).toEqual(main);
});

test.each([
  ['a corner that can be gripped', { x: 1240, y: 200 }, true],
  ['less than that', { x: 1300, y: 200 }, false],
  ['a title bar above the screen', { x: 100, y: -300 }, false],
  ['the left edge out of sight', { x: -900, y: 100 }, true],
  ['the bottom out of sight', { x: 100, y: 760 }, true],
  ['everything below', { x: 100, y: 850 }, false],
])('%s', (_name, place, stays) => {
  const placed = { ...window, ...place };
  expect(visibleBounds(placed, [main]) === placed).toBe(stays);
});

test('without any screen nothing is moved', () => {
  expect(visibleBounds(window, [])).toBe(window);
});
