import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Deck } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { startEngine } from '../../src/service/engine.ts';
import { connect, tempFolder, type Client } from '../support/profile.ts';

/** A client of a real engine in a thread of its own, on a new profile with this deck, until the test ends. */
export async function engineWith(deck: Deck): Promise<Client> {
  const profileFolder = tempFolder();
  const packaged = join(profileFolder, 'test.palpate');
  writeFileSync(packaged, writeDeckPackage(deck));
  const engine = await startEngine({
    profileFolder,
    bundledDecks: [packaged],
    appVersion: '0.0.0-test',
    workerUrl: pathToFileURL(resolve('src/service/worker.ts')),
  });
  onTestFinished(() => engine.close());
  return connect(engine);
}

/** The same client with one procedure replaced, for faults that the engine cannot be brought to on demand. */
export function replaced<Topic extends keyof Client, Name extends keyof Client[Topic]>(
  client: Client,
  topic: Topic,
  name: Name,
  procedure: Client[Topic][Name],
): Client {
  const procedures = new Proxy(client[topic], {
    get: (target, key): unknown => (key === name ? procedure : Reflect.get(target, key)),
  });
  return new Proxy(client, {
    get: (target, key): unknown => (key === topic ? procedures : Reflect.get(target, key)),
  });
}
