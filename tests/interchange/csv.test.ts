import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { readCsv } from '../../src/interchange/csv.ts';

const cellsOf = (text: string) => readCsv(text, 'file.csv').rows.map(({ cells }) => cells);
const problemOf = (text: string) => {
  try {
    readCsv(text, 'file.csv');
  } catch (error) {
    if (error instanceof Problem) return error.message;
  }
  return null;
};

describe('cells', () => {
  test.each([
    ['LF', 'a,b\nc,d\n'],
    ['CR LF', 'a,b\r\nc,d\r\n'],
    ['CR', 'a,b\rc,d'],
    ['a byte-order mark', '\uFEFFa,b\nc,d'],
    ['blanks around', ' a , b\nc,\td'],
    ['quotes', '"a","b"\n"c" ,d'],
    ['semicolons', 'a;b\nc;d'],
    ['tabs', 'a\tb\nc\td'],
    ['empty lines', '\na,b\n\n,\nc,d\n\n'],
  ])('with %s', (_, text) => {
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('in quotes hold delimiters, line ends and doubled quotes', () => {
    expect(cellsOf('"a,b","c\r\nd","e ""f"""\ng,h,i')).toEqual([
      ['a,b', 'c\r\nd', 'e "f"'],
      ['g', 'h', 'i'],
    ]);
  });

  test('at the end of a row may be empty', () => {
    expect(cellsOf('a,b,\nc,,')).toEqual([
      ['a', 'b', ''],
      ['c', '', ''],
    ]);
  });

  test('of any text come back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        // The first row settles the delimiter.
        const table: string[][] = [['x', 'y'], ...rows];
        const text = table.map((cells) => cells.map(quote).join(',')).join('\r\n');
        expect(cellsOf(text)).toEqual(table.filter((cells) => cells.some((each) => each !== '')));
      }),
    );
  });
});

test('a row knows its line, also after a cell of several lines', () => {
  const { rows } = readCsv('a,"b\nc"\n\nd,e\n', 'file.csv');
  expect(rows.map(({ line }) => line)).toEqual([1, 4]);
});

test('a quote that is not closed or is followed by text is told with its place', () => {
  expect(problemOf('a,b\nc,"d\n')).toBe(
    'file.csv, line 2, column 2: the quote that opens here is never closed.',
  );
  expect(problemOf('a,b\n"c"x,d\n')).toMatch(/^file\.csv, line 2, column 1: text follows the closing quote/);
  expect(problemOf('a,b\n"c",d\n')).toBeNull();
});
