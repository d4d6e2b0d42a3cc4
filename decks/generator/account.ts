import type { Draft } from './generate/draft.ts';
import { cellId, wrongValues, valueOf, type Cell, type Matrix } from './generate/matrix.ts';
import { supportFor } from './generate/support.ts';
import type { Knowledge } from './knowledge.ts';

/** Why no item asks a cell of the matrix. */
export type Unasked =
  | 'contested'
  | 'what follows, no finding'
  | 'a test, no finding'
  | 'weak or remembered support'
  | 'no value that is surely wrong'
  | 'fewer than two values surely wrong'
  | 'a value that many share'
  | 'passed over for cells that tell more';

/** What became of the cells of the matrix: none is dropped without a reason. */
export interface MatrixAccount {
  /** Every filled cell as `condition/feature`, with the items that ask it or the reason why none does. */
  cells: { id: string; items: string[]; reason: Unasked | null }[];
  /** Number of cells asked, and of those not asked by reason. */
  counts: Record<string, number>;
}

/** Says of every cell of the matrix which items ask it or why none does. */
export function matrixAccount(matrix: Matrix, drafts: readonly Draft[], knowledge: Knowledge): MatrixAccount {
  const askedBy = new Map<string, string[]>();
  for (const { item, cells } of drafts)
    for (const cell of new Set(cells)) askedBy.set(cell, [...(askedBy.get(cell) ?? []), item.id]);
  const cells = matrix.cells.map((each) => {
    const items = askedBy.get(cellId(each)) ?? [];
    return { id: cellId(each), items, reason: items.length > 0 ? null : reasonOf(each, matrix, knowledge) };
  });
  const counts: Record<string, number> = { asked: 0 };
  for (const { reason } of cells) counts[reason ?? 'asked'] = (counts[reason ?? 'asked'] ?? 0) + 1;
  return { cells, counts };
}

const commonRarity = 0.5;

function reasonOf(each: Cell, matrix: Matrix, knowledge: Knowledge): Unasked {
  const { feature, cell } = each;
  if (cell.certainty === 'contested') return 'contested';
  if (feature.role === 'outcome') return 'what follows, no finding';
  if (feature.role === 'test') return 'a test, no finding';
  const values = cell.values.flatMap((id) => valueOf(feature, id) ?? []);
  if (!values.some((value) => supportFor(each, value, knowledge))) return 'weak or remembered support';
  if (values.every((value) => matrix.rarity(feature.id, value.id) < commonRarity))
    return 'a value that many share';
  const wrong = wrongValues(each).length;
  if (wrong === 0) return 'no value that is surely wrong';
  return wrong === 1 ? 'fewer than two values surely wrong' : 'passed over for cells that tell more';
}
