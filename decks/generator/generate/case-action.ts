import type { CaseItem, ChoiceOption, ClaimId } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry, FeatureEntry } from '../material/schema.ts';
import { inside, sentence } from '../words.ts';
import { commonOf, isFair, mostWrong } from './case-common.ts';
import type { Draft } from './draft.ts';
import { isDangerous, isRuledOut, phrase, valueOf } from './matrix.ts';
import type { Cell, Matrix, Value } from './matrix.ts';
import { dealt } from './options.ts';
import { isFull, saidOf } from './reason.ts';
import { supportFor } from './support.ts';
import type { Vignette } from './vignette.ts';

/** By how many steps an action must be more careful than the right one to count as wrong. */
const tooCareful = { harmless: 2, other: 3 };
const mostOfOneCare = 2;

/** What to do, by a cell of the condition; null where no fair question comes of it. */
export function actionCase(
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
  if (vignette.told.some(({ value }) => (value.least_caution ?? 0) > (key.caution ?? 0))) return null;
  const wrong = wrongActions(feature, cell, key, vignette, matrix)
    .map((value) => actionOption(value, cell, key, matrix))
    .slice(0, mostWrong);
  const claim = supportFor(cell, key, knowledge);
  if (!claim) return null;
  const right: ChoiceOption = {
    id: key.id,
    text: key.label,
    correct: true,
    rationale: sentence(cell.cell.remark),
    claims: cell.cell.claims as ClaimId[],
    danger: false,
  };
  if (!isFair(common.steps, right, wrong)) return null;
  const explanation = `Findings like these go with ${phrase(vignette.condition)}. ${sentence(vignette.condition.gist)}`;
  return { ...common, explanation, options: dealt(common.id, [right, ...wrong]) };
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

function actionOption(value: Value, cell: Cell, key: Value, matrix: Matrix): ChoiceOption {
  const careless = (value.caution ?? 0) < (key.caution ?? 0);
  const danger = careless && isDangerous(cell.condition);
  const outcome = danger ? outcomeOf(cell.condition, matrix) : null;
  const soon = howSoon(cell, matrix);
  const reasons = danger && soon.length > 0 ? soon : careless ? [cell] : [cell, ...soon];
  const verdict = careless ? 'Too little here' : 'More than these findings call for, which is';
  const said = sentence(`${verdict}: ${reasons.map(saidOf).join('; ')}`);
  return {
    id: value.id,
    text: value.label,
    correct: false,
    rationale: outcome ? `${said} ${outcome.text}` : said,
    claims: [
      ...new Set([...reasons.flatMap((each) => each.cell.claims as ClaimId[]), ...(outcome?.claims ?? [])]),
    ],
    danger,
  };
}

/** The cells that say how soon the condition must be seen: of the features that an action can come down to. */
function howSoon({ condition, feature }: Cell, matrix: Matrix): Cell[] {
  const answered = new Set(feature.values.flatMap((value) => Object.keys(value.amounts_to)));
  return [...answered].flatMap((id) => matrix.cellOf(condition.id, id) ?? []);
}

/** What can come of a condition that is left alone. */
function outcomeOf(condition: ConditionEntry, matrix: Matrix): { text: string; claims: ClaimId[] } | null {
  for (const feature of matrix.file.features) {
    const cell = matrix.cellOf(condition.id, feature.id);
    const value = cell && valueOf(feature, cell.cell.values[0] ?? '');
    if (feature.role !== 'outcome' || feature.weight === 0 || !cell || !value) continue;
    const text = isFull(cell) ? `Left alone: ${saidOf(cell)}` : `Left alone it ${inside(value.label)}`;
    return { text: sentence(text), claims: cell.cell.claims as ClaimId[] };
  }
  return null;
}
