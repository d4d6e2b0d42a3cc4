import { readSvg, type Drawing } from '../../../src/core/deck/svg.ts';
import type { Box } from '../../../src/core/deck/types.ts';
import { materialError, type Finding } from '../finding.ts';
import { boxOf, drawingPath } from '../figure/figures.ts';
import { namingMode, regionNotAsked } from '../generate/figure.ts';
import type { Material, Placed } from './read.ts';
import { checkDuplicates, checkRefs, type KnownIds } from './references.ts';
import type { FigureEntry, RegionEntry } from './schema.ts';

/** Checks figures: safe drawings, regions that exist in them, references; and drawings that nobody describes. */
export function checkFigures({ figures, drawings }: Material, known: KnownIds): Finding[] {
  const described = new Set(figures.map(({ entry }) => drawingPath(entry.id)));
  const orphans = [...drawings.keys()].filter((path) => !described.has(path));
  return [
    ...figures.flatMap((figure) => checkFigure(figure, known, drawings.get(drawingPath(figure.entry.id)))),
    ...orphans.map((path) => {
      const message = `No figure has the id of the drawing ${path}; add ${path.replace(/svg$/, 'yaml')} or remove the drawing.`;
      return materialError({ file: path, line: 1 }, null, message);
    }),
  ];
}

function checkFigure(figure: Placed<FigureEntry>, known: KnownIds, svg: string | undefined): Finding[] {
  const { entry, place } = figure;
  return [
    ...checkRefs('claim', figure, entry.claims, known.claims, ['claims']),
    ...entry.regions.flatMap((region, index) =>
      checkRefs('claim', figure, region.claims, known.claims, ['regions', index, 'claims']),
    ),
    ...checkDuplicates(
      'region',
      entry.regions.map((region, index) => ({ id: region.id, place: place('regions', index, 'id') })),
    ),
    ...(svg === undefined ? missingDrawing(figure) : checkDrawing(figure, svg)),
  ];
}

/** Regions without a drawing point at nothing; a figure without either is a plan for a drawing. */
function missingDrawing({ entry, place }: Placed<FigureEntry>): Finding[] {
  if (entry.regions.length === 0) return [];
  const message = `"${entry.id}" has regions and no drawing; add ${drawingPath(entry.id)}.`;
  return [materialError(place('regions'), entry.id, message)];
}

function checkDrawing({ entry, place }: Placed<FigureEntry>, svg: string): Finding[] {
  const { drawing, fault } = readSvg(svg);
  if (!drawing) {
    const at = { file: drawingPath(entry.id), line: fault.line };
    return [materialError(at, entry.id, `"${entry.id}": ${fault.message}.`)];
  }
  return entry.regions.flatMap((region, index) => {
    const fail = (message: string) => [
      materialError(place('regions', index), entry.id, `"${entry.id}": the region "${region.id}" ${message}`),
    ];
    if (!drawing.regions.includes(region.id))
      return fail(`is not in the drawing; add data-region="${region.id}" there or remove the region.`);
    if (![region.shape, ...region.also].every((shape) => within(boxOf(shape), drawing.viewBox)))
      return fail('lies outside the view box of the drawing; correct its shape.');
    const telling = tellingLabel(entry, region, drawing);
    return telling === undefined
      ? []
      : fail(`is named by the label "${telling}" of another; write "hide: all" or another label.`);
  });
}

/** The label of another region that holds the name of one whose own label alone is hidden. */
function tellingLabel(figure: FigureEntry, region: RegionEntry, drawing: Drawing): string | undefined {
  if (regionNotAsked(region) !== null || namingMode(figure, region) === 'mark') return undefined;
  const [own, others] = [true, false].map((mine) =>
    drawing.labels.filter((label) => (label.region === region.id) === mine).map(({ words }) => words),
  );
  const names = [region.label, ...region.accepts, ...(own ?? [])].filter((name) => /\p{L}/u.test(name));
  return others?.find((words) => names.some((name) => words.toLowerCase().includes(name.toLowerCase())));
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
