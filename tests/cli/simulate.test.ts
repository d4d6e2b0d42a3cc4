import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'palpate-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function palpate(...args: string[]) {
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await main(['simulate', '--today', '2026-03-02', ...args], io);
  return { code, out, err };
}

async function json<Result>(...args: string[]): Promise<Result> {
  const { code, out, err } = await palpate(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Result;
}

let files = 0;

function fileOf(content: object): string {
  const path = join(folder, `log-${(files += 1)}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

interface Forecast {
  days: {
    date: string;
    reviews: number;
    new: number;
    minutes: number;
    remembered: number;
    heldBack: number;
  }[];
}

describe('the forecast', () => {
  test('has one entry a day, as the figures ask', async () => {
    const { days } = await json<Forecast>('--cards', '50', '--days', '10', '--new', '20');
    expect(days.map(({ date }) => date).slice(0, 2)).toEqual(['2026-03-02', '2026-03-03']);
    expect(days.map((day) => day.new)).toEqual([20, 20, 10, 0, 0, 0, 0, 0, 0, 0]);
    expect(days[0]?.reviews).toBe(0);
    expect(days[9]?.remembered).toBeGreaterThan(40);
  });

  test('keeps to the minutes', async () => {
    const { days } = await json<Forecast>('--days', '40', '--minutes', '5');
    for (const { minutes } of days) expect(minutes).toBeLessThan(8);
  });

  test('is the same for the same seed and another for another', async () => {
    const run = (seed: string) => json<Forecast>('--days', '20', '--seed', seed);
    expect(await run('3')).toEqual(await run('3'));
    expect(await run('3')).not.toEqual(await run('4'));
  });

  test('begins with what a file says', async () => {
    const studied = { id: 'a', reviews: [{ at: '2026-02-20T10:00:00Z', grade: 4 }] };
    const path = fileOf({ cards: [studied, { id: 'b', reviews: [] }] });
    const { days } = await json<Forecast>(path, '--days', '3');
    // A first Easy is due after 8 days (ts-fsrs FSRS-6.test.ts, first repeat): overdue here.
    expect(days[0]).toMatchObject({ reviews: 1, new: 1 });
    const more = await json<Forecast>(path, '--days', '3', '--cards', '4');
    expect(more.days[0]).toMatchObject({ reviews: 1, new: 5 });
  });

  test('reads as a table of at most thirty rows', async () => {
    const { out } = await palpate('--days', '365');
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^from +reviews a day +new +minutes +remembered +held back$/);
    expect(lines.length).toBeLessThanOrEqual(31);
    expect(lines[1]).toMatch(/^2026-03-02 /);
  });
});

describe('the cost of retentions', () => {
  test('rises with them', async () => {
    const { retentions } = await json<{ retentions: { desiredRetention: number; minutesPerDay: number }[] }>(
      '--retention',
      '0.8,0.9,0.95',
      '--days',
      '120',
    );
    expect(retentions.map(({ desiredRetention }) => desiredRetention)).toEqual([0.8, 0.9, 0.95]);
    const minutes = retentions.map(({ minutesPerDay }) => minutesPerDay);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });

  test('reads as one line each', async () => {
    const { out } = await palpate('--retention', '0.85,0.9', '--days', '60');
    expect(out).toMatch(/^0\.85: about \d+ min a day, [^\n]+\n0\.9: about \d+ min a day, [^\n]+\n$/);
  });
});

describe('an exam', () => {
  interface Plan {
    verdict: { kind: string; cause?: string; alternatives?: { minutesPerDay: number; exam: string } };
    recall: { expected: number; low: number; high: number };
    newPerDay: number;
    lastLook: string;
    minutes: number[];
  }

  test('that fits is told so', async () => {
    const plan = await json<Plan>(
      '--exam',
      '2026-04-13',
      '--target',
      '0.9',
      '--minutes',
      '30',
      '--cards',
      '300',
    );
    expect(plan.verdict).toEqual({ kind: 'fits' });
    expect(plan.minutes).toHaveLength(42);
    expect(plan.recall.expected).toBeGreaterThan(0.9);
    const { out } = await palpate('--exam', '2026-04-13', '--cards', '300');
    expect(out).toMatch(/^It fits\.\nExpected recall on the day: \d+ % /);
  });

  test('that does not is told what would', async () => {
    const args = ['--exam', '2026-04-13', '--cards', '300'];
    const plan = await json<Plan>(...args, '--minutes', '5');
    expect(plan.verdict).toMatchObject({ kind: 'short', cause: 'minutes' });
    const minutes = String(plan.verdict.alternatives?.minutesPerDay);
    expect((await json<Plan>(...args, '--minutes', minutes)).verdict.kind).toBe('fits');
    const { out } = await palpate(...args, '--minutes', '5');
    expect(out).toContain(`What would fit: ${minutes} minutes a day, or an exam on 2026-`);
  });
});

describe('bad input', () => {
  test.each([
    [['--exam', '2026-03-02'], 'The exam is not in the future'],
    [['--exam', '2025-01-01'], 'The exam is not in the future'],
    [['--exam', '2026-04-01', '--target', '1'], 'The target recall is 1;'],
    [['--exam', '2026-04-01', '--target', '0'], 'The target recall is 0;'],
    [['--exam', '2026-04-01', '--minutes', '0'], '0 minutes a day'],
    [['nowhere.json'], 'Cannot read nowhere.json: there is no such file.'],
    [[fileOf({ cards: [{ id: 'a', reviews: [{ at: 'soon', grade: 3 }] }] })], '"at" is "soon"'],
  ])('%j ends with exit code 1 and one sentence', async (args, part) => {
    const { code, out, err } = await palpate(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^[^\n]+\.\n$/);
    expect(err).toContain(part);
  });

  test.each([
    [['--days', '0'], '--days is "0"; give a whole number from 1 to 3650.'],
    [['--days', 'ten'], '--days is "ten"'],
    [['--cards=-1'], '--cards is "-1"'],
    [['--cards', '1.5'], '--cards is "1.5"'],
    [['--retention', '0'], '--retention is "0"'],
    [['--retention', '0.9,1'], '--retention is "1"'],
    [['--minutes', 'NaN'], '--minutes is "NaN"'],
    [['--exam', '2026-02-30'], '--exam is "2026-02-30"; give a date'],
    [['--target', '0.9'], '--exam'],
    [['--seed', 'x'], '--seed is "x"'],
    [['a.json', 'b.json'], 'usage: palpate simulate'],
    [['--nonsense'], 'usage: palpate simulate'],
  ])('%j is wrong usage', async (args, part) => {
    const { code, out, err } = await palpate(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(part);
  });
});
