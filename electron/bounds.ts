import type { Rectangle } from 'electron';

/** Pixels of a window that must lie on a screen for it to be found and moved. */
const grip = { width: 200, height: 100 };

/**
 * Where a window has to go so that it can be seen, as when its monitor was taken away: it stays where enough
 * of it lies on a screen, else it comes to the middle of the first, no larger than that.
 * @param areas the parts of the screens that windows may use, the main one first
 */
export function visibleBounds(window: Rectangle, areas: readonly Rectangle[]): Rectangle {
  const [main] = areas;
  if (!main || areas.some((area) => canBeSeen(window, area))) return window;
  const width = Math.min(window.width, main.width);
  const height = Math.min(window.height, main.height);
  return {
    width,
    height,
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
  };
}

/** The top must be on the screen, as it is what a window is moved by. */
function canBeSeen(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  const hasTop = window.y >= area.y - 10;
  return (
    hasTop && width >= Math.min(grip.width, window.width) && height >= Math.min(grip.height, window.height)
  );
}
