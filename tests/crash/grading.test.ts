import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nextUndo } from '../../src/storage/queries/undo.ts';
import { lastReviewId } from '../../src/storage/queries/reviews.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { cardsThatDiffer } from '../support/log.ts';
import { localClient, openContext, preparedFolder } from '../support/profile.ts';

const grader = fileURLToPath(new URL('../support/grader.ts', import.meta.url));

/** Runs a grader, kills it after so many acknowledged answers, and returns all it acknowledged. */
function killAfter(mode: 'engine' | 'early', folder: string, answers: number): Promise<string[]> {
  const child = spawn(process.execPath, [grader, mode, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    acknowledged.push(line);
    if (acknowledged.length === answers) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(`The grader ended with ${code}`)),
    );
  });
}

/** A profile whose cards keep a grader busy. */
async function busyFolder(): Promise<string> {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(900), clock);
  const context = openContext(folder, clock);
  await localClient(context).settings.set({ newPerDay: 999 });
  context.profile.close();
  return folder;
}

/** What is left of a profile after its process was killed. */
async function inspect(folder: string, acknowledged: string[]) {
  const context = openContext(folder, new FakeClock(noon));
  const { db } = context;
  const stored = new Set(db.prepare<[], string>('SELECT id FROM review_log').pluck().all());
  const { config } = context.scheduler;
  const last = nextUndo(db)?.changes.find((change) => change.type === 'review');
  const result = {
    missing: acknowledged.filter((id) => !stored.has(id)),
    torn: cardsThatDiffer(db, config),
    integrity: db.pragma('integrity_check', { simple: true }),
    undoFits: last?.id === (lastReviewId(db) ?? undefined),
    studies: (await localClient(context).study.next()).card !== null,
  };
  context.profile.close();
  return result;
}

test('no acknowledged answer is lost or torn when the process is killed', { timeout: 120_000 }, async () => {
  const folder = await busyFolder();
  const all: string[] = [];
  for (const answers of [1, 7, 23, 40, 61, 97]) {
    all.push(...(await killAfter('engine', folder, answers)));
    expect(await inspect(folder, all), `after ${all.length} answers`).toEqual({
      missing: [],
      torn: [],
      integrity: 'ok',
      undoFits: true,
      studies: true,
    });
  }
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(229);
});

test(
  'the same kill loses answers of a grader that acknowledges before it commits',
  { timeout: 120_000 },
  async () => {
    const folder = await busyFolder();
    const missing: string[] = [];
    for (const answers of [30, 80, 130]) {
      const acknowledged = await killAfter('early', folder, answers);
      missing.push(...(await inspect(folder, acknowledged)).missing);
    }
    expect(missing).not.toEqual([]);
  },
);
