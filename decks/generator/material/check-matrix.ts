import { materialError, type Finding } from '../finding.ts';
import type { Placed } from './read.ts';
import { checkDuplicates, checkRefs, type KnownIds } from './references.ts';
import type { CellEntry, ConditionEntry, FeatureEntry, MatrixFile } from './schema.ts';

/** Checks the differential matrix: unique ids, closed value lists, references, contradictions inside a cell. */
export function checkMatrix(matrix: Placed<MatrixFile>, known: KnownIds): Finding[] {
  const { entry, place } = matrix;
  const ids = (list: readonly { id: string }[]) => new Set(list.map((each) => each.id));
  const lists = {
    taxonomy: entry.taxonomy,
    groups: entry.groups,
    danger_levels: entry.danger_levels,
    presentations: entry.presentations,
    features: entry.features,
    conditions: entry.conditions,
    pairs: entry.pairs,
  };
  const unique = Object.entries(lists).flatMap(([key, list]) =>
    checkDuplicates(
      key,
      list.map((each, index) => ({ id: each.id, place: place(key, index, 'id') })),
    ),
  );
  const conditions = ids(entry.conditions);
  const features = ids(entry.features);
  const allowed = {
    parent: ids(entry.taxonomy),
    group: ids(entry.groups),
    danger: ids(entry.danger_levels),
    presents_as: ids(entry.presentations),
  };
  return [
    ...unique,
    ...checkTaxonomy(matrix),
    ...entry.features.flatMap((feature, index) => checkFeature(feature, index, matrix)),
    ...entry.conditions.flatMap((condition, index) => [
      ...checkLabels(condition, index, matrix, allowed),
      ...checkRefs('condition', at(matrix, condition, 'conditions', index), condition.overlaps, conditions, [
        'overlaps',
      ]),
      ...checkRefs('feature', at(matrix, condition, 'conditions', index), condition.case_needs, features, [
        'case_needs',
      ]),
      ...Object.keys(condition.cells).flatMap((feature) =>
        checkCell(condition, index, feature, matrix, known),
      ),
    ]),
    ...entry.pairs.flatMap((pair, index) => {
      const owner = at(matrix, pair, 'pairs', index);
      return [
        ...checkRefs('condition', owner, [pair.a, pair.b], conditions, []),
        ...checkRefs('feature', owner, pair.features, features, ['features']),
        ...checkRefs('claim', owner, pair.claims, known.claims, ['claims']),
      ];
    }),
  ];
}

/** An entry of the matrix as a placed entry of its own. */
function at<Entry>(matrix: Placed<MatrixFile>, entry: Entry, ...path: (string | number)[]): Placed<Entry> {
  return { entry, place: (...within) => matrix.place(...path, ...within) };
}

/** Every parent exists and nothing is its own ancestor. */
function checkTaxonomy(matrix: Placed<MatrixFile>): Finding[] {
  const { taxonomy } = matrix.entry;
  const parents = new Map(taxonomy.map((each) => [each.id, each.parent]));
  return taxonomy.flatMap((each, index) => {
    const owner = at(matrix, each, 'taxonomy', index);
    if (each.parent === null) return [];
    if (!parents.has(each.parent))
      return checkRefs('taxonomy entry', owner, [each.parent], new Set(parents.keys()), ['parent']);
    const path = [each.id];
    for (let next = parents.get(each.id); next; next = parents.get(next)) {
      path.push(next);
      if (next !== each.id && path.length <= taxonomy.length) continue;
      if (next !== each.id) return [];
      const message = `"${each.id}" is its own ancestor (${path.join(' > ')}); give one of them another parent.`;
      return [materialError(owner.place('parent'), each.id, message)];
    }
    return [];
  });
}

function checkFeature(feature: FeatureEntry, index: number, matrix: Placed<MatrixFile>): Finding[] {
  const owner = at(matrix, feature, 'features', index);
  const values = new Set(feature.values.map((value) => value.id));
  return [
    ...checkDuplicates(
      'value',
      feature.values.map((value, each) => ({ id: value.id, place: owner.place('values', each, 'id') })),
    ),
    ...feature.values.flatMap((value, each) =>
      checkRefs('value', owner, value.near, values, ['values', each, 'near']),
    ),
  ];
}

function checkLabels(
  condition: ConditionEntry,
  index: number,
  matrix: Placed<MatrixFile>,
  allowed: Record<'parent' | 'group' | 'danger' | 'presents_as', ReadonlySet<string>>,
): Finding[] {
  const owner = at(matrix, condition, 'conditions', index);
  return (['parent', 'group', 'danger', 'presents_as'] as const).flatMap((key) => {
    const value = condition[key];
    if (value === null || allowed[key].has(value)) return [];
    const message = `"${condition.id}": ${key} "${value}" is not in the list of the file; correct it or add it there.`;
    return [materialError(owner.place(key), condition.id, message)];
  });
}

function checkCell(
  condition: ConditionEntry,
  index: number,
  featureId: string,
  matrix: Placed<MatrixFile>,
  known: KnownIds,
): Finding[] {
  const owner = at(matrix, condition, 'conditions', index);
  const path = ['cells', featureId];
  const cell = condition.cells[featureId];
  const feature = matrix.entry.features.find((each) => each.id === featureId);
  if (!cell || !feature) return checkRefs('feature', owner, [featureId], new Set(), path);
  const values = new Set(feature.values.map((value) => value.id));
  return [
    ...(['values', 'also', 'not'] as const).flatMap((key) =>
      checkRefs('value', owner, cell[key], values, [...path, key]),
    ),
    ...checkRefs('claim', owner, cell.claims, known.claims, [...path, 'claims']),
    ...checkRefs('claim', owner, cell.not_claims, known.claims, [...path, 'not_claims']),
    ...contradictions(cell).map((message) =>
      materialError(owner.place(...path), condition.id, `"${condition.id}", ${featureId}: ${message}`),
    ),
  ];
}

function contradictions(cell: CellEntry): string[] {
  const both = cell.not.filter((value) => cell.values.includes(value) || cell.also.includes(value));
  const messages = both.map(
    (value) => `the value "${value}" stands for and against the condition; remove one of the two.`,
  );
  if (cell.not.length > 0 && cell.not_claims.length === 0)
    messages.push('values under "not" need "not_claims"; add the claims that rule them out.');
  return messages;
}
