import type { Claim, ClaimId, PairItem, RecallItem, Role, Tier } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { ConditionEntry, MatrixFile } from '../material/schema.ts';
import { sentence } from '../words.ts';
import type { Draft } from './draft.ts';
import { itemId, shuffledBy } from './ids.ts';
import { cellId, excludes, findingOf, isDangerous, phrase, valueOf } from './matrix.ts';
import type { Cell, Matrix, Value } from './matrix.ts';
import { isTellable } from './telling.ts';
import { ofCondition } from './reason.ts';
import { clearlySpoken, firstSure, objectionTo, spoken, supportFor } from './support.ts';

type PairEntry = MatrixFile['pairs'][number];

const mostFindings = 4;
const mostCore = 8;

/**
 * One item for each look-alike pair of the material: a drill on the findings that separate the two, or a
 * card on what tells them apart where the matrix holds no finding for one of the sides.
 */
export function pairItems(
  file: Placed<MatrixFile>,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<PairItem | RecallItem>[] {
  const conditions = new Map(file.entry.conditions.map((each) => [each.id, each]));
  const sides = file.entry.pairs.flatMap((pair, index) => {
    const [a, b] = [conditions.get(pair.a), conditions.get(pair.b)];
    return a && b ? [{ pair, a, b, index, weight: importance(a, b, matrix) }] : [];
  });
  const ranked = sides.toSorted((x, y) => y.weight - x.weight || x.index - y.index);
  const core = new Set(ranked.slice(0, mostCore).filter(({ weight }) => weight > 0));
  return sides.flatMap((each) => {
    const { pair, a, b, index } = each;
    const findings = separating(pair, a, b, matrix, knowledge);
    const stated = pair.claims.flatMap((id) => knowledge.claim(id) ?? []);
    const first = firstSure([...findings.map(({ claim }) => claim), ...stated], knowledge);
    if (!first) return [];
    const use: Use = {
      role: each.weight > 0 ? 'both' : 'quiz',
      tier: core.has(each) ? 'core' : 'detail',
      claims: [first.id, ...(pair.claims as ClaimId[])],
    };
    const item =
      findings.length > 0
        ? drill(pair, a, b, findings, first, use)
        : card(pair, a, b, first, { ...use, role: 'card' });
    const cells = findings.flatMap(({ own, other }) => [cellId(own), cellId(other)]);
    return [{ place: file.place('pairs', index), cells, item }];
  });
}

/** Pairs with what the material is about, and pairs in which one of the two is dangerous, weigh most. */
function importance(a: ConditionEntry, b: ConditionEntry, { focus }: Matrix): number {
  const danger = isDangerous(a) || isDangerous(b) ? 1 : 0;
  const emergency = [a, b].some((each) => each.danger === 'emergency') ? 2 : 0;
  return danger + emergency + (a.id === focus || b.id === focus ? 2 : 0);
}

interface Use {
  role: Role;
  tier: Tier;
  claims: ClaimId[];
}

function drill(
  pair: PairEntry,
  a: ConditionEntry,
  b: ConditionEntry,
  findings: readonly Separating[],
  first: Claim,
  use: Use,
): Draft<PairItem>['item'] {
  const id = itemId('pair', `${a.id}--${b.id}`);
  const byId = new Map(findings.map((each) => [`${each.own.feature.id}/${each.value.id}`, each]));
  const told = shuffledBy(id, [...byId.keys()]).flatMap((key) => {
    const each = byId.get(key);
    if (!each) return [];
    const of: 'a' | 'b' = each.own.condition === a ? 'a' : 'b';
    const backing = [each.claim, ...(each.objection ? [each.objection] : [])];
    const claims = [...new Set(backing.map((claim) => claim.id))];
    return [{ id: key, text: findingOf(each.value), of, rationale: rationale(each), claims }];
  });
  return {
    ...common(pair, id, first, use),
    claims: [...new Set([...use.claims, ...told.flatMap((each) => each.claims)])],
    audience: findings.some(({ own }) => own.feature.audience === 'chiropractic') ? 'chiropractic' : 'both',
    kind: 'pair',
    a: a.name,
    b: b.name,
    findings: told,
    tell: pair.tell,
  };
}

function card(
  pair: PairEntry,
  a: ConditionEntry,
  b: ConditionEntry,
  first: Claim,
  use: Use,
): Draft<RecallItem>['item'] {
  return {
    ...common(pair, itemId('pair', `${a.id}--${b.id}`), first, use),
    kind: 'recall',
    prompt: `What sets ${phrase(a)} apart from ${phrase(b)}?`,
    answer: pair.tell,
    accepts: [],
  };
}

function common(pair: PairEntry, id: PairItem['id'], first: Claim, use: Use) {
  const explanation = pair.why;
  return {
    id,
    section: first.section,
    audience: 'both' as const,
    explanation,
    ...use,
    claims: [...new Set(use.claims)],
  };
}

/** A finding that is typical of one condition of a pair and excluded in the other. */
interface Separating {
  value: Value;
  own: Cell;
  other: Cell;
  claim: Claim;
  /** Says why the finding argues against the other condition; null where its typical value excludes it. */
  objection: Claim | null;
}

/** Up to four findings of which both sides have one; none when one side is left without. */
function separating(
  pair: PairEntry,
  a: ConditionEntry,
  b: ConditionEntry,
  matrix: Matrix,
  knowledge: Knowledge,
): Separating[] {
  const named = pair.features.flatMap((id) => matrix.file.features.find((each) => each.id === id) ?? []);
  const others = matrix.file.features.toSorted((x, y) => y.weight - x.weight);
  const features = [...new Set([...named, ...others])].filter(({ role }) => role === 'finding');
  const of = (own: ConditionEntry, other: ConditionEntry) =>
    features.flatMap((feature) => oneSided(feature.id, own, other, matrix, knowledge, pair.claims));
  const [ofA, ofB] = [of(a, b), of(b, a)];
  if (ofA.length === 0 || ofB.length === 0) return [];
  const half = mostFindings / 2;
  const fromA = ofA.slice(0, Math.max(half, mostFindings - ofB.length));
  return [...fromA, ...ofB.slice(0, mostFindings - fromA.length)];
}

/** The first value of a feature that can be told of one condition and is excluded in the other. */
function oneSided(
  feature: string,
  own: ConditionEntry,
  other: ConditionEntry,
  matrix: Matrix,
  knowledge: Knowledge,
  prefer: readonly string[],
): Separating[] {
  const [mine, theirs] = [matrix.cellOf(own.id, feature), matrix.cellOf(other.id, feature)];
  if (!mine || !theirs || mine.cell.certainty === 'contested') return [];
  const together = matrix.overlap(own, other);
  for (const id of mine.cell.values) {
    const value = valueOf(mine.feature, id);
    const why = value ? excludes(theirs, value) : null;
    const claim = value ? supportFor(mine, value, knowledge) : null;
    if (!value || !claim || why === null || (together && why !== 'argued')) continue;
    if (!isTellable(value, own)) continue;
    const near = (each: Claim) =>
      (mine.cell.claims.includes(each.id) ? 2 : 0) + (prefer.includes(each.id) ? 2 : 0);
    const objection = why === 'argued' ? objectionTo(theirs, value, knowledge, near) : null;
    return [{ value, own: mine, other: theirs, claim, objection }];
  }
  return [];
}

function rationale({ value, own, other, objection }: Separating): string {
  const sides = `${ofCondition(own)} ${ofCondition(other)}`;
  return objection && spoken(objection, value) >= clearlySpoken
    ? `${sides} ${sentence(objection.text)}`
    : sides;
}
