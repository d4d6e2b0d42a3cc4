import type { ChoiceItem, ChoiceOption, Claim, ClaimId } from '../../../src/core/deck/types.ts';
import type { Place } from '../finding.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { ConditionEntry, MatrixFile } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId, shuffledBy } from './ids.ts';
import {
  cellId,
  isDangerous,
  phrase,
  wrongValues,
  type Cell,
  type Matrix,
  type Value,
  valueOf,
} from './matrix.ts';
import { firstUnobtrusive } from './options.ts';
import { selectCells } from './select-cells.ts';
import { objectionTo, spoken, supportFor } from './support.ts';
import { capitalised, repeatedCues, sentence } from '../words.ts';
import { isFull, saidOf } from './reason.ts';

type WrittenOption = Omit<ChoiceOption, 'id'> & { id: string };

const mostWrong = 3;
const fewestWrong = 2;
const leastRarity = 0.6;

/**
 * Questions such as "Which feel under the finger is most typical of an ordinary lipoma?": the key is a
 * typical value of the cell, the wrong options are values that the matrix excludes.
 */
export function matrixItems(
  file: Placed<MatrixFile>,
  matrix: Matrix,
  knowledge: Knowledge,
): Draft<ChoiceItem>[] {
  const possible = matrix.cells.flatMap((cell) => {
    const options = isAskable(cell, matrix) ? optionsOf(cell, matrix, knowledge) : null;
    return options ? [{ ...cell, options, claim: options.claim }] : [];
  });
  return selectCells(possible, matrix).map((chosen) => {
    const index = file.entry.conditions.indexOf(chosen.condition);
    return toItem(
      chosen,
      chosen.options,
      matrix,
      file.place('conditions', index, 'cells', chosen.feature.id),
    );
  });
}

/**
 * Undisputed findings alone: outcomes follow from the condition and tests are not felt at the table.
 * A value that many conditions share, such as normal skin, tells something about the focus alone.
 */
function isAskable(cell: Cell, matrix: Matrix): boolean {
  const { feature } = cell;
  if (feature.role !== 'finding' || feature.ask === null || cell.cell.certainty === 'contested') return false;
  return (
    cell.condition.id === matrix.focus || matrix.rarity(feature.id, cell.cell.values[0] ?? '') >= leastRarity
  );
}

interface Options {
  claim: Claim;
  key: WrittenOption;
  wrong: WrittenOption[];
}

function optionsOf(cell: Cell, matrix: Matrix, knowledge: Knowledge): Options | null {
  const value = valueOf(cell.feature, cell.cell.values[0] ?? '');
  const claim = value && supportFor(cell, value, knowledge);
  if (!value || !claim) return null;
  const ranked = wrongValues(cell)
    .flatMap(({ value: other, argued }) => wrongOption(cell, other, argued, matrix, knowledge) ?? [])
    .sort((a, b) => a.distance - b.distance || Number(b.argued) - Number(a.argued));
  const possible = [...ranked.filter(isTempting), ...ranked.filter((each) => !isTempting(each)).slice(0, 1)];
  const sizes = [mostWrong, fewestWrong];
  const wrong = firstUnobtrusive(value.label, possible, sizes, (each) => each.option.text)?.map(
    (each) => each.option,
  );
  if (!wrong) return null;
  const texts = wrong.map(({ text }) => text);
  if (repeatedCues(leadIn(cell), value.label, texts).length > 0) return null;
  const told = spoken(claim, value) > 0 || !isFull(cell) ? [sentence(claim.text)] : [];
  const said = isFull(cell) ? [sentence(capitalised(saidOf(cell)))] : [];
  const rationale = [...said, ...told].join(' ');
  return { claim, key: option(value, true, rationale, cell.cell.claims), wrong };
}

/** One far-fetched option is borne beside tempting ones. */
function isTempting({ distance }: Ranked): boolean {
  return distance < 2;
}

interface Ranked {
  option: WrittenOption;
  argued: boolean;
  /** 0 when the value is typical of a look-alike, 1 of what is dangerous or noticed alike, 2 of anything else. */
  distance: number;
}

/**
 * A wrong option with its reason: of which other condition it is typical, and what the cell asked says instead.
 * A value that is typical of nothing comparable would tempt nobody and is no option.
 */
function wrongOption(
  cell: Cell,
  value: Value,
  argued: boolean,
  matrix: Matrix,
  knowledge: Knowledge,
): Ranked | null {
  const other = exampleOf(cell, value, matrix, knowledge);
  const distance = other ? rank(cell.condition, other.condition, matrix) : 2;
  if (!other || (!argued && distance > 0)) return null;
  const objection = argued ? objectionTo(cell, value, knowledge) : null;
  if (argued && !objection) return null;
  const rationale = sentence(
    `Typical of ${phrase(other.condition)}, and not of ${phrase(cell.condition)}: ${saidOf(cell)}`,
  );
  const claims = [...new Set([objection?.id ?? other.claim.id, ...cell.cell.claims])];
  return { option: option(value, false, rationale, claims), argued, distance };
}

/** The most confusable condition of which a value is typical by a claim that speaks of it. */
function exampleOf(
  cell: Cell,
  value: Value,
  matrix: Matrix,
  knowledge: Knowledge,
): (Cell & { claim: Claim }) | null {
  for (const other of matrix.typicalFor(cell.feature.id, value.id, cell.condition)) {
    const claim = supportFor(other, value, knowledge);
    const together = cell.condition.overlaps.includes(other.condition.id);
    if (claim && spoken(claim, value) > 0 && !together) return { ...other, claim };
  }
  return null;
}

function rank(condition: ConditionEntry, other: ConditionEntry, matrix: Matrix): number {
  if (matrix.areLookAlikes(condition.id, other.id)) return 0;
  if (isDangerous(other)) return 1;
  return condition.presents_as === other.presents_as ? 1 : 2;
}

function toItem(cell: Cell, { claim, key, wrong }: Options, matrix: Matrix, place: Place): Draft<ChoiceItem> {
  const { condition, feature } = cell;
  const id = itemId('matrix', condition.id, feature.id);
  const all = new Map([key, ...wrong].map((each) => [each.id, each]));
  const scale = feature.kind === 'ordered';
  const order = scale ? feature.values.map((value) => value.id) : shuffledBy(id, [...all.keys()]);
  const important = condition.id === matrix.focus || isDangerous(condition);
  return {
    place,
    cells: [cellId(cell)],
    item: {
      kind: 'choice',
      id,
      section: claim.section,
      claims: [...new Set([claim.id, ...cell.cell.claims])] as ClaimId[],
      role: 'quiz',
      tier: important && feature.tier === 'core' ? 'core' : 'detail',
      audience: feature.audience,
      explanation: condition.gist,
      stem: '',
      leadIn: leadIn(cell),
      options: order.flatMap((each) => all.get(each) ?? []),
      shuffle: !scale,
    },
  };
}

function leadIn({ condition, feature, cell }: Cell): string {
  const named = feature.ask?.replace('{condition}', phrase(condition));
  const question =
    named ?? `${condition.name}: ${feature.question.charAt(0).toLowerCase()}${feature.question.slice(1)}`;
  if (cell.certainty !== 'usual' || /typical/i.test(question)) return question;
  return `${question.replace(/\?$/, '')}, typically?`;
}

function option(value: Value, correct: boolean, rationale: string, claims: readonly string[]): WrittenOption {
  return {
    id: value.id,
    text: value.label,
    correct,
    rationale,
    claims: [...claims] as ClaimId[],
    danger: false,
  };
}
