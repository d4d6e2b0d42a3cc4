import type { Claim } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { CellEntry } from '../material/schema.ts';
import { contentStems } from '../words.ts';
import type { Cell, Value } from './matrix.ts';

/**
 * The claim that best supports a typical value of a cell: neither weak nor from memory alone. Where sources
 * disagree, the certainty of the cell has weighed that already.
 */
export function supportFor({ cell }: Cell, value: Value, knowledge: Knowledge): Claim | null {
  const found = supports.get(knowledge) ?? new Map<CellEntry, Map<Value, Claim | null>>();
  supports.set(knowledge, found);
  const ofCell = found.get(cell) ?? new Map<Value, Claim | null>();
  found.set(cell, ofCell);
  const known = ofCell.get(value);
  if (known !== undefined) return known;
  const claims = cell.claims.flatMap((id) => knowledge.claim(id) ?? []);
  const sound = claims.filter((claim) => claim.confidence !== 'low' && claim.verified !== 'recall');
  const support = best(sound, (claim) => spoken(claim, value));
  ofCell.set(value, support);
  return support;
}

/** Asked for again and again while items are put together. */
const supports = new WeakMap<Knowledge, Map<CellEntry, Map<Value, Claim | null>>>();

/**
 * The claim that best says why a value under `not` argues against the condition of the cell.
 * @param bonus how much more a claim counts than its words say
 */
export function objectionTo(
  { cell }: Cell,
  value: Value,
  knowledge: Knowledge,
  bonus: (claim: Claim) => number = () => 0,
): Claim | null {
  const claims = cell.not_claims.flatMap((id) => knowledge.claim(id) ?? []);
  return best(claims, (claim) => spoken(claim, value) + bonus(claim));
}

/** From so many words in common a claim speaks of a value clearly enough to be quoted as a reason. */
export const clearlySpoken = 2;

/** How much a claim says about a value: the words that they share. */
export function spoken(claim: Claim, value: Value): number {
  const words = stemsOf(value, `${value.label} ${value.definition}`);
  return [...stemsOf(claim, claim.text)].filter((stem) => words.has(stem)).length;
}

const known = new WeakMap<object, Set<string>>();

function stemsOf(owner: object, text: string): Set<string> {
  const stems = known.get(owner) ?? contentStems(text);
  known.set(owner, stems);
  return stems;
}

function best<Entry>(entries: readonly Entry[], score: (entry: Entry) => number): Entry | null {
  return [...entries].sort((a, b) => score(b) - score(a))[0] ?? null;
}

/** The first claim that an item may rest on: neither weak nor disputed. */
export function firstSure(claims: readonly Claim[], knowledge: Knowledge): Claim | null {
  return claims.find((claim) => !knowledge.isUnsure(claim)) ?? null;
}
