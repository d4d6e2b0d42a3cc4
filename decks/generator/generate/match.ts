import type { Claim, ClaimId, MatchItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { FeatureEntry, MatrixFile } from '../material/schema.ts';
import { sentence } from '../words.ts';
import type { Draft } from './draft.ts';
import { itemId, shuffledBy } from './ids.ts';
import { withinLimits } from './limits.ts';
import {
  cellId,
  isRuledOut,
  nameTells,
  shortName,
  valueOf,
  type Cell,
  type Matrix,
  type Value,
} from './matrix.ts';
import { ofCondition } from './reason.ts';
import { clearlySpoken, firstSure, spoken, supportFor } from './support.ts';
import { isTellable } from './telling.ts';

const size = 4;
const most = 15;
const perFeature = 4;

interface Match {
  feature: FeatureEntry;
  pairs: Term[];
  score: number;
}

interface Term {
  cell: Cell;
  value: Value;
  claim: Claim;
}

/**
 * Four conditions and four values of one feature, each typical of exactly one of the four and excluded for
 * the other three.
 */
export function matchItems(
  file: Placed<MatrixFile>,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<MatchItem>[] {
  const matches = file.entry.features
    .filter(({ role }) => role !== 'test')
    .flatMap((feature) => matchesOf(feature, matrix, knowledge));
  const ranked = matches.toSorted((a, b) => b.score - a.score);
  const used = new Set<string>();
  const fresh = ranked.filter(({ pairs }) => {
    const ids = pairs.map(({ cell }) => cellId(cell));
    if (ids.some((id) => used.has(id))) return false;
    for (const id of ids) used.add(id);
    return true;
  });
  const chosen = withinLimits(fresh, most, [{ of: ({ feature }) => feature.id, most: perFeature }]);
  return chosen.flatMap((match) => {
    const item = toItem(match, matrix, knowledge);
    const place = file.place('features', file.entry.features.indexOf(match.feature));
    return item ? [{ place, cells: match.pairs.map(({ cell }) => cellId(cell)), item }] : [];
  });
}

/** For every condition the most similar three with which it makes a match. */
function matchesOf(feature: FeatureEntry, matrix: Matrix, knowledge: Knowledge): Match[] {
  return matrix.file.conditions.flatMap((seed) => {
    const start = termOf(feature, matrix.cellOf(seed.id, feature.id), knowledge);
    if (!start) return [];
    const pairs = [start];
    let score = 0;
    for (const other of matrix.nearest(seed)) {
      if (pairs.length === size) break;
      const term = termOf(feature, matrix.cellOf(other.id, feature.id), knowledge);
      if (!term || !pairs.every((each) => fit(each, term, matrix))) continue;
      pairs.push(term);
      score += matrix.similarity(seed.id, other.id);
    }
    return pairs.length === size ? [{ feature, pairs, score }] : [];
  });
}

/** A condition with its typical value, where it has one alone. */
function termOf(feature: FeatureEntry, cell: Cell | undefined, knowledge: Knowledge): Term | null {
  if (!cell || cell.cell.certainty === 'contested' || cell.cell.values.length !== 1) return null;
  const value = valueOf(feature, cell.cell.values[0] ?? '');
  const claim = value && supportFor(cell, value, knowledge);
  if (!value || !claim) return null;
  return feature.role === 'finding' && !isTellable(value, cell.condition) ? null : { cell, value, claim };
}

function fit(a: Term, b: Term, matrix: Matrix): boolean {
  if (matrix.overlap(a.cell.condition, b.cell.condition)) return false;
  if (!isRuledOut(a.cell, b.value, matrix) || !isRuledOut(b.cell, a.value, matrix)) return false;
  return !nameTells(a.cell) && !nameTells(b.cell);
}

function toItem(
  { feature, pairs }: Match,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<MatchItem>['item'] | null {
  const first = firstSure(
    pairs.map(({ claim }) => claim),
    knowledge,
  );
  if (!first) return null;
  const ids = pairs.map(({ cell }) => cell.condition.id).toSorted();
  const id = itemId('match', feature.id, ids.join('--'));
  const byId = new Map(pairs.map((each) => [each.cell.condition.id, each]));
  const scale = feature.kind === 'ordered';
  const order = scale ? ids : shuffledBy(id, ids);
  return {
    kind: 'match',
    id,
    section: first.section,
    claims: [...new Set([first.id, ...pairs.map(({ claim }) => claim.id)])],
    role: 'quiz',
    tier: 'detail',
    audience: feature.audience,
    explanation: `${feature.question} The answer differs for each of the four.`,
    prompt: `Match each condition with what is typical of it: ${feature.label.charAt(0).toLowerCase()}${feature.label.slice(1)}.`,
    pairs: order.flatMap((key) => {
      const each = byId.get(key);
      if (!each) return [];
      const { cell, value, claim } = each;
      const speaks = feature.role !== 'outcome' && spoken(claim, value) >= clearlySpoken;
      const rationale = `${ofCondition(cell)}${speaks ? ` ${sentence(claim.text)}` : ''}`;
      const left = shortName(cell.condition);
      return [{ id: key, left, right: value.label, rationale, claims: cell.cell.claims as ClaimId[] }];
    }),
    extras: extraOf(feature, pairs, matrix, knowledge),
  };
}

/** One more value that is excluded for all four and typical of something else. */
function extraOf(
  feature: FeatureEntry,
  pairs: readonly Term[],
  matrix: Matrix,
  knowledge: Knowledge,
): MatchItem['extras'] {
  const [seed] = pairs;
  if (!seed) return [];
  for (const value of feature.values) {
    if (!pairs.every(({ cell }) => isRuledOut(cell, value, matrix))) continue;
    const [other] = matrix.typicalFor(feature.id, value.id, seed.cell.condition);
    const claim = other && supportFor(other, value, knowledge);
    if (!other || !claim) continue;
    const rationale = `This belongs to something else. ${ofCondition(other)}`;
    return [{ id: value.id, right: value.label, rationale, claims: [claim.id] }];
  }
  return [];
}
