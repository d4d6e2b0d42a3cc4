import type { ChoiceOption, ClaimId, OddItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { ConditionEntry, FeatureEntry, MatrixFile } from '../material/schema.ts';
import { inside, repeatedCues, standsOutByLength } from '../words.ts';
import { combinations } from './combinations.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';
import {
  cellId,
  excludes,
  findingOf,
  nameTells,
  shortName,
  type Cell,
  type Matrix,
  type Value,
} from './matrix.ts';
import { dealt } from './options.ts';
import { ofCondition } from './reason.ts';
import { firstSure, objectionTo, supportFor } from './support.ts';
import { withinLimits } from './limits.ts';

const most = 25;
const perOddOne = 2;
const perValue = 2;
const leastRarity = 0.4;
/** Sum of the similarities of the odd one with the others. */
const leastAlike = 0.4;
const mostCandidates = 7;

interface Group {
  value: Value;
  odd: Cell;
  others: Cell[];
  /** How tempting: what the odd one has in common with the others, and how telling the value is. */
  score: number;
}

/**
 * Three conditions of which a value is typical, and a similar one of the same kind against which it argues.
 * The best groups alone are made into items.
 */
export function oddItems(file: Placed<MatrixFile>, matrix: Matrix, knowledge: Knowledge): Draft<OddItem>[] {
  const groups = matrix.cells.flatMap((odd) =>
    odd.feature.role === 'finding' ? groupsOf(odd, matrix, knowledge) : [],
  );
  const ranked = groups.toSorted((a, b) => b.score - a.score);
  const chosen = withinLimits(ranked, most, [
    { of: ({ odd }) => odd.condition.id, most: perOddOne },
    { of: ({ odd, value }) => `${odd.feature.id}/${value.id}`, most: perValue },
    { of: ({ odd, value }) => `${cellId(odd)}/${value.id}`, most: 1 },
  ]);
  return chosen.flatMap((group) => {
    const index = file.entry.conditions.indexOf(group.odd.condition);
    const place = file.place('conditions', index, 'cells', group.odd.feature.id);
    const item = toItem(group, knowledge);
    return item ? [{ place, cells: [group.odd, ...group.others].map(cellId), item }] : [];
  });
}

function groupsOf(odd: Cell, matrix: Matrix, knowledge: Knowledge): Group[] {
  return odd.feature.values.flatMap((value) => {
    const rarity = matrix.rarity(odd.feature.id, value.id);
    if (excludes(odd, value) !== 'argued' || rarity < leastRarity) return [];
    const candidates = matrix
      .nearest(odd.condition)
      .filter((other) => sameKind(other, odd.condition, matrix.file) && !matrix.overlap(other, odd.condition))
      .flatMap((other) => matrix.cellOf(other.id, odd.feature.id) ?? [])
      .filter((cell) => isClearlyTypical(cell, value, knowledge));
    const others = threeOthers(odd, candidates);
    if (!others || nameTells(odd)) return [];
    const alike = others.reduce(
      (sum, other) => sum + matrix.similarity(odd.condition.id, other.condition.id),
      0,
    );
    return alike < leastAlike ? [] : [{ value, odd, others, score: alike + rarity }];
  });
}

/** The first three beside which neither a second reading, nor a word, nor the length gives the odd one away. */
function threeOthers(odd: Cell, candidates: readonly Cell[]): Cell[] | null {
  const name = (cell: Cell) => shortName(cell.condition);
  for (const others of combinations(
    candidates.filter((cell) => !nameTells(cell)).slice(0, mostCandidates),
    3,
  )) {
    const texts = others.map(name);
    if (hasSecondReading(odd, others) || standsOutByLength(name(odd), texts)) continue;
    if (repeatedCues(leadIn(odd.feature), name(odd), texts).length === 0) return others;
  }
  return null;
}

function leadIn(feature: FeatureEntry): string {
  return `Which one is the odd one out, judged by ${inside(feature.label)}?`;
}

/** Typical and undisputed, and above all other values where there can be several. */
function isClearlyTypical({ condition, feature, cell }: Cell, value: Value, knowledge: Knowledge): boolean {
  if (cell.certainty === 'contested' || !cell.values.includes(value.id)) return false;
  if (feature.kind === 'set' && cell.values[0] !== value.id) return false;
  return supportFor({ condition, feature, cell }, value, knowledge) !== null;
}

/** Of one group, or below one heading of the taxonomy. */
function sameKind(a: ConditionEntry, b: ConditionEntry, file: MatrixFile): boolean {
  if (a.group === b.group) return true;
  const headings = (condition: ConditionEntry) => {
    const found: string[] = [];
    let id = condition.parent;
    while (id !== null && !found.includes(id)) {
      found.push(id);
      id = file.taxonomy.find((each) => each.id === id)?.parent ?? null;
    }
    return found;
  };
  return headings(a).some((id) => headings(b).includes(id));
}

/** Whether another value, shared by the odd one and two others, would single out the fourth. */
function hasSecondReading(odd: Cell, others: readonly Cell[]): boolean {
  const may = ({ cell }: Cell, value: string) => cell.values.includes(value) || cell.also.includes(value);
  return odd.feature.values.some(
    ({ id }) => may(odd, id) && others.filter((cell) => may(cell, id)).length === 2,
  );
}

function toItem({ value, odd, others }: Group, knowledge: Knowledge): Draft<OddItem>['item'] | null {
  const objection = objectionTo(odd, value, knowledge);
  const supports = others.flatMap((cell) => supportFor(cell, value, knowledge) ?? []);
  const first = firstSure([...(objection ? [objection] : []), ...supports], knowledge);
  if (!objection || !first) return null;
  const { feature } = odd;
  const number = odd.condition.id;
  const id = itemId('odd', feature.id, value.id, number);
  const written = [odd, ...others].map((cell): ChoiceOption => {
    const isOdd = cell === odd;
    const claim = isOdd ? objection : supportFor(cell, value, knowledge);
    return {
      id: cell.condition.id,
      text: shortName(cell.condition),
      correct: isOdd,
      rationale: `${isOdd ? 'It does not share this.' : 'It shares this.'} ${ofCondition(cell)}`,
      claims: [...new Set([...(claim ? [claim.id] : []), ...(cell.cell.claims as ClaimId[])])],
      danger: false,
    };
  });
  return {
    kind: 'odd',
    id,
    section: first.section,
    claims: [...new Set([first.id, objection.id, ...supports.map((each) => each.id)])],
    role: 'quiz',
    tier: 'detail',
    audience: feature.audience,
    explanation: `Three of the four share this: ${inside(findingOf(value))}.`,
    leadIn: leadIn(feature),
    options: dealt(id, written),
    shared: value.label,
  };
}
