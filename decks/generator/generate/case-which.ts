import type { CaseItem, ChoiceOption, Claim } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry } from '../material/schema.ts';
import { inside, sentence } from '../words.ts';
import { commonOf, heavy, isFair, mostWrong } from './case-common.ts';
import { combinations } from './combinations.ts';
import type { Draft } from './draft.ts';
import { findingOf, isDangerous, nameTells, shortName, valueOf } from './matrix.ts';
import type { Matrix, Value } from './matrix.ts';
import { dealt } from './options.ts';
import { objectionTo, spoken, supportFor } from './support.ts';
import type { Vignette } from './vignette.ts';
import { lead, standOf, type Sign } from './weigh.ts';

/** Similarity below which a condition tempts nobody. */
const leastAlike = 0.12;
const candidates = 6;
const mostTelling = 2;
/** Times the mean length of the wrong options from which a key stands out. */
const longestKey = 1.3;

/** Which condition the findings fit best; null where no fair question comes of them. */
export function whichCase(
  vignette: Vignette,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<CaseItem>['item'] | null {
  const { condition } = vignette;
  const leadIn = 'Which condition do these findings fit best?';
  const common = commonOf(vignette, 1, leadIn, 'chiropractic', matrix, knowledge);
  if (!common) return null;
  const { item, decisive } = common;
  const tempting = matrix
    .nearest(condition)
    .filter((other) => !matrix.overlap(other, condition) && lead(vignette.signs, other.id, matrix, true) > 0)
    .filter((other) => isTempting(other, vignette, matrix))
    .flatMap((other) => unfitting(other, vignette, matrix, knowledge) ?? []);
  const wrong = balanced(shortName(condition), tempting.slice(0, candidates));
  const key: ChoiceOption = {
    id: condition.id,
    text: shortName(condition),
    correct: true,
    rationale: sentence(condition.gist),
    claims: [decisive.id],
    danger: false,
  };
  if (!isFair(item.steps, key, wrong)) return null;
  return { ...item, options: dealt(item.id, [key, ...wrong]) };
}

/**
 * Whether a condition could be taken for the one of a case: it presents alike or is a look-alike, has enough
 * in common with it, the person could have it, its name does not say who has it, and it has none of
 * the findings that tell most unless another argues against it.
 */
function isTempting(other: ConditionEntry, { condition, signs, told }: Vignette, matrix: Matrix): boolean {
  const alike = other.presents_as === condition.presents_as || matrix.areLookAlikes(other.id, condition.id);
  if (!alike || matrix.similarity(condition.id, other.id) < leastAlike) return false;
  const stands = told
    .toSorted((a, b) => heavy(b, matrix) - heavy(a, matrix))
    .map((sign) => standOf(sign, other.id, matrix));
  const own = stands.slice(0, mostTelling).some((stand) => stand === 'typical' || stand === 'possible');
  if (own && !stands.includes('against')) return false;
  const who = signs.filter((sign) => !told.includes(sign));
  if (who.some((sign) => standOf(sign, other.id, matrix) === 'against')) return false;
  const cells = who.flatMap(({ cell }) => matrix.cellOf(other.id, cell.feature.id) ?? []);
  return !cells.some(nameTells);
}

/** The first wrong options among which the key is not the longest by far; the first of all where none are. */
function balanced(key: string, tempting: readonly ChoiceOption[]): ChoiceOption[] {
  const fits = (options: readonly ChoiceOption[]) => {
    const mean = options.reduce((sum, { text }) => sum + text.length, 0) / options.length;
    return key.length < longestKey * mean;
  };
  const size = Math.min(mostWrong, tempting.length);
  return [...combinations(tempting, size)].find(fits) ?? tempting.slice(0, size);
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
): ChoiceOption | null {
  const text = shortName(other);
  for (const sign of told) {
    const cell = matrix.cellOf(other.id, sign.cell.feature.id);
    const claim =
      cell && standOf(sign, other.id, matrix) === 'against' ? objectionTo(cell, sign.value, knowledge) : null;
    if (!claim) continue;
    const rationale = `This argues against it: ${inside(findingOf(sign.value))}. ${sentence(claim.text)}`;
    return { id: other.id, text, correct: false, rationale, claims: [claim.id], danger: false };
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
  return { id: other.id, text, correct: false, rationale, claims: [claim.id], danger: false };
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
