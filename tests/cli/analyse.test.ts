import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/cli/analysis-text.ts';
import { main } from '../../src/cli/main.ts';
import { lsat6, moodleResults, toyMatrix } from '../support/item-responses.ts';

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'palpate-analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function fileOf(content: string | Uint8Array): string {
  const path = join(folder, `class-${(files += 1)}.csv`);
  writeFileSync(path, content);
  return path;
}

const csvOf = (rows: readonly (readonly (number | string)[])[]) =>
  rows.map((row) => `${row.join(',')}\n`).join('');

async function palpate(...args: string[]) {
  let [out, err] = ['', ''];
  const io = { out: (part: string) => (out += part), err: (part: string) => (err += part) };
  const code = await main(['analyse', ...args], io);
  return { code, out, err };
}

async function analysed(content: string, ...args: string[]): Promise<Analysis> {
  const { code, out, err } = await palpate(fileOf(content), '--json', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Analysis;
}

describe('JSON', () => {
  // Bock and Lieberman 1970, Psychometrika 35, 179-197; by psych 2.2.9 and ltm 1.2-0 in R 4.2.2.
  test('of LSAT 6 holds reliability and both models', async () => {
    const rasch = await analysed(csvOf(lsat6()));
    expect(rasch).toMatchObject({
      persons: 1000,
      blanks: 0,
      reading: { header: false, ids: false, cells: 'scores' },
      reliability: { alpha: { value: expect.closeTo(0.29499719, 8) } },
      irt: { model: 'rasch', leftOut: [], fit: { value: { logLikelihood: expect.closeTo(-2466.9376, 4) } } },
    });
    const two = await analysed(csvOf(lsat6()), '--model', '2pl');
    expect(two.irt).toMatchObject({
      model: '2pl',
      fit: { value: { logLikelihood: expect.closeTo(-2466.6534, 4), comparison: { df: 4 } } },
    });
    expect(two.items.map(({ facility }) => facility)).toEqual([0.924, 0.709, 0.553, 0.763, 0.87]);
  });

  // moodle/moodle mod/quiz/report/statistics/tests/fixtures/results00.csv, with its column of totals.
  test('of partial credit holds the figures of Moodle', async () => {
    const header = [
      'quizattempt',
      ...moodleResults[0]!.map((_, slot) => `slots.${slot + 1}.mark`),
      'summarks',
    ];
    const rows = moodleResults.map((row, index) => {
      const sum = row.reduce((whole, mark) => whole + mark, 0);
      return [index + 1, ...row, sum.toFixed(5)];
    });
    const { reading, quiz, items, reliability } = await analysed(csvOf([header, ...rows]));
    expect(reading).toMatchObject({ header: true, ids: true, totals: true });
    expect(quiz.cic).toBeCloseTo(-87.2230935542, 6);
    expect(items[0]?.moodle.discriminativeEfficiency).toBeCloseTo(-9.4550536967, 6);
    expect(reliability.alpha).toEqual({ tooFew: 30 });
  });

  test('of few persons says how many are needed, unless any size will do', async () => {
    const few = await analysed(csvOf(toyMatrix));
    expect(few.reliability.alpha).toEqual({ tooFew: 30 });
    expect(few.irt.fit).toEqual({ tooFew: 30 });
    const all = await analysed(csvOf(toyMatrix), '--any-size');
    // Example of the R package CTT 2.3.3.
    expect(all.reliability.alpha).toEqual({ value: expect.closeTo(0.81578947, 8) });
    expect(all.irt.fit).toHaveProperty('value.persons.length', 10);
  });

  test('of one row, and of scores that do not vary, has no figure that is not defined', async () => {
    const one = await analysed('1,0,1\n', '--any-size');
    expect(one).toMatchObject({ persons: 1, quiz: { mean: 2, sd: null } });
    const same = await analysed('1,0\n1,0\n1,0\n', '--any-size');
    expect(same.reliability.alpha).toEqual({ value: null });
    expect(same.irt.leftOut.map(({ reason }) => reason)).toEqual(['all answers alike', 'all answers alike']);
    expect(same.irt.fit).toEqual({ value: null });
  });
});

describe('a key', () => {
  const options = 'id,Q1,Q2\nann,A,B\nbob,A,C\ncy,B,B\ndee,,C\n';

  test('scores options and brings the table of distractors', async () => {
    const { items, distractors, reading } = await analysed(options, '--key', 'AB', '--any-size');
    expect(reading.cells).toBe('options');
    expect(items.map(({ facility, blanks }) => [facility, blanks])).toEqual([
      [0.5, 1],
      [0.5, 0],
    ]);
    expect(distractors[0]).toMatchObject({
      name: 'Q1',
      omitted: 1,
      options: [
        { option: 'A', isKey: true, chosen: 2, share: 2 / 3, idle: null },
        { option: 'B', isKey: false, chosen: 1, share: 1 / 3 },
      ],
    });
  });

  test('may stand in a file', async () => {
    const inline = await analysed(options, '--key', 'A,B');
    const filed = await analysed(options, '--key', fileOf('Q1,A\nQ2,B\n'));
    expect(filed).toEqual(inline);
  });
});

describe('text', () => {
  test('shows tables, and n<30 for what needs more', async () => {
    const { code, out } = await palpate(fileOf(csvOf(toyMatrix)));
    expect(code).toBe(0);
    expect(out).toMatch(
      /^10 persons by 5 items, scores parted by commas; no row of names; no column of persons/,
    );
    expect(out).toMatch(/^Alpha +n<30$/m);
    expect(out).toMatch(/^item 3 +1 +0 +0\.500 /m);
    expect(out).toMatch(/^Too few persons: it needs 30\.$/m);
  });

  test('shows items, abilities and information of a model', async () => {
    const { out } = await palpate(fileOf(csvOf(lsat6())));
    expect(out).toMatch(/^Alpha +0\.295 \(95 % interval 0\.\d+ to 0\.\d+\)$/m);
    expect(out).toMatch(/^log-likelihood -2466\.9376, /m);
    expect(out).toMatch(/^item 1 +0\.755 +-3\.615 +2\.730$/m);
    expect(out).toMatch(/^line 1 +0 +5 +-\d\.\d+ ±/m);
  });
});

test('a process reads standard input with byte-order mark, CR LF, semicolons and blank cells', async () => {
  const child = spawn(process.execPath, [cli, 'analyse', '-', '--json']);
  child.stdin.end('\uFEFFid;"Q 1";Q2\r\nann;1;0,5\r\nbob;;1\r\n');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  const analysis = JSON.parse(out) as Analysis;
  expect(analysis).toMatchObject({ persons: 2, blanks: 1, quiz: { mean: 1.25 } });
  expect(analysis.items.map(({ name }) => name)).toEqual(['Q 1', 'Q2']);
});

describe('broken input ends with 1 and one sentence', () => {
  test.each([
    [
      'a cell that is no score',
      'id,a,b\nx,1,0\ny,1,maybe\n',
      /line 3, column 3 \(b\): "maybe" is not a number; [^\n]*\n$/,
    ],
    ['an open quote', 'a,b\n1,"0\n', /line 2, column 2: the quote that opens here is never closed\.\n$/],
    ['a short row', 'a,b\n1\n', /line 2, column 2: the row has 1 cells, but line 1 has 2\.\n$/],
    ['nothing', '', /is empty; give one row per person\.\n$/],
  ])('%s', async (_, content, message) => {
    const { code, out, err } = await palpate(fileOf(content), '--json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });

  test('bytes that are not UTF-8, a file too large, a file or key that is not there', async () => {
    expect(await palpate(fileOf(Uint8Array.of(0xff, 0xfe, 0x31)))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Cannot read .*: it is not UTF-8 text\.\n$/),
    });
    expect(await palpate(fileOf(new Uint8Array(33 * 2 ** 20).fill(0x31)))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is larger than 32 MB; split it\.\n$/),
    });
    expect(await palpate(join(folder, 'none.csv'))).toMatchObject({ code: 1 });
    expect(await palpate(fileOf('A\nB\n'), '--key', 'none.csv')).toMatchObject({
      code: 1,
      err: 'Cannot read none.csv: there is no such file.\n',
    });
  });
});

test.each([
  ['no file', []],
  ['two files', ['a.csv', 'b.csv']],
  ['an unknown model', ['a.csv', '--model', '3pl']],
  ['an empty key', ['a.csv', '--key', '']],
  ['an unknown option', ['a.csv', '--weights']],
])('wrong usage ends with 2: %s', async (_, args) => {
  const { code, out, err } = await palpate(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]+\n$/);
});
