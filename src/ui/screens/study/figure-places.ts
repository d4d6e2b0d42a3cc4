import type { Box, Figure } from '../../../core/deck/types.ts';

/** A box drawn over the figure. */
export interface Overlay {
  box: Box;
  look: 'cover' | 'place' | 'right' | 'wrong';
}

type Region = Figure['regions'][number];

const area = ({ width, height }: Box) => width * height;

const holds = (box: Box, { x, y }: { x: number; y: number }) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** The region at a point in the units of the view box; of several the smallest. */
export function regionAt(regions: readonly Region[], point: { x: number; y: number }): string | null {
  const hits = regions.filter(({ box }) => holds(box, point));
  return hits.toSorted((a, b) => area(a.box) - area(b.box))[0]?.id ?? null;
}

/** Regions from the top down and from left to right, an order that says nothing of their names. */
export function places(regions: readonly Region[]): Region[] {
  return regions.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

/** The sentence in place of the picture; while its answer is asked for, only the title if the sentence tells it. */
export function figureLabel(figure: Figure, hidden: string | null): string {
  const tells = hidden !== null && figure.alt.toLowerCase().includes(hidden.toLowerCase());
  return tells ? figure.title : figure.alt;
}
