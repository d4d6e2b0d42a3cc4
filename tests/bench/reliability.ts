import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src/contract/contract.ts';
import { startEngine } from '../../src/service/engine.ts';
import { readCopy } from '../../src/storage/connect.ts';
import { damageIn } from '../../src/storage/damage.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { databaseIn } from '../support/database.ts';
import { writeLargeProfile } from '../support/synthetic-profile.ts';

type Client = ContractRouterClient<typeof contract>;

export interface ReliabilityRow {
  what: string;
  value: number;
  limit: number | null;
  unit: 's' | 'ms' | 'MB';
}

const cards = 100_000;
const round = (value: number) => Math.round(value * 100) / 100;

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return round((performance.now() - started) / 1000);
}

/** Ends a process that has the profile open and has just written. */
function endUncleanly(folder: string): void {
  const script = `
    import { openProfile } from ${JSON.stringify(new URL('../../src/storage/open.ts', import.meta.url).href)};
    openProfile(${JSON.stringify(folder)}, 0).db.exec("INSERT INTO profile VALUES ('bench', '1') ON CONFLICT DO NOTHING");
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script]);
}

/** Milliseconds between two answers, as of somebody much faster than a person. */
const pause = 20;

/** Answers while a backup is made; its time, and the longest answer before and meanwhile. */
async function backUpWhileGrading(client: Client, clock: FakeClock) {
  let { card } = await client.study.next();
  let given = 0;
  const grade = async () => {
    if (!card) throw new Error('The session ran out of cards');
    given += 1;
    // A new day before the daily limit of 200 reviews is used up.
    clock.advance(given % 150 === 0 ? 1440 : 0.1);
    const started = performance.now();
    ({ card } = await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 5000, answer: null }));
    // The first answer of a day reads the queue anew, whether or not a backup is made.
    return given % 150 === 0 ? 0 : performance.now() - started;
  };
  const alone: number[] = [];
  for (let index = 0; index < 140; index += 1) {
    alone.push(await grade());
    await setTimeout(pause);
  }
  const progress = { done: false };
  const started = performance.now();
  const making = client.data.backUp().finally(() => (progress.done = true));
  const during: number[] = [];
  while (!progress.done) {
    during.push(await grade());
    await setTimeout(pause);
  }
  await making;
  return { seconds: (performance.now() - started) / 1000, alone: alone.slice(5), during };
}

/** What safety costs on a million cards: start, and answers while a backup is made. */
export async function reliabilityBench(): Promise<{ name: string; rows: ReliabilityRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-bench-'));
  const clock = new FakeClock(noon);
  try {
    writeLargeProfile(folder, cards, clock);
    const file = databaseIn(folder);
    const check = timed(() => readCopy(file, (db) => damageIn(db)));
    const clean = timed(() => openProfile(folder, noon).close());
    endUncleanly(folder);
    const unclean = timed(() => openProfile(folder, noon).close());
    const engine = await startEngine({
      profileFolder: folder,
      bundledDecks: [],
      appVersion: '0.0.0-bench',
      workerUrl: new URL('../support/clock-worker.ts', import.meta.url),
      workerData: { clock: clock.memory },
    });
    const port = engine.connect();
    const client: Client = createORPCClient(new RPCLink({ port }));
    port.start();
    port.unref();
    const { seconds, alone, during } = await backUpWhileGrading(client, clock);
    await engine.close();
    during.sort((a, b) => a - b);
    return {
      name: `reliability, ${10 * cards} cards`,
      rows: [
        { what: 'size of the database', value: round(statSync(file).size / 1e6), limit: null, unit: 'MB' },
        { what: 'open after a clean close', value: clean, limit: 3, unit: 's' },
        { what: 'open after an unclean end', value: unclean, limit: 3, unit: 's' },
        { what: 'quick_check by itself, in another thread', value: check, limit: null, unit: 's' },
        {
          what: `backup with its check, ${during.length} answers meanwhile`,
          value: round(seconds),
          limit: 5,
          unit: 's',
        },
        {
          what: 'longest answer without a backup',
          value: round(Math.max(...alone)),
          limit: null,
          unit: 'ms',
        },
        { what: 'longest answer during a backup', value: round(during.at(-1) ?? NaN), limit: 20, unit: 'ms' },
        {
          what: 'p99 of answers during a backup',
          value: round(during[Math.floor(during.length * 0.99)] ?? NaN),
          limit: null,
          unit: 'ms',
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
