import type { MatrixFile, CellEntry, ConditionEntry, FeatureEntry } from '../material/schema.ts';

type Value = FeatureEntry['values'][number];

/** One filled cell with what it belongs to. */
export interface Cell {
  condition: ConditionEntry;
  feature: FeatureEntry;
  cell: CellEntry;
}

/** Look-ups over the differential matrix. */
export interface Matrix {
  cells: Cell[];
  /** The condition that most look-alike pairs name: what the material is about. */
  focus: string;
  areLookAlikes: (a: string, b: string) => boolean;
  /** Share of the conditions with this feature of which the key of the cell is not typical, 0 to 1. */
  rarity: (cell: Cell) => number;
  /** Conditions for which a value is typical and undisputed, most confusable with `condition` first. */
  typicalFor: (feature: string, value: string, condition: ConditionEntry) => Cell[];
}

export function matrixOf(file: MatrixFile): Matrix {
  const features = new Map(file.features.map((feature) => [feature.id, feature]));
  const cells = file.conditions.flatMap((condition) =>
    Object.entries(condition.cells).flatMap(([id, cell]) => {
      const feature = features.get(id);
      return feature ? [{ condition, feature, cell }] : [];
    }),
  );
  const pairs = new Set(file.pairs.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const areLookAlikes = (a: string, b: string) => pairs.has(`${a} ${b}`);
  const focus = mostPaired(file);
  return {
    cells,
    focus,
    areLookAlikes,
    rarity: ({ feature, cell }) => {
      const filled = cells.filter((each) => each.feature.id === feature.id);
      const same = filled.filter((each) => each.cell.values.includes(cell.values[0] ?? ''));
      return 1 - same.length / filled.length;
    },
    typicalFor: (feature, value, condition) =>
      cells
        .filter((each) => each.feature.id === feature && each.cell.certainty !== 'contested')
        .filter((each) => each.cell.values.includes(value) && each.condition.id !== condition.id)
        .sort((a, b) => distance(a.condition, condition) - distance(b.condition, condition)),
  };

  function distance(other: ConditionEntry, condition: ConditionEntry): number {
    if (areLookAlikes(other.id, condition.id)) return 0;
    return other.presents_as === condition.presents_as ? 1 : 2;
  }
}

function mostPaired(file: MatrixFile): string {
  const counts = new Map<string, number>();
  for (const id of file.pairs.flatMap(({ a, b }) => [a, b])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? file.conditions[0]?.id ?? '';
}

/**
 * Values that are surely wrong for a cell under the strict reading of `meta.reading`: what argues against
 * the condition; in features with one typical value also whatever is not reported, unless the cell is open
 * or the condition is dangerous, where nothing unreported may pass for a reassurance.
 * Nothing near a typical or reported value.
 */
export function wrongValues({ condition, feature, cell }: Cell): { value: Value; argued: boolean }[] {
  const valuesById = new Map(feature.values.map((value) => [value.id, value]));
  const near = (ids: string[]) => ids.flatMap((id) => valuesById.get(id)?.near ?? []);
  const neverBeside = new Set([...cell.values, ...cell.also, ...near(cell.values)]);
  const reported = new Set([...neverBeside, ...near(cell.also)]);
  const closed = feature.kind !== 'set' && !cell.open && !isDangerous(condition);
  return feature.values
    .filter((value) => !neverBeside.has(value.id) && !value.near.some((id) => cell.values.includes(id)))
    .map((value) => ({ value, argued: cell.not.includes(value.id) }))
    .filter(({ value, argued }) => argued || (closed && !reported.has(value.id)));
}

export function isDangerous({ danger }: ConditionEntry): boolean {
  return danger === 'serious' || danger === 'emergency';
}
