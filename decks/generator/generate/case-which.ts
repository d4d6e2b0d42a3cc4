import type { CaseItem, ChoiceOption, Claim, ClaimId } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry } from '../material/schema.ts';
import { inside, sentence } from '../words.ts';
import { commonOf, fewestWrong, heavy, isFair, mostWrong } from './case-common.ts';
import type { Draft } from './draft.ts';
import { findingOf, isDangerous, nameTells, shortName, valueOf } from './matrix.ts';
import type { Cell, Matrix } from './matrix.ts';
import { dealt, firstUnobtrusive } from './options.ts';
import { ofCondition } from './reason.ts';
import { objectionTo, spoken, supportFor } from './support.ts';
import type { Persona } from './telling.ts';
import type { Vignette } from './vignette.ts';
import { lead, standOf, type Sign } from './weigh.ts';

/** Similarity below which a condition tempts nobody. */
const leastAlike = 0.15;
const candidates = 8;
const mostTelling = 2;

/** Which condition the findings fit best; null where no fair question comes of them. */
export function whichCase(
  vignette: Vignette,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<CaseItem>['item'] | null {
  const { condition } = vignette;
  const leadIn = 'Which condition do these findings fit best?';
  const common = commonOf(vignette, 1, leadIn, 'chiropractic', matrix, knowledge);
  if (!common || condition.no_case !== undefined) return null;
  const tempting = matrix
    .nearest(condition)
    .filter((other) => !matrix.overlap(other, condition) && lead(vignette.signs, other.id, matrix, true) > 0)
    .filter((other) => isTempting(other, vignette, matrix))
    .flatMap((other) => unfitting(other, vignette, matrix, knowledge) ?? []);
  const wrong = balanced(shortName(condition), tempting.slice(0, candidates));
  const decisive = decisiveOf(vignette, wrong, matrix, knowledge);
  if (!decisive) return null;
  const key: ChoiceOption = {
    id: condition.id,
    text: shortName(condition),
    correct: true,
    rationale: sentence(condition.gist),
    claims: [decisive.claim.id],
    danger: false,
  };
  if (!isFair(common.steps, key, wrong)) return null;
  const { sign, claim, speaks } = decisive;
  const why = speaks ? sentence(claim.text) : ofCondition(sign.cell);
  const explanation = `What decides it: ${inside(findingOf(sign.value))}. ${why}`;
  return { ...common, explanation, options: dealt(common.id, [key, ...wrong]) };
}

/**
 * The finding that parts the condition most from the wrong options, with the claim for it: one of which its
 * claim speaks where there is any, and what tells most by itself where several do.
 */
function decisiveOf(
  { told }: Vignette,
  wrong: readonly ChoiceOption[],
  matrix: Matrix,
  knowledge: Knowledge,
): { sign: Sign; claim: Claim; speaks: boolean } | null {
  const parts = (sign: Sign) =>
    wrong.filter(({ id }) => ['against', 'unknown'].includes(standOf(sign, id, matrix))).length;
  const ranked = told
    .toSorted((a, b) => parts(b) - parts(a) || heavy(b, matrix) - heavy(a, matrix))
    .flatMap((sign) => {
      const claim = supportFor(sign.cell, sign.value, knowledge);
      return claim ? [{ sign, claim, speaks: spoken(claim, sign.value) > 0 }] : [];
    });
  return ranked.find(({ speaks }) => speaks) ?? ranked[0] ?? null;
}

/**
 * Whether a condition could be taken for the one of a case: it presents alike or is a look-alike, has enough
 * in common with it, the person could have it, its name does not say who has it, and it has none of
 * the findings that tell most unless another argues against it.
 */
function isTempting(
  other: ConditionEntry,
  { condition, persona, signs, told }: Vignette,
  matrix: Matrix,
): boolean {
  const alike = other.presents_as === condition.presents_as || matrix.areLookAlikes(other.id, condition.id);
  if (!alike || matrix.similarity(condition.id, other.id) < leastAlike) return false;
  const stands = told
    .toSorted((a, b) => heavy(b, matrix) - heavy(a, matrix))
    .map((sign) => standOf(sign, other.id, matrix));
  const own = stands.slice(0, mostTelling).some((stand) => stand === 'typical' || stand === 'possible');
  if (own && !stands.includes('against')) return false;
  const who = signs.filter((sign) => !told.includes(sign));
  if (who.some((sign) => standOf(sign, other.id, matrix) === 'against')) return false;
  const feature = matrix.file.features.find(({ person }) => person);
  const cell = feature && matrix.cellOf(other.id, feature.id);
  return !cell || ((who.length === 0 || !nameTells(cell)) && couldHave(cell, persona));
}

/** Whether somebody of this sex could have a condition; where the sex is not told, only what either could. */
function couldHave({ feature, cell }: Cell, { sex }: Persona): boolean {
  const sexes = cell.values.map((id) => valueOf(feature, id)?.only);
  return sexes.some((only) => only === undefined || only === sex);
}

/** The first wrong options among which the key does not stand out by its length; none where it always does. */
function balanced(key: string, tempting: readonly ChoiceOption[]): ChoiceOption[] {
  return firstUnobtrusive(key, tempting, [mostWrong, fewestWrong], ({ text }) => text) ?? [];
}

/**
 * A condition as a wrong option, by what its own cell says of a finding told: that the finding argues against
 * it, or else that it would leave the finding unexplained. Beside a harmless key, a dangerous condition needs
 * a finding that argues against it.
 */
function unfitting(
  other: ConditionEntry,
  { condition, told }: Vignette,
  matrix: Matrix,
  knowledge: Knowledge,
): ChoiceOption | null {
  const ranked = told.toSorted((a, b) => heavy(b, matrix) - heavy(a, matrix));
  for (const sign of ranked) {
    const cell = matrix.cellOf(other.id, sign.cell.feature.id);
    if (!cell || standOf(sign, other.id, matrix) !== 'against') continue;
    const objection = objectionTo(cell, sign.value, knowledge);
    if (objection) return wrongBy('argues against it', sign, cell, [objection.id]);
  }
  if (isDangerous(other) && !isDangerous(condition)) return null;
  for (const sign of ranked) {
    const cell = matrix.cellOf(other.id, sign.cell.feature.id);
    if (!cell || standOf(sign, other.id, matrix) !== 'unknown') continue;
    const claim = expectedBy(cell, sign, knowledge);
    if (claim) return wrongBy('is not explained by it', sign, cell, [claim.id]);
  }
  return null;
}

function wrongBy(verdict: string, sign: Sign, cell: Cell, claims: ClaimId[]): ChoiceOption {
  return {
    id: cell.condition.id,
    text: shortName(cell.condition),
    correct: false,
    rationale: `This finding ${verdict}: ${inside(sentence(findingOf(sign.value)))} ${ofCondition(cell)}`,
    claims: [...new Set([...claims, ...(cell.cell.claims as ClaimId[])])],
    danger: false,
  };
}

/** The claim for what is typical of a condition in place of a sign; none where it speaks of the sign itself. */
function expectedBy(cell: Cell, sign: Sign, knowledge: Knowledge): Claim | null {
  const value = valueOf(cell.feature, cell.cell.values[0] ?? '');
  const claim = value ? supportFor(cell, value, knowledge) : null;
  return claim && spoken(claim, sign.value) === 0 ? claim : null;
}
