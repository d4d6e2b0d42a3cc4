import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src/contract/contract.ts';
import { startEngine } from '../../src/service/engine.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { word, writeLargeProfile, writeSyntheticProfile } from '../support/synthetic-profile.ts';

type Client = ContractRouterClient<typeof contract>;

export interface EngineRow {
  what: string;
  p50: number;
  p99: number;
  unit: 'ms';
}

const cards = 100_000;
const runs = { read: 300, grade: 600 };
/** Grades of one study day, so that the daily limit of 200 reviews is not used up. */
const gradesPerDay = 150;
const day = 1440;

async function measure(
  what: string,
  times: number,
  call: (index: number) => Promise<unknown>,
): Promise<EngineRow> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await call(index);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => Math.round((taken[Math.floor(taken.length * share)] ?? 0) * 100) / 100;
  return { what, p50: at(0.5), p99: at(0.99), unit: 'ms' };
}

const filters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};

const search = (client: Client, query: string) =>
  client.library.search({ query, filters, offset: 0, limit: 50 });

async function measureGrades(client: Client, clock: FakeClock): Promise<EngineRow> {
  let { card } = await client.study.next();
  return measure('study.grade, durable, with the next card', runs.grade, async (index) => {
    if (!card) throw new Error('The session ran out of cards');
    clock.advance(index % gradesPerDay === gradesPerDay - 1 ? day : 0.1);
    ({ card } = await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 5000, answer: null }));
  });
}

/** Runs work against an engine of its own on a profile that `write` makes. */
async function withEngine<Result>(
  write: (folder: string, clock: FakeClock) => Result,
  work: (client: Client, clock: FakeClock) => Promise<EngineRow[]>,
): Promise<{ written: Result; rows: EngineRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-bench-'));
  try {
    const clock = new FakeClock(noon);
    const written = write(folder, clock);
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
    // A port keeps its process alive.
    port.unref();
    const rows = await work(client, clock);
    await engine.close();
    return { written, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Times of the calls that a learner waits for, on 100,000 cards with 400 days of history, over the worker's port. */
export async function engineBench(): Promise<{ name: string; rows: EngineRow[] }> {
  const rank = (index: number) => 20 + (index % 200);
  const { written, rows } = await withEngine(
    (folder, clock) => writeSyntheticProfile(folder, cards, clock),
    async (client, clock) => [
      await measure('study.next', runs.read, () => client.study.next()),
      await measure('today.get', runs.read, () => client.today.get()),
      await measure('library.search, one word', runs.read, (index) => search(client, word(rank(index)))),
      await measure('library.search, two words', runs.read, (index) =>
        search(client, `${word(rank(index))} ${word(rank(index * 7))}`),
      ),
      await measure('library.search, three letters', runs.read, (index) =>
        search(client, word(rank(index)).slice(0, 3)),
      ),
      await measure('library.claims, one word', runs.read, (index) =>
        client.library.claims({ query: word(rank(index)), offset: 0, limit: 50 }),
      ),
      await measure('library.claims, all', runs.read, () =>
        client.library.claims({ query: '', offset: 0, limit: 50 }),
      ),
      await measureGrades(client, clock),
    ],
  );
  return { name: `engine, ${cards} cards, ${written} reviews`, rows };
}

/** The same of a queue on a million cards, 40,000 of them due. */
export async function millionBench(): Promise<{ name: string; rows: EngineRow[] }> {
  const { rows } = await withEngine(
    (folder, clock) => writeLargeProfile(folder, cards, clock),
    async (client, clock) => [
      await measure('study.next, the queue opened for the first time', 1, () => client.study.next()),
      await measure('study.next on a new day', 20, () => {
        clock.advance(day);
        return client.study.next();
      }),
      await measure('study.next', runs.read, () => client.study.next()),
      await measure('today.get', 50, () => client.today.get()),
      await measureGrades(client, clock),
    ],
  );
  return { name: `engine, ${10 * cards} cards`, rows };
}
