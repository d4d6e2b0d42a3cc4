import type { CaseItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { MatrixFile } from '../material/schema.ts';
import { actionCase } from './case-action.ts';
import { whichCase } from './case-which.ts';
import type { Draft } from './draft.ts';
import { withinLimits } from './limits.ts';
import { cellId, isDangerous } from './matrix.ts';
import type { Cell, Matrix } from './matrix.ts';
import { vignettesOf, type Vignette } from './vignette.ts';

const mostActions = 36;
const perAction = 6;

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
  const which = built.flatMap(({ vignette, place }) => {
    const item = taken.has(vignette) ? null : whichCase(vignette, matrix, knowledge);
    return item ? [{ place, cells: cellsOf(vignette), item }] : [];
  });
  const doing = actions.map(({ vignette, cell, place, item }) => {
    return { place, cells: [...cellsOf(vignette), cellId(cell)], item };
  });
  return [...firstOfEach(which), ...doing];
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

/** The first draft of each item: a condition has one question of fit. */
function firstOfEach<Entry extends { item: { id: string } }>(drafts: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>();
  for (const draft of drafts) if (!first.has(draft.item.id)) first.set(draft.item.id, draft);
  return [...first.values()];
}

function cellsOf({ told }: Vignette): string[] {
  return told.map(({ cell }) => cellId(cell));
}
