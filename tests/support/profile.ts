import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import type { contract } from '../../src/contract/contract.ts';
import type { Deck } from '../../src/core/deck/types.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import { startEngine, type Engine } from '../../src/service/engine.ts';
import { router } from '../../src/service/router.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from './clock.ts';

export type Client = ContractRouterClient<typeof contract>;

/** A new folder that is removed when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const contentHash = (deck: Deck) => createHash('sha256').update(JSON.stringify(deck)).digest('hex');

/** The use cases on a profile in this thread, for tests that also look into the database. */
export function openContext(folder: string, clock: FakeClock): Context {
  const profile = openProfile(folder, clock.now());
  onTestFinished(() => profile.close());
  return new Context(profile, { clock, randomBytes }, '0.0.0-test');
}

/** A context on a new profile with this deck, and a client that calls its procedures directly. */
export function localProfile(deck: Deck, clock = new FakeClock(noon)) {
  const folder = tempFolder();
  const context = openContext(folder, clock);
  installDeck(context, deck, contentHash(deck));
  return { folder, clock, context, client: localClient(context) };
}

export const localClient = (context: Context): Client =>
  createRouterClient(router, { context: { engine: context } });

/** A folder with a closed profile that holds this deck. */
export function preparedFolder(deck: Deck, clock: FakeClock): string {
  const folder = tempFolder();
  const profile = openProfile(folder, clock.now());
  installDeck(new Context(profile, { clock, randomBytes }, '0.0.0-test'), deck, contentHash(deck));
  profile.close();
  return folder;
}

/** A client of an engine over a port of its own. */
export function connect(engine: Engine): Client {
  const port = engine.connect();
  const client: Client = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}

/** Starts an engine in its worker thread on this clock; it is closed when the test ends. */
export async function startOn(folder: string, clock: FakeClock): Promise<{ engine: Engine; client: Client }> {
  const engine = await startEngine({
    profileFolder: folder,
    bundledDecks: [],
    appVersion: '0.0.0-test',
    workerUrl: new URL('./clock-worker.ts', import.meta.url),
    workerData: { clock: clock.memory },
  });
  onTestFinished(() => engine.close());
  return { engine, client: connect(engine) };
}
