import type { NumericQuestion } from './question.ts';

/** Why a typed number did not count. */
export type NumberHelp = 'not-a-number' | 'unknown-unit';

/**
 * The number in a text. A point or a comma separates decimals; commas between groups of three digits after a
 * first group that does not begin with 0 separate thousands ("1,200" is twelve hundred).
 */
function parseNumber(text: string): number | null {
  const plain = text.replace(/^[−–]/u, '-');
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i.test(plain)
    ? Number(plain.replace(',', '.'))
    : null;
}

/**
 * Compares a typed number with its unit. Without a unit it is read in the first one.
 * @returns true or false, or why nothing could be compared
 */
export function compareNumber(text: string, question: NumericQuestion): boolean | NumberHelp {
  const match = /^([+\-−–]?[\d.,]+(?:e[+-]?\d+)?)\s*(.*)$/iu.exec(text.trim());
  const number = match?.[1] === undefined ? null : parseNumber(match[1]);
  if (number === null) return 'not-a-number';
  const named = match?.[2] ?? '';
  const unit = question.units.find(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (named !== '' && !unit) return 'unknown-unit';
  const difference = Math.abs(number * (unit?.factor ?? 1) - question.value);
  // A hair more than the tolerance, so that 0.3 is within 0.1 of 0.2 in binary arithmetic too.
  const hair = 1e-9 * Math.max(Math.abs(question.value), question.tolerance);
  return difference <= question.tolerance + hair;
}
