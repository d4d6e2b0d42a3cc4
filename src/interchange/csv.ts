import { Problem } from '../core/problem.ts';

export type Delimiter = ',' | ';' | '\t';

export interface CsvRow {
  /** Where the row begins in the file, from 1. */
  line: number;
  cells: string[];
}

const QUOTE = '"';

/**
 * Comma-separated values by RFC 4180, and with semicolons or tabs: whichever is most frequent in the
 * first row, commas if none is. A byte-order mark is skipped, lines end in LF, CR LF or CR, cells are
 * trimmed unless quoted, rows without anything are left out.
 * @param name of the file, for messages
 * @throws Problem with line and column for a quote that is not closed or is followed by text
 */
export function readCsv(text: string, name: string): { delimiter: Delimiter; rows: CsvRow[] } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const delimiter = delimiterOf(text, start);
  const rows: CsvRow[] = [];
  let [at, line] = [start, 1];
  while (at < text.length) {
    const row: CsvRow = { line, cells: [] };
    let goesOn = true;
    while (goesOn) {
      const cell = cellAt(
        text,
        at,
        delimiter,
        () => `${name}, line ${row.line}, column ${row.cells.length + 1}`,
      );
      row.cells.push(cell.value);
      line += cell.lines;
      goesOn = text[cell.end] === delimiter;
      at = cell.end + 1;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return { delimiter, rows };
}

function delimiterOf(text: string, start: number): Delimiter {
  const counts = new Map<Delimiter, number>([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ]);
  let quoted = false;
  for (let i = start; i < text.length; i += 1) {
    const character = text[i] as Delimiter;
    if (text[i] === QUOTE) quoted = !quoted;
    else if (!quoted && isLineEnd(text[i])) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

const isLineEnd = (character: string | undefined) => character === '\n' || character === '\r';

interface Cell {
  value: string;
  /** Place of the delimiter or line end after it. */
  end: number;
  /** Line ends inside it. */
  lines: number;
}

function cellAt(text: string, from: number, delimiter: Delimiter, where: () => string): Cell {
  if (text[from] === QUOTE) return quotedAt(text, from, delimiter, where);
  let end = from;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text[end])) end += 1;
  return { value: text.slice(from, end).trim(), end, lines: 0 };
}

function quotedAt(text: string, from: number, delimiter: Delimiter, where: () => string): Cell {
  let close = text.indexOf(QUOTE, from + 1);
  while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
  if (close === -1) {
    throw new Problem('csv.quote', `${where()}: the quote that opens here is never closed.`);
  }
  let end = close + 1;
  while (text[end] === ' ') end += 1;
  if (end < text.length && text[end] !== delimiter && !isLineEnd(text[end])) {
    throw new Problem(
      'csv.afterQuote',
      `${where()}: text follows the closing quote; double a quote inside a cell.`,
    );
  }
  const inner = text.slice(from + 1, close);
  const lines = inner.match(/\r\n|\r|\n/g)?.length ?? 0;
  return { value: inner.replaceAll('""', QUOTE), end, lines };
}
