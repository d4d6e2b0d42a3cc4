import { reach, type Touch } from './figure-places.ts';

/** Two pixels apart, so that the dots of a dotted line are found. */
const rings = [0, 2, 4, 6, 8, 10, 12];

/**
 * What a drawing shows at a point and close to it, each by the nearest `g[data-region]` around the shape.
 * @param x @param y in CSS pixels of the window
 */
export function touchesAt(drawing: SVGSVGElement, x: number, y: number): Touch[] {
  return rings.flatMap((distance) => {
    const directions = Math.max(1, Math.ceil(Math.PI * distance));
    return Array.from({ length: directions }, (_, index) => {
      const angle = (2 * Math.PI * index) / directions;
      return shapesAt(drawing, x + distance * Math.cos(angle), y + distance * Math.sin(angle));
    })
      .flat()
      .flatMap((shape) => {
        const region = shape.closest<SVGGElement>('g[data-region]');
        const name = region?.dataset['region'];
        return region && name !== undefined && distance <= reachOf(shape, region)
          ? [{ region: name, distance }]
          : [];
      });
  });
}

/** The shapes at a point from the top down to the first that hides the rest. */
function shapesAt(drawing: SVGSVGElement, x: number, y: number): Element[] {
  const shapes = document
    .elementsFromPoint(x, y)
    .filter((shape) => shape !== drawing && drawing.contains(shape));
  const last = shapes.findIndex(hides);
  return last < 0 ? shapes : shapes.slice(0, last + 1);
}

function hides(shape: Element): boolean {
  const { fill, fillOpacity } = getComputedStyle(shape);
  return fill !== 'none' && !/\/|rgba/.test(fill) && Number(fillOpacity) >= 1;
}

/** A line can be missed by a finger; beside a broad shape that also has lines in it there is nothing to miss. */
function reachOf(shape: Element, region: SVGGElement): number {
  if (isFilled(shape)) {
    const { width, height } = shape.getBoundingClientRect();
    return reach(Math.min(width, height));
  }
  const shapes = [...region.querySelectorAll(':not(g)')];
  return shapes.some(isFilled) ? 0 : reach(0);
}

const isFilled = (shape: Element) => getComputedStyle(shape).fill !== 'none';
