import { readSvg } from '../../../src/core/deck/svg.ts';
import type { Box, ClaimId, Figure, FigureId } from '../../../src/core/deck/types.ts';
import type { Material, Placed } from '../material/read.ts';
import type { FigureEntry, RegionEntry } from '../material/schema.ts';

/** Path of the drawing of a figure inside the material folder. */
export function drawingPath(id: string): string {
  return `figures/${id}.svg`;
}

/** The rectangle around a region, in the units of the drawing. */
export function boxOf(shape: RegionEntry['shape']): Box {
  if ('w' in shape) return { x: shape.x, y: shape.y, width: shape.w, height: shape.h };
  return { x: shape.cx - shape.rx, y: shape.cy - shape.ry, width: 2 * shape.rx, height: 2 * shape.ry };
}

/** The figures that have a safe drawing; a figure without one is left out. */
export function figuresOf({ figures, drawings }: Material): Figure[] {
  return figures.flatMap((figure) => toFigure(figure, drawings.get(drawingPath(figure.entry.id))) ?? []);
}

function toFigure({ entry }: Placed<FigureEntry>, svg: string | undefined): Figure | null {
  const drawing = svg === undefined ? null : readSvg(svg).drawing;
  if (svg === undefined || !drawing) return null;
  return {
    id: entry.id as FigureId,
    title: entry.title,
    alt: entry.alt ?? '',
    description: entry.description ?? '',
    svg,
    viewBox: drawing.viewBox,
    regions: entry.regions.map(({ id, label, claims, shape, also }) => ({
      id,
      label,
      claims: claims as ClaimId[],
      box: boxOf(shape),
      ...(also.length > 0 && { also: also.map(boxOf) }),
    })),
    claims: [...new Set([...entry.claims, ...entry.regions.flatMap(({ claims }) => claims)])] as ClaimId[],
    cautions: entry.cautions,
  };
}
