import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { readKey, readResponses } from '../../src/interchange/response-file.ts';

const read = (text: string, key: string[] | null = null) => readResponses(text, 'class.csv', key);
const layout = (text: string, key: string[] | null = null) => {
  const { reading } = read(text, key);
  return [reading.header, reading.ids, reading.totals];
};
const scores = (text: string, key: string[] | null = null) =>
  read(text, key).responses.items.map((item) => Array.from(item.scores));

function messageOf(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return null;
}

describe('layout of scores', () => {
  test.each([
    ['bare', '1,0\n0,1\n1,1', false, false, false],
    ['names of items', 'Q1,Q2\n1,0\n0,1', true, false, false],
    ['names of items and persons', 'id,Q1,Q2\nann,1,0\nbob,0,1', true, true, false],
    ['names of persons', 'ann,1,0\nbob,0,1', false, true, false],
    ['numbered items and persons', 'id,1,2,3\n1,1,0,1\n2,0,1,1', true, true, false],
    ['numbered persons', '101,1,0\n102,0,1\n103,1,1', false, true, false],
    ['numbered items', '1,2,3\n1,0,1\n0,1,1', true, false, false],
    ['row names as R writes them', '"","V1","V2"\n"1",1,0\n"2",0,1', true, true, false],
    ['one item', 'Q1\n1\n0', true, false, false],
    ['totals', 'attempt,a,b,total\n1,1,0.5,1.5\n2,0,1,1', true, true, true],
    ['a last item like a total, but none', 'attempt,a,b,score\n1,1,0.5,1\n2,0,1,1', true, true, false],
  ])('%s', (_, text, header, ids, totals) => {
    expect(layout(text)).toEqual([header, ids, totals]);
  });

  test('names come from header and ids, else from places', () => {
    const named = read('id,Q1,Q2\nann,1,0\nbob,0,1').responses;
    expect(named.persons).toEqual(['ann', 'bob']);
    expect(named.items.map(({ name }) => name)).toEqual(['Q1', 'Q2']);
    const bare = read('1,0\n0,1').responses;
    expect(bare.persons).toEqual(['line 1', 'line 2']);
    expect(bare.items.map(({ name }) => name)).toEqual(['item 1', 'item 2']);
  });
});

describe('scores', () => {
  test('blank cells are missing, wholly blank rows absent', () => {
    const { responses, reading } = read('id,a,b\nann,1,\nbob,NA,-\ncy,0,0.5');
    expect(reading.absent).toBe(1);
    expect(responses.persons).toEqual(['ann', 'cy']);
    expect(responses.items.map(({ scores }) => Array.from(scores))).toEqual([
      [1, 0],
      [NaN, 0.5],
    ]);
  });

  test('the most of an item is the highest score, at least 1', () => {
    expect(read('a,b\n0.5,3\n0.2,1').responses.items.map(({ max }) => max)).toEqual([1, 3]);
  });

  test('decimal commas where columns are parted by semicolons', () => {
    expect(scores('a;b\n0,5;1\n1;0,25')).toEqual([
      [0.5, 1],
      [1, 0.25],
    ]);
  });

  test('an empty last column is no item', () => {
    expect(read('a,b,\n1,0,\n0,1,').responses.items).toHaveLength(2);
  });
});

describe('chosen options', () => {
  test('are scored by the key, without regard to case', () => {
    expect(scores('id,Q1,Q2\nann,a,B\nbob,C,', ['A', 'B'])).toEqual([
      [1, 0],
      [1, NaN],
    ]);
    const [first] = read('id,Q1,Q2\nann,a,B\nbob,C,', ['A', 'B']).responses.items;
    expect(first?.options).toEqual({ key: 'A', choices: ['A', 'C'] });
  });

  test.each([
    ['bare', 'A,B\nC,B\nA,A', false, false],
    ['header', 'Q1,Q2\nC,B\nA,A', true, false],
    ['header and ids', 'student,Q1,Q2\n7,C,B\n8,A,A', true, true],
    ['ids', 'ann,C,B\nbob,A,A', false, true],
  ])('%s', (_, text, header, ids) => {
    expect(layout(text, ['A', 'B'])).toEqual([header, ids, false]);
  });
});

describe('a key', () => {
  test.each([
    ['letters', 'DCAB'],
    ['options parted by commas', 'D,C,A,B'],
    ['options parted by blanks', 'd c a b'],
    ['a column', 'D\nC\nA\nB\n'],
    ['names over options', 'q1,q2,q3,q4\nD,C,A,B'],
    ['items with options', 'q1,D\nq2,C\nq3,A\nq4,B'],
  ])('as %s', (_, text) => {
    expect(readKey(text, 'key.csv')).toEqual(['D', 'C', 'A', 'B']);
  });

  test('must be whole', () => {
    expect(messageOf(() => readKey('', 'key.csv'))).toMatch(/^key\.csv is empty/);
    expect(messageOf(() => readKey('A,,B', 'key.csv'))).toBe('key.csv has no option for item 2.');
  });
});

describe('broken input is one sentence', () => {
  test.each([
    ['nothing', '', null, /^class\.csv is empty/],
    ['only a header', 'Q1,Q2\n', null, /has no row with an answer/],
    ['only blanks', 'id,Q1\nann,\nbob,', null, /has no row with an answer/],
    [
      'a short row',
      'a,b\n1,0\n1\n',
      null,
      /^class\.csv, line 3, column 2: the row has 1 cells, but line 1 has 2/,
    ],
    ['a long row', 'a,b\n1,0\n1,0,1\n', null, /^class\.csv, line 3, column 3: the row has 3 cells/],
    [
      'text for a score',
      'id,a,b\nx,1,0\ny,1,maybe\n',
      null,
      /^class\.csv, line 3, column 3 \(b\): "maybe" is not a number/,
    ],
    ['a huge score', 'a,b\n1,2e9\n', null, /line 2, column 2 \(b\): 2e9 is too large/],
    [
      'a key of another length',
      'A,B\nC,D',
      ['A', 'B', 'C'],
      /^The key has 3 answers, but class\.csv has 2 columns/,
    ],
    ['a key of other options', 'A,B\nC,D', ['X', 'Y'], /^No answer in class\.csv is the key's/],
  ])('%s', (_, text, key, message) => {
    expect(messageOf(() => read(text, key))).toMatch(message);
  });

  test('whole input is none', () => {
    expect(messageOf(() => read('id,a,b\nx,1,0\ny,1,1\n'))).toBeNull();
    expect(messageOf(() => read('A,B\nC,D', ['A', 'D']))).toBeNull();
  });
});
