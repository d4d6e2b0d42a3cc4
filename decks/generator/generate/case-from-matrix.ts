import type { CaseItem, ChoiceOption, Claim, ClaimId, RedFlag } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { ConditionEntry, FeatureEntry, MatrixFile } from '../material/schema.ts';
import { inside, repeatedCues, sentence } from '../words.ts';
import type { Draft } from './draft.ts';
import { combinations } from './combinations.ts';
import { itemId } from './ids.ts';
import { withinLimits } from './limits.ts';
import {
  cellId,
  findingOf,
  isDangerous,
  isRuledOut,
  nameTells,
  phrase,
  shortName,
  valueOf,
  type Cell,
  type Matrix,
  type Value,
} from './matrix.ts';
import { arrange } from './options.ts';
import { firstSure, objectionTo, spoken, supportFor } from './support.ts';
import { rivals, stepsOf, vignettesOf, type Vignette } from './vignette.ts';
import { lead, standOf, type Sign } from './weigh.ts';

type Written = Omit<ChoiceOption, 'id'>;

const mostWrong = 3;
const fewestWrong = 2;
/** Similarity below which a condition tempts nobody. */
const leastAlike = 0.12;
/** By how many steps an action must be more careful than the right one to count as wrong. */
const tooCareful = { harmless: 2, other: 3 };
const mostOfOneCare = 2;
const candidates = 6;
/** Times the mean length of the wrong options from which a key stands out. */
const longestKey = 1.3;
const mostActions = 24;
const perAction = 4;

/**
 * Cases built from the findings of the matrix: for chiropractic learners which condition they fit, for all
 * learners what to do, where the material marks a feature as the question of a case.
 */
