import type { CsvRow, Delimiter } from './csv.ts';

const blankWords = new Set(['', 'na', 'n/a', 'nan', 'null', '-', '.']);
const LONGEST_BLANK = 4;

/** Whether a cell stands for no answer: nothing, NA, N/A, NaN, null, - or a full stop. */
export function isBlank(cell: string): boolean {
  return cell.length <= LONGEST_BLANK && blankWords.has(cell.toLowerCase());
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/;
const withComma = /^[+-]?\d*,\d+$/;

/** The number in a cell, or null; a decimal comma counts where commas do not part the columns. */
export function numberIn(cell: string, delimiter: Delimiter): number | null {
  if (cell === '0' || cell === '1') return cell === '1' ? 1 : 0;
  if (plain.test(cell)) return Number(cell);
  return delimiter !== ',' && withComma.test(cell) ? Number(cell.replace(',', '.')) : null;
}

/** An option as it is compared: single letters without regard to case. */
export function optionIn(cell: string): string {
  if (isBlank(cell)) return '';
  return cell.length === 1 ? cell.toUpperCase() : cell;
}

/** How the rows of a response file are laid out. */
export interface Layout {
  /** Whether the first row names the columns. */
  header: boolean;
  /** Whether the first column names the persons. */
  ids: boolean;
  /** Whether a last column of totals is left out. */
  totals: boolean;
}

const idName =
  /(^|[^a-z])(ids?|no|nr)($|[^a-z])|name|student|person|learner|examinee|candidate|user|attempt|mail|subject|^#?$/i;
const totalName = /total|sum|score|mark|grade|points/i;

/** Whether cells count 1, 2, 3 … as names of columns do. */
const counts = (cells: readonly string[]) =>
  cells.length >= 3 && cells.every((cell, index) => cell === String(index + 1));

/**
 * Layout of a file of scores. The first row is a header when a cell after the first is neither blank
 * nor a number, when only its first cell is none, or when it counts 1, 2, 3 … over scores up to 1. The
 * first column is ids when a cell in it is no number, when its header says so (id, name, student …; or
 * nothing), or when it holds different whole numbers in all of three or more rows. A last column with
 * a header like "total" that is the sum of the others in every row is no item.
 */
export function layoutOfScores(rows: readonly CsvRow[], delimiter: Delimiter): Layout {
  const value = (cell: string | undefined) => numberIn(cell ?? '', delimiter);
  const isScore = (cell: string | undefined) => isBlank(cell ?? '') || value(cell) !== null;
  const first = rows[0]?.cells ?? [];
  const below = rows.slice(1);
  const onlyFirst = below.length > 0 && !isScore(first[0]) && below.every(({ cells }) => isScore(cells[0]));
  const small = (from: number) =>
    below.every(({ cells }) => cells.slice(from).every((cell) => (value(cell) ?? 0) <= 1));
  const counted = below.length > 0 && [0, 1].some((from) => counts(first.slice(from)) && small(from));
  const header = first.slice(1).some((cell) => !isScore(cell)) || onlyFirst || counted;
  const body = header ? below : rows;
  const column = body.map(({ cells }) => cells[0] ?? '');
  const numbered =
    column.length >= 3 &&
    column.every((cell) => /^\d+$/.test(cell)) &&
    new Set(column).size === column.length;
  const named = column.some((cell) => !isScore(cell)) || (header && idName.test(first[0] ?? ''));
  const ids = first.length > 1 && (named || numbered);
  const last = first.length - 1;
  const isSum = ({ cells }: CsvRow) => {
    const sum = cells.slice(ids ? 1 : 0, last).reduce((whole, cell) => whole + (value(cell) ?? 0), 0);
    return Math.abs(sum - (value(cells[last]) ?? NaN)) < 1e-4;
  };
  const totals =
    header && last - (ids ? 1 : 0) >= 2 && totalName.test(first[last] ?? '') && body.every(isSum);
  return { header, ids, totals };
}

/**
 * Layout of a file of chosen options: ids are a column more than the key has answers. The first row is
 * a header when none of its cells is an option of the key or of the rows below, or when it counts
 * 1, 2, 3 … after an id's name or to six at least.
 */
export function layoutOfOptions(rows: readonly CsvRow[], key: readonly string[]): Layout {
  const first = rows[0]?.cells ?? [];
  const below = rows.slice(1);
  const ids = first.length === key.length + 1;
  const names = first.slice(ids ? 1 : 0);
  const options = new Set(key);
  for (const { cells } of below) for (const cell of cells.slice(ids ? 1 : 0)) options.add(optionIn(cell));
  const strange = names.every((cell) => !isBlank(cell) && !options.has(optionIn(cell)));
  const counted =
    counts(names) && (names.length >= 6 || (ids && first[0] !== '' && idName.test(first[0] ?? '')));
  return { header: below.length > 0 && (strange || counted), ids, totals: false };
}
