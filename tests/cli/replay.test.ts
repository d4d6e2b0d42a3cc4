import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { command } from '../../src/cli/commands/replay.ts';
import { Problem } from '../../src/core/problem.ts';

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'palpate-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

async function palpate(args: string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [cli, 'replay', ...args]);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

let files = 0;

function fileOf(content: unknown): string {
  const path = join(folder, `log-${(files += 1)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface State {
  stability: number;
  difficulty: number;
  phase: string;
  due: string;
  intervalDays: number;
}

/** As `palpate` does, but without a process of its own. */
async function within(path: string): Promise<Outcome> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await command.run([path, '--json'], io);
  return { code, out, err };
}

async function replayed(content: unknown): Promise<State[]> {
  const { code, out, err } = await within(fileOf(content));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { cards } = JSON.parse(out) as { cards: { id: string; states: State[] }[] };
  return cards.flatMap(({ states }) => states);
}

const at = (day: number, time = '10:00:00', zone = '+01:00') =>
  `2026-01-${String(day).padStart(2, '0')}T${time}${zone}`;

const oneCard = (reviews: unknown[], more: object = {}) => ({ ...more, cards: [{ id: 'a', reviews }] });

describe('palpate replay', () => {
  test('prints one state per review', async () => {
    const states = await replayed(
      oneCard([
        { at: at(1), grade: 3 },
        { at: at(1, '10:10:00'), grade: 3 },
        { at: at(3), grade: 1 },
      ]),
    );
    // Stability and difficulty of a first Good: ts-fsrs FSRS-6.test.ts, first repeat.
    expect(states[0]).toEqual({
      stability: 2.3065,
      difficulty: 2.11810397,
      phase: 'learning',
      due: '2026-01-01T09:10:00.000Z',
      intervalDays: 0,
    });
    expect(states[1]).toMatchObject({ phase: 'review', due: '2026-01-03T03:00:00.000Z', intervalDays: 2 });
    expect(states[2]).toMatchObject({ phase: 'relearning', due: '2026-01-03T09:10:00.000Z' });
  });

  // ts-fsrs FSRS-6.test.ts, ivl_history, each review at noon of the day it is due.
  test('gives the published intervals', async () => {
    const noon = Date.parse('2022-12-29T12:00:00Z');
    const grades = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    const days = [0, 0, 2, 13, 59, 222, 720, 720, 720, 722, 726, 733, 745];
    const reviews = grades.map((grade, index) => {
      const minutes = days.slice(0, index).filter((day) => day === days[index]).length * 10;
      return { at: new Date(noon + days[index]! * 86_400_000 + minutes * 60_000).toISOString(), grade };
    });
    const states = await replayed(oneCard(reviews));
    expect(states.map(({ intervalDays }) => intervalDays)).toEqual([
      0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21,
    ]);
  });

  test('counts days by the offset and the rollover hour', async () => {
    const easy = (iso: string, rollover?: number) =>
      replayed(oneCard([{ at: iso, grade: 4 }], rollover === undefined ? {} : { rollover }));
    const due = async (iso: string, rollover?: number) => (await easy(iso, rollover))[0]?.due;
    expect(await due('2026-01-10T03:59:00+01:00')).toBe('2026-01-17T03:00:00.000Z');
    expect(await due('2026-01-10T04:00:00+01:00')).toBe('2026-01-18T03:00:00.000Z');
    expect(await due('2026-01-10T03:59:00+01:00', 0)).toBe('2026-01-17T23:00:00.000Z');
    expect(await due('2026-01-10T04:00:00-08:00')).toBe('2026-01-18T12:00:00.000Z');
    expect(await due('2026-01-10T03:59:00Z')).toBe('2026-01-17T04:00:00.000Z');
  });

  test('takes steps in seconds, minutes with fractions, hours and days', async () => {
    const again = async (step: string) => {
      const [state] = await replayed(
        oneCard([{ at: at(1, '10:00:00', 'Z'), grade: 1 }], { steps: { learning: [step] } }),
      );
      return { due: state?.due, days: state?.intervalDays };
    };
    expect(await again('30s')).toEqual({ due: '2026-01-01T10:00:30.000Z', days: 0 });
    expect(await again('1.5m')).toEqual({ due: '2026-01-01T10:01:30.000Z', days: 0 });
    expect(await again('1h')).toEqual({ due: '2026-01-01T11:00:00.000Z', days: 0 });
    expect(await again('1d')).toEqual({ due: '2026-01-02T04:00:00.000Z', days: 1 });
  });

  test('takes weights, desired retention, spreading and no steps at all', async () => {
    const review = [{ at: at(1), grade: 3 }];
    const steps = { learning: [], relearning: [] };
    const [lower] = await replayed(oneCard(review, { steps, desiredRetention: 0.8 }));
    const [higher] = await replayed(oneCard(review, { steps, desiredRetention: 0.95 }));
    expect(lower!.intervalDays).toBeGreaterThan(higher!.intervalDays);
    // w2 of FSRS-4.5, ts-fsrs default.test.ts.
    const parameters = [
      0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61,
    ];
    const [old] = await replayed(oneCard(review, { parameters, fuzz: true }));
    expect(old!.stability).toBe(2.4);
  });

  test('keeps the given order of reviews of one millisecond', async () => {
    const twice = (first: number, second: number) =>
      replayed(oneCard([first, second].map((grade) => ({ at: at(1), grade }))));
    expect((await twice(1, 4))[1]?.stability).not.toBe((await twice(4, 1))[1]?.stability);
    expect((await twice(4, 1)).map(({ phase }) => phase)).toEqual(['review', 'relearning']);
  });

  test('reads standard input and prints a table', async () => {
    const { code, out } = await palpate(['-'], JSON.stringify(oneCard([{ at: at(1), grade: 4 }])));
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(/\s+/).join(' '))).toEqual([
      'card review grade stability difficulty phase days due',
      'a 1 4 8.2956 1.0000 review 8 2026-01-09T03:00:00.000Z',
      '',
    ]);
  });

  test('of no cards prints no cards', async () => {
    expect(await palpate([fileOf({ cards: [] }), '--json'])).toEqual({
      code: 0,
      out: '{"cards":[]}\n',
      err: '',
    });
  });
});

describe('extreme input that is valid gives numbers within their bounds', () => {
  /** Everything printed is finite; the bounds are those of FSRS. */
  function expectSound(states: State[]): void {
    for (const { stability, difficulty, due, intervalDays } of states) {
      expect(stability >= 0.001 && stability <= 36_500).toBe(true);
      expect(difficulty >= 1 && difficulty <= 10).toBe(true);
      expect(intervalDays >= 0 && intervalDays <= 36_500).toBe(true);
      expect(Number.isFinite(Date.parse(due))).toBe(true);
    }
  }

  const decades = ([1, 2, 3, 4] as const).flatMap((grade, index) =>
    [3, 1, grade].map((each, turn) => ({
      at: `${2000 + 40 * index + 13 * turn}-06-01T10:00:00Z`,
      grade: each,
    })),
  );

  test('gaps of more than ten years', async () => {
    const states = await replayed(oneCard(decades, { fuzz: true }));
    expect(states).toHaveLength(12);
    expectSound(states);
    expect(states.at(-1)!.stability).toBeGreaterThan(states.at(-2)!.stability);
  });

  test('reviews in the future, which no clock is asked about', async () => {
    const states = await replayed(oneCard([{ at: '9999-12-30T10:00:00Z', grade: 4 }]));
    expectSound(states);
    expect(states[0]!.due).toBe('+010000-01-07T04:00:00.000Z');
  });

  test('a hundred reviews of one millisecond', async () => {
    for (const grade of [1, 4]) {
      expectSound(await replayed(oneCard(Array.from({ length: 100 }, () => ({ at: at(1), grade })))));
    }
  });

  test.each([1e-300, 0.01, 0.999999])('a desired retention of %d', async (desiredRetention) => {
    const steps = { learning: [], relearning: [] };
    expectSound(await replayed(oneCard(decades, { desiredRetention, steps, fuzz: true })));
  });

  // Bounds as in parameter_clipper_v6.rs of fsrs-rs.
  test('weights out of range, which are put within their bounds', async () => {
    const parameters = Array.from({ length: 21 }, (_, index) => (index % 2 === 0 ? 1e308 : -1e308));
    const states = await replayed(oneCard(decades, { parameters }));
    expectSound(states);
    expect(states[0]!.stability).toBe(100);
  });

  // ts-fsrs default.test.ts, convert FSRS-4.5 and FSRS-5 to FSRS-6.
  test.each<[string, number[], number[]]>([
    [
      '17',
      [0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61],
      [
        0.4, 0.6, 2.4, 5.8, 6.81, 0.44675014, 1.36, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29,
        2.61, 0, 0, 0, 0.5,
      ],
    ],
    [
      '19',
      [
        0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395,
        0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
      ],
      [
        0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395,
        0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621, 0, 0.5,
      ],
    ],
  ])('%s weights, which are extended as published', async (_, parameters, published) => {
    const [old, current] = await Promise.all([
      replayed(oneCard(decades, { parameters })),
      replayed(oneCard(decades, { parameters: published })),
    ]);
    expectSound(old);
    for (const [index, { stability, difficulty }] of current.entries()) {
      expect(old[index]!.stability / stability).toBeCloseTo(1, 6);
      expect(old[index]!.difficulty / difficulty).toBeCloseTo(1, 6);
    }
  });
});

const good = { at: at(1), grade: 3 };
const weights = Array.from({ length: 20 }, () => 1);

describe('bad input is refused in one sentence that says where', () => {
  test.each<[string, unknown, string[]]>([
    ['grade 5', oneCard([good, { at: at(2), grade: 5 }]), ['card "a", review 2 of 2', 'grade is 5']],
    ['grade 0', oneCard([{ at: at(2), grade: 0 }]), ['card "a", review 1 of 1', 'grade is 0']],
    ['grade 2.5', oneCard([{ at: at(2), grade: 2.5 }]), ['review 1 of 1', 'grade is 2.5']],
    ['grade as text', oneCard([{ at: at(2), grade: '3' }]), ['review 1 of 1', 'grade is "3"']],
    ['no grade', oneCard([{ at: at(2) }]), ['review 1 of 1', 'grade is missing']],
    ['no time', oneCard([{ grade: 3 }]), ['review 1 of 1', '"at" is missing']],
    ['time without offset', oneCard([{ at: '2026-01-01T10:00:00', grade: 3 }]), ['review 1 of 1', 'offset']],
    ['30 February', oneCard([{ at: '2026-02-30T10:00:00Z', grade: 3 }]), ['2026-02-30']],
    ['hour 25', oneCard([{ at: '2026-02-03T25:00:00Z', grade: 3 }]), ['2026-02-03T25']],
    ['time as a number', oneCard([{ at: 1_767_258_000_000, grade: 3 }]), ['1767258000000']],
    [
      'reviews out of order',
      oneCard([{ at: at(2), grade: 3 }, good]),
      ['card "a", review 2 of 2', 'before the review above'],
    ],
    [
      'order by instant, not by clock',
      oneCard([
        { at: at(1, '10:00:00', '-08:00'), grade: 3 },
        { at: at(1, '12:00:00', '+09:00'), grade: 3 },
      ]),
      ['review 2 of 2', 'before the review above'],
    ],
    ['unknown field', { cards: [], retention: 0.9 }, ['unknown field "retention"']],
    ['unknown field of a review', oneCard([{ ...good, ease: 2 }]), ['review 1 of 1', '"ease"']],
    ['unknown field of steps', { cards: [], steps: { lapse: [] } }, ['steps', '"lapse"']],
    ['retention 0', { cards: [], desiredRetention: 0 }, ['desiredRetention is 0']],
    ['retention 1', { cards: [], desiredRetention: 1 }, ['desiredRetention is 1']],
    ['20 weights', { cards: [], parameters: weights }, ['There are 20 FSRS weights']],
    ['a weight as text', { cards: [], parameters: ['x', ...weights] }, ['parameters[0] is "x"']],
    ['16 weights', { cards: [], parameters: weights.slice(0, 16) }, ['There are 16 FSRS weights']],
    ['22 weights', { cards: [], parameters: [...weights, 1, 1] }, ['There are 22 FSRS weights']],
    ['no weights', { cards: [], parameters: [] }, ['There are 0 FSRS weights']],
    ['a weight that is no number', { cards: [], parameters: [null, ...weights] }, ['parameters[0] is null']],
    [
      'a weight beyond all numbers',
      JSON.stringify({ cards: [], parameters: ['', ...weights] }).replace('""', '1e999'),
      ['FSRS weight 0 is Infinity'],
    ],
    ['retention -1', { cards: [], desiredRetention: -1 }, ['desiredRetention is -1']],
    ['retention 90', { cards: [], desiredRetention: 90 }, ['desiredRetention is 90']],
    ['retention as text', { cards: [], desiredRetention: '0.9' }, ['desiredRetention is "0.9"']],
    ['grade -1', oneCard([{ ...good, grade: -1 }]), ['review 1 of 1', 'grade is -1']],
    ['no grade but null', oneCard([{ ...good, grade: null }]), ['review 1 of 1', 'grade is null']],
    ['step without unit', { cards: [], steps: { learning: ['10'] } }, ['steps.learning', '"10"']],
    ['step of no time', { cards: [], steps: { relearning: ['0m'] } }, ['steps.relearning', '"0m"']],
    ['rollover 24', { cards: [], rollover: 24 }, ['rollover is 24']],
    ['fuzz as text', { cards: [], fuzz: 'yes' }, ['fuzz is "yes"']],
    [
      'an id used twice',
      {
        cards: [
          { id: 'a', reviews: [] },
          { id: 'a', reviews: [] },
        ],
      },
      ['card "a"', 'used twice'],
    ],
    ['a card without id', { cards: [{ reviews: [] }] }, ['card 1 of 1', 'id is missing']],
    ['a card without reviews', { cards: [{ id: 'a' }] }, ['card "a"', '"reviews" is missing']],
    ['no cards', {}, ['"cards" is missing']],
    ['a list', '[1]', ['expected an object']],
    ['broken JSON', '{\n  "cards": [\n    x\n  ]\n}', ['line 3', 'not valid JSON']],
    ['JSON that ends too early', '{\n  "cards": [', ['line 2', 'not valid JSON']],
  ])('%s', async (_, content, parts) => {
    const path = fileOf(content);
    const problem = await within(path).catch((error: unknown) => error);
    if (!(problem instanceof Problem)) throw new Error('nothing was refused');
    expect(problem.exitCode).toBe(1);
    expect(problem.message).toMatch(/^[^\n]+\.$/);
    for (const part of [path, ...parts]) expect(problem.message).toContain(part);
  });

  test('on the error stream, with nothing printed and exit code 1', async () => {
    const path = fileOf(oneCard([good, { at: at(2), grade: 5 }]));
    expect(await palpate([path, '--json'])).toEqual({
      code: 1,
      out: '',
      err: `${path}: card "a", review 2 of 2: the grade is 5; give 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy).\n`,
    });
  });

  test('a file that is missing, a folder, and bytes that are not text', async () => {
    const missing = join(folder, 'nowhere.json');
    expect(await palpate([missing])).toEqual({
      code: 1,
      out: '',
      err: `Cannot read ${missing}: there is no such file.\n`,
    });
    expect((await palpate([folder])).err).toBe(`Cannot read ${folder}: it is a folder.\n`);
    const bytes = join(folder, 'bytes.json');
    writeFileSync(bytes, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect((await palpate([bytes])).err).toBe(`Cannot read ${bytes}: it is not UTF-8 text.\n`);
  });

  test('on standard input is named so', async () => {
    const { code, err } = await palpate(['-', '--json'], '{}');
    expect(code).toBe(1);
    expect(err).toMatch(/^standard input: /);
  });

  test.each([[[]], [['a.json', 'b.json']], [['a.json', '--parameters']]])(
    'wrong usage %j is told with exit code 2',
    async (args) => {
      const { code, out, err } = await palpate(args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('usage: palpate replay FILE [--json]');
    },
  );
});