export function generatedCases(
  file: Placed<MatrixFile>,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<CaseItem>[] {
  const built = file.entry.conditions.flatMap((condition, index) => {
    const place = file.place('conditions', index);
    return vignettesOf(condition, 2, matrix, knowledge).map((vignette, turn) => ({ vignette, turn, place }));
  });
  const actions = file.entry.features.flatMap((feature) => {
    const possible = built.flatMap(({ vignette, turn, place }) => {
      const cell = matrix.cellOf(vignette.condition.id, feature.id);
      const item =
        cell && feature.case_lead ? actionCase(vignette, cell, feature.case_lead, matrix, knowledge) : null;
      return item && cell ? [{ vignette, cell, turn, place, item }] : [];
    });
    return actionsWorthAsking(possible, matrix);
  });
  const taken = new Set(actions.map(({ vignette }) => vignette));
  const which = built
    .filter(({ turn, vignette }) => turn === 0 && !taken.has(vignette))
    .flatMap(({ vignette, place }) => {
      const item = whichCase(vignette, matrix, knowledge);
      return item ? [{ place, cells: cellsOf(vignette), item }] : [];
    });
  const asked = actions.map(({ vignette, cell, place, item }) => {
    return { place, cells: [...cellsOf(vignette), cellId(cell)], item };
  });
  return [...which, ...asked];
}

/** The second case of a condition where there is one, the dangerous first, and each action a few times. */
function actionsWorthAsking<Entry extends { vignette: Vignette; cell: Cell; turn: number }>(
  possible: readonly Entry[],
  matrix: Matrix,
): Entry[] {
  const weight = ({ vignette: { condition } }: Entry) =>
    condition.id === matrix.focus ? 2 : isDangerous(condition) ? 1 : 0;
  const ranked = possible.toSorted((a, b) => weight(b) - weight(a) || b.turn - a.turn);
  return withinLimits(ranked, mostActions, [
    { of: ({ vignette }) => vignette.condition.id, most: 1 },
    { of: ({ cell }) => cell.cell.values[0] ?? '', most: perAction },
  ]);
}

function cellsOf({ told }: Vignette): string[] {
  return told.map(({ cell }) => cellId(cell));
}

function whichCase(vignette: Vignette, matrix: Matrix, knowledge: Knowledge): Draft<CaseItem>['item'] | null {
  const { condition } = vignette;
  const leadIn = 'Which condition do these findings fit best?';
  const common = commonOf(vignette, 1, leadIn, 'chiropractic', matrix, knowledge);
  if (!common) return null;
  const { decisive, ...item } = common;
  const tempting = matrix
    .nearest(condition)
    .filter((other) => !matrix.overlap(other, condition) && lead(vignette.signs, other.id, matrix, true) > 0)
    .filter((other) => isTempting(other, vignette, matrix))
    .flatMap((other) => unfitting(other, vignette, matrix, knowledge) ?? []);
  const wrong = balanced(shortName(condition), tempting.slice(0, candidates));
  const key: Written = {
    text: shortName(condition),
    correct: true,
    rationale: sentence(condition.gist),
    claims: [decisive.id],
    danger: false,
  };
  if (!isFair(item.steps, key, wrong)) return null;
  return { ...item, options: arrange(item.id, [key, ...wrong]).options };
}

/**
 * Whether a condition could be taken for the one of a case: it presents alike or is a look-alike, has enough
 * in common with it, the person could have it, and its name does not say who has it.
 */
function isTempting(other: ConditionEntry, { condition, signs, told }: Vignette, matrix: Matrix): boolean {
  const alike = other.presents_as === condition.presents_as || matrix.areLookAlikes(other.id, condition.id);
  if (!alike || matrix.similarity(condition.id, other.id) < leastAlike) return false;
  const who = signs.filter((sign) => !told.includes(sign));
  if (who.some((sign) => standOf(sign, other.id, matrix) === 'against')) return false;
  const cells = who.flatMap(({ cell }) => matrix.cellOf(other.id, cell.feature.id) ?? []);
  return !cells.some(nameTells);
}

/** The first wrong options among which the key is not the longest by far; the first of all where none are. */
function balanced(key: string, tempting: readonly Written[]): Written[] {
  const fits = (options: readonly Written[]) => {
    const mean = options.reduce((sum, { text }) => sum + text.length, 0) / options.length;
    return key.length < longestKey * mean;
  };
  const size = Math.min(mostWrong, tempting.length);
  return [...combinations(tempting, size)].find(fits) ?? tempting.slice(0, size);
}

/** Enough wrong options, and no word of the stem that points at the key. */
function isFair(steps: readonly string[], key: Written, wrong: readonly Written[]): boolean {
  const texts = wrong.map(({ text }) => text);
  return wrong.length >= fewestWrong && repeatedCues(steps.join(' '), key.text, texts).length === 0;
}

/**
 * A condition as a wrong option: what argues against it, or else which finding it would leave unexplained.
 * Beside a harmless key, a dangerous condition needs a finding that argues against it.
 */
function unfitting(
  other: ConditionEntry,
  { condition, told }: Vignette,
  matrix: Matrix,
  knowledge: Knowledge,
): Written | null {
  const text = shortName(other);
  for (const sign of told) {
    const cell = matrix.cellOf(other.id, sign.cell.feature.id);
    const claim =
      cell && standOf(sign, other.id, matrix) === 'against' ? objectionTo(cell, sign.value, knowledge) : null;
    if (!claim) continue;
    const rationale = `This argues against it: ${inside(findingOf(sign.value))}. ${sentence(claim.text)}`;
    return { text, correct: false, rationale, claims: [claim.id], danger: false };
  }
  if (isDangerous(other) && !isDangerous(condition)) return null;
  const missing = told
    .filter((sign) => standOf(sign, other.id, matrix) === 'unknown')
    .toSorted((a, b) => heavy(b, matrix) - heavy(a, matrix))
    .flatMap((sign) => expected(sign, other, matrix, knowledge) ?? []);
  const [first] = missing;
  if (!first) return null;
  const { sign, value, claim } = first;
  const rationale = `It does not explain this: ${inside(findingOf(sign.value))}. Typical of it: ${inside(findingOf(value))}. ${sentence(claim.text)}`;
  return { text, correct: false, rationale, claims: [claim.id], danger: false };
}

/** What is typical of a condition in place of a sign, by a claim that does not speak of the sign itself. */
function expected(
  sign: Sign,
  other: ConditionEntry,
  matrix: Matrix,
  knowledge: Knowledge,
): { sign: Sign; value: Value; claim: Claim } | null {
  const cell = matrix.cellOf(other.id, sign.cell.feature.id);
  const value = cell && valueOf(cell.feature, cell.cell.values[0] ?? '');
  const claim = cell && value ? supportFor(cell, value, knowledge) : null;
  return value && claim && spoken(claim, sign.value) === 0 ? { sign, value, claim } : null;
}

function actionCase(
  vignette: Vignette,
  cell: Cell,
  leadIn: string,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<CaseItem>['item'] | null {
  const { feature } = cell;
  const key = valueOf(feature, cell.cell.values[0] ?? '');
  const common = commonOf(vignette, 2, leadIn, feature.audience, matrix, knowledge);
  if (!key || !common || cell.cell.certainty === 'contested') return null;
  const { decisive: _, ...item } = common;
  const wrong = wrongActions(feature, cell, key, vignette, matrix)
    .map((value) => actionOption(value, cell, key, matrix, knowledge))
    .slice(0, mostWrong);
  const claim = supportFor(cell, key, knowledge);
  if (!claim) return null;
  const right: Written = {
    text: key.label,
    correct: true,
    rationale: sentence(cell.cell.remark),
    claims: cell.cell.claims as ClaimId[],
    danger: false,
  };
  if (!isFair(item.steps, right, wrong)) return null;
  const explanation = `Findings like these go with ${phrase(vignette.condition)}. ${sentence(vignette.condition.gist)}`;
  return { ...item, explanation, options: arrange(item.id, [right, ...wrong]).options };
}

/**
 * Actions that are surely wrong: ruled out, and not merely somewhat more careful than the right one; those of
 * the most similar conditions first.
 */
function wrongActions(
  feature: FeatureEntry,
  cell: Cell,
  key: Value,
  { condition }: Vignette,
  matrix: Matrix,
): Value[] {
  const care = (value: Value) => value.caution ?? 0;
  const steps = condition.danger === 'low' ? tooCareful.harmless : tooCareful.other;
  const tempting = matrix
    .nearest(condition)
    .flatMap((other) => matrix.cellOf(other.id, feature.id)?.cell.values[0] ?? []);
  return [...new Set(tempting)]
    .flatMap((id) => valueOf(feature, id) ?? [])
    .filter((value) => isRuledOut(cell, value, matrix))
    .filter((value) => care(value) <= care(key) || care(value) >= care(key) + steps)
    .filter((value, index, all) => {
      const same = all.slice(0, index).filter((each) => care(each) === care(value));
      return same.length < mostOfOneCare;
    });
}

function actionOption(value: Value, cell: Cell, key: Value, matrix: Matrix, knowledge: Knowledge): Written {
  const careless = (value.caution ?? 0) < (key.caution ?? 0);
  const outcome =
    careless && isDangerous(cell.condition) ? outcomeOf(cell.condition, matrix, knowledge) : null;
  const why = careless
    ? `That is too little here. ${outcome?.text ?? sentence(cell.cell.remark)}`
    : `That is not what these findings call for. ${sentence(cell.cell.remark)}`;
  return {
    text: value.label,
    correct: false,
    rationale: why,
    claims: outcome?.claims ?? (cell.cell.claims as ClaimId[]),
    danger: careless && isDangerous(cell.condition),
  };
}

/** What can come of a condition that is left alone. */
function outcomeOf(
  condition: ConditionEntry,
  matrix: Matrix,
  knowledge: Knowledge,
): { text: string; claims: ClaimId[] } | null {
  for (const feature of matrix.file.features) {
    const cell = matrix.cellOf(condition.id, feature.id);
    const value = cell && valueOf(feature, cell.cell.values[0] ?? '');
    if (feature.role !== 'outcome' || feature.weight === 0 || !cell || !value) continue;
    const claim = supportFor(cell, value, knowledge);
    const speaks = claim !== null && spoken(claim, value) > 0;
    const text = speaks ? claim.text : `${value.label}: ${inside(cell.cell.remark)}`;
    return { text: sentence(text), claims: cell.cell.claims as ClaimId[] };
  }
  return null;
}

type Common = Omit<Draft<CaseItem>['item'], 'options'> & { decisive: Claim };

/** What both questions on a case share; null where no claim is sure enough to rest it on. */
function commonOf(
  vignette: Vignette,
  number: number,
  leadIn: string,
  audience: CaseItem['audience'],
  matrix: Matrix,
  knowledge: Knowledge,
): Common | null {
  const { condition, told } = vignette;
  const near = matrix.nearest(condition).filter((other) => !matrix.overlap(other, condition));
  const ranked = told.toSorted((a, b) => tells(b, near, matrix) - tells(a, near, matrix));
  const supports = ranked.flatMap(({ cell, value }) => supportFor(cell, value, knowledge) ?? []);
  const first = firstSure(supports, knowledge);
  const decisive = ranked.find((sign) => speaksOf(sign, knowledge)) ?? ranked[0];
  const support = decisive && supportFor(decisive.cell, decisive.value, knowledge);
  if (!first || !support) return null;
  const id = itemId('case', 'gen', condition.id, String(number));
  const flag: RedFlag | null = isDangerous(condition) ? 'red' : condition.danger === 'watch' ? 'amber' : null;
  return {
    kind: 'case',
    id,
    section: first.section,
    claims: [...new Set([first.id, ...supports.map((claim) => claim.id)])],
    role: 'quiz',
    tier: isDangerous(condition) || condition.id === matrix.focus ? 'core' : 'detail',
    audience,
    explanation: `What decides it: ${inside(findingOf(decisive.value))}. ${sentence(support.text)}`,
    title: told[0] ? findingOf(told[0].value) : condition.name,
    steps: stepsOf(vignette, id, audience === 'chiropractic' ? 'patient' : 'client'),
    leadIn,
    redFlag: flag,
    origin: 'generated',
    decisive: support,
  };
}

function speaksOf({ cell, value }: Sign, knowledge: Knowledge): boolean {
  const claim = supportFor(cell, value, knowledge);
  return claim !== null && spoken(claim, value) > 0;
}

/** How far a finding parts the condition from those that are most similar to it. */
function tells(sign: Sign, near: readonly ConditionEntry[], matrix: Matrix): number {
  const stands = near.slice(0, rivals).map((other) => standOf(sign, other.id, matrix));
  const parts = stands.reduce(
    (sum, stand) => sum + (stand === 'against' ? 2 : stand === 'unknown' ? 1 : 0),
    0,
  );
  return parts / rivals + heavy(sign, matrix);
}

/** How much a finding tells by itself: a heavy feature with a value that few conditions share. */
function heavy({ cell: { feature }, value }: Sign, matrix: Matrix): number {
  return feature.weight * matrix.rarity(feature.id, value.id);
}
