import type { MatrixFile, CellEntry, ConditionEntry, FeatureEntry } from '../material/schema.ts';
import { contentStems } from '../words.ts';
import { similarities } from './similarity.ts';

export type Value = FeatureEntry['values'][number];

/** One filled cell with what it belongs to. */
export interface Cell {
  condition: ConditionEntry;
  feature: FeatureEntry;
  cell: CellEntry;
}

/** Look-ups over the differential matrix. */
export interface Matrix {
  file: MatrixFile;
  cells: readonly Cell[];
  /** Undefined where nothing is known of the feature for the condition. */
  cellOf: (condition: string, feature: string) => Cell | undefined;
  /** The condition that most look-alike pairs name: what the material is about. */
  focus: string;
  areLookAlikes: (a: string, b: string) => boolean;
  /** Whether two conditions can be present together or share a label. */
  overlap: (a: ConditionEntry, b: ConditionEntry) => boolean;
  /** How much two conditions have in common, 0 to 1; look-alikes of the material reach 1 and more. */
  similarity: (a: string, b: string) => number;
  /** All other conditions, most similar first. */
  nearest: (condition: ConditionEntry) => readonly ConditionEntry[];
  /** Share of the conditions with this feature of which a value is not typical, 0 to 1. */
  rarity: (feature: string, value: string) => number;
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
  const byPlace = new Map<string, Map<string, Cell>>();
  for (const each of cells) {
    const own = byPlace.get(each.condition.id) ?? new Map<string, Cell>();
    byPlace.set(each.condition.id, own.set(each.feature.id, each));
  }
  const byFeature = Map.groupBy(cells, (each) => each.feature.id);
  const pairs = new Set(file.pairs.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const areLookAlikes = (a: string, b: string) => pairs.has(`${a} ${b}`);
  const shared = similarities(cells);
  const similarity = (a: string, b: string) => shared(a, b) + (areLookAlikes(a, b) ? 1 : 0);
  const nearest = new Map<string, ConditionEntry[]>();
  return {
    file,
    cells,
    cellOf: (condition, feature) => byPlace.get(condition)?.get(feature),
    focus: mostPaired(file),
    areLookAlikes,
    overlap: (a, b) => a.overlaps.includes(b.id) || b.overlaps.includes(a.id),
    similarity,
    nearest: (condition) => {
      const known = nearest.get(condition.id);
      if (known) return known;
      const others = file.conditions.filter(({ id }) => id !== condition.id);
      const ranked = others.map((other) => ({ other, common: similarity(condition.id, other.id) }));
      const sorted = ranked.sort((a, b) => b.common - a.common).map(({ other }) => other);
      nearest.set(condition.id, sorted);
      return sorted;
    },
    rarity: (feature, value) => {
      const filled = byFeature.get(feature) ?? [];
      return 1 - filled.filter(({ cell }) => cell.values.includes(value)).length / Math.max(1, filled.length);
    },
    typicalFor: (feature, value, condition) =>
      (byFeature.get(feature) ?? [])
        .filter(({ cell }) => cell.certainty !== 'contested' && cell.values.includes(value))
        .filter((each) => each.condition.id !== condition.id)
        .sort((a, b) => distance(a.condition, condition) - distance(b.condition, condition)),
  };

  function distance(other: ConditionEntry, condition: ConditionEntry): number {
    if (areLookAlikes(other.id, condition.id)) return 0;
    return other.presents_as === condition.presents_as ? 1 : 2;
  }
}

export function cellId({ condition, feature }: Pick<Cell, 'condition' | 'feature'>): string {
  return `${condition.id}/${feature.id}`;
}

function mostPaired(file: MatrixFile): string {
  const counts = new Map<string, number>();
  for (const id of file.pairs.flatMap(({ a, b }) => [a, b])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? file.conditions[0]?.id ?? '';
}

/**
 * Why a value cannot be true of a cell under the strict reading of `meta.reading`: `argued` where it stands
 * under `not`; `closed` where the typical value of a feature with one value leaves no room for it and the
 * cell is not open. Null where it is typical, reported, near either, disputed or merely unreported.
 */
export function excludes({ feature, cell }: Cell, value: Value): 'argued' | 'closed' | null {
  if (cell.certainty === 'contested') return null;
  const nearTypical =
    value.near.some((id) => cell.values.includes(id)) || isNear(feature, cell.values, value);
  if (cell.values.includes(value.id) || cell.also.includes(value.id) || nearTypical) return null;
  if (cell.not.includes(value.id)) return 'argued';
  const open = feature.kind === 'set' || cell.open || isNear(feature, cell.also, value);
  return open ? null : 'closed';
}

function isNear(feature: FeatureEntry, ids: readonly string[], value: Value): boolean {
  return feature.values.some((each) => ids.includes(each.id) && each.near.includes(value.id));
}

/**
 * Whether a value is surely wrong for a cell: excluded, and coming down to nothing that is typical or
 * reported of the condition in another feature.
 */
export function isRuledOut(cell: Cell, value: Value, matrix: Matrix): boolean {
  if (excludes(cell, value) === null) return false;
  return Object.entries(value.amounts_to).every(([feature, id]) => {
    const other = matrix.cellOf(cell.condition.id, feature)?.cell;
    return !other || !(other.values.includes(id) || other.also.includes(id));
  });
}

/**
 * Values that are surely wrong for a cell: those that it excludes. What is merely unreported of a dangerous
 * condition never counts, since it could pass for a reassurance.
 */
export function wrongValues(cell: Cell): { value: Value; argued: boolean }[] {
  return cell.feature.values.flatMap((value) => {
    const why = excludes(cell, value);
    if (why === null || (why === 'closed' && isDangerous(cell.condition))) return [];
    return [{ value, argued: why === 'argued' }];
  });
}

export function isDangerous({ danger }: ConditionEntry): boolean {
  return danger === 'serious' || danger === 'emergency';
}

export function valueOf(feature: FeatureEntry, id: string): Value | undefined {
  return feature.values.find((value) => value.id === id);
}

/** The value in words that read as a finding. */
export function findingOf(value: Value): string {
  return value.finding ?? value.label;
}

/** The name inside a sentence. */
export function phrase(condition: ConditionEntry): string {
  return condition.phrase ?? condition.name;
}

/** The name as an option: without article and without what stands in brackets. */
export function shortName({ name }: ConditionEntry): string {
  return name.replace(/\s*\([^)]*\)/g, '');
}

/** Whether the name of the condition holds a word of a value that is typical of it. */
export function nameTells({ condition, feature, cell }: Cell): boolean {
  const name = contentStems(shortName(condition));
  const typical = cell.values.flatMap((id) => valueOf(feature, id)?.label ?? []);
  return typical.some((label) => [...contentStems(label)].some((stem) => name.has(stem)));
}
