import { Problem } from '../core/problem.ts';
import type { ItemResponses, Responses } from '../core/stats/responses.ts';
import { readCsv, type CsvRow, type Delimiter } from './csv.ts';
import {
  isBlank,
  layoutOfOptions,
  layoutOfScores,
  numberIn,
  optionIn,
  type Layout,
} from './response-cells.ts';

const LARGEST_SCORE = 1e6;

export interface ResponseFile {
  responses: Responses;
  /** How the file was read. */
  reading: Layout & {
    delimiter: Delimiter;
    cells: 'scores' | 'options';
    /** Rows without any answer; they are left out. */
    absent: number;
  };
}

/**
 * A person-by-item matrix: scores (0 or 1, or partial credit), or chosen options where a key is given.
 * Header and ids are detected, see `layoutOfScores` and `layoutOfOptions`. The most an item can score
 * is the highest score in the file, at least 1.
 * @param name of the file, for messages
 * @param key the right option per item, as `readKey` gives it
 * @throws Problem naming line and column
 */
export function readResponses(text: string, name: string, key: readonly string[] | null): ResponseFile {
  const { delimiter, rows: read } = readCsv(text, name);
  const rows = rectangle(read, name, key ? key.length + 1 : 1);
  const width = rows[0]?.cells.length ?? 0;
  if (key && width !== key.length && width !== key.length + 1) {
    const expected = `${key.length} columns, or ${key.length + 1} with ids`;
    throw new Problem(
      'responses.key',
      `The key has ${key.length} answers, but ${name} has ${width} columns; expected ${expected}.`,
    );
  }
  const layout = key ? layoutOfOptions(rows, key) : layoutOfScores(rows, delimiter);
  const [from, to] = [layout.ids ? 1 : 0, layout.totals ? width - 1 : width];
  const body = layout.header ? rows.slice(1) : rows;
  const present = body.filter(({ cells }) => cells.slice(from, to).some((cell) => !isBlank(cell)));
  if (present.length === 0) {
    throw new Problem('responses.empty', `${name} has no row with an answer; give one row per person.`);
  }
  const persons = present.map(({ cells, line }) => (layout.ids ? (cells[0] ?? '') : `line ${line}`));
  const items = Array.from({ length: to - from }, (_, index): ItemResponses => {
    const title = layout.header ? (rows[0]?.cells[from + index] ?? '') : '';
    const item = { name: title || `item ${index + 1}`, column: from + index };
    const right = key?.[index];
    return right === undefined ? scored(present, item, delimiter, name) : keyed(present, item, right);
  });
  if (key) checkKey(items, name);
  const absent = body.length - present.length;
  return {
    responses: { persons, items },
    reading: { ...layout, delimiter, cells: key ? 'options' : 'scores', absent },
  };
}

/** Rows of one width, without last columns beyond the `least` that are empty throughout. */
function rectangle(rows: readonly CsvRow[], name: string, least: number): readonly CsvRow[] {
  const [first] = rows;
  if (!first) throw new Problem('responses.empty', `${name} is empty; give one row per person.`);
  const odd = rows.find(({ cells }) => cells.length !== first.cells.length);
  if (odd) {
    const [found, expected] = [odd.cells.length, first.cells.length];
    const where = `${name}, line ${odd.line}, column ${Math.min(found, expected) + 1}`;
    throw new Problem(
      'responses.ragged',
      `${where}: the row has ${found} cells, but line ${first.line} has ${expected}.`,
    );
  }
  let width = first.cells.length;
  while (width > least && rows.every(({ cells }) => cells[width - 1] === '')) width -= 1;
  if (width === first.cells.length) return rows;
  return rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) }));
}

interface Column {
  name: string;
  column: number;
}

function scored(rows: readonly CsvRow[], item: Column, delimiter: Delimiter, name: string): ItemResponses {
  const scores = Float64Array.from(rows, ({ cells, line }) => {
    const cell = cells[item.column] ?? '';
    const score = numberIn(cell, delimiter);
    if (score !== null && Math.abs(score) <= LARGEST_SCORE) return score;
    if (isBlank(cell)) return NaN;
    const where = `${name}, line ${line}, column ${item.column + 1} (${item.name})`;
    const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
    throw new Problem(
      'responses.score',
      score === null
        ? `${where}: "${shown}" is not a number; give a score, or say with --key which options are right.`
        : `${where}: ${shown} is too large; scores go up to ${LARGEST_SCORE}.`,
    );
  });
  const max = scores.reduce((most, score) => (score > most ? score : most), 1);
  return { name: item.name, max, scores, options: null };
}

function keyed(rows: readonly CsvRow[], item: Column, key: string): ItemResponses {
  const choices = rows.map(({ cells }) => optionIn(cells[item.column] ?? ''));
  const scores = Float64Array.from(choices, (choice) => (choice === '' ? NaN : choice === key ? 1 : 0));
  return { name: item.name, max: 1, scores, options: { key, choices } };
}

function checkKey(items: readonly ItemResponses[], name: string): void {
  if (items.some(({ scores }) => scores.includes(1))) return;
  throw new Problem(
    'responses.key',
    `No answer in ${name} is the key's; check that the key uses the options of the file.`,
  );
}

/**
 * The right options from a text: one row or one column of options, a row of names over a row of
 * options, lines of item and option, options parted by blanks, or one letter after the other.
 * @throws Problem where one is missing
 */
export function readKey(text: string, name: string): string[] {
  const key = listedIn(readCsv(text, name).rows.map(({ cells }) => cells)).map(optionIn);
  if (key.length === 0) {
    throw new Problem('responses.key', `${name} is empty; give the right option of every item.`);
  }
  const missing = key.indexOf('');
  if (missing === -1) return key;
  throw new Problem('responses.key', `${name} has no option for item ${missing + 1}.`);
}

function listedIn(rows: readonly string[][]): string[] {
  const [first = [], second = []] = rows;
  if (rows.length === 1) return first.length === 1 ? lettersOf(first[0] ?? '') : first;
  if (first.length === 1) return rows.map(([option = '']) => option);
  return rows.length === 2 && first.length > 2 ? second : rows.map(([, option = '']) => option);
}

const lettersOf = (text: string) => (/\s/.test(text) ? text.split(/\s+/) : Array.from(text));
