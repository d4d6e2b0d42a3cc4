import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { startEngine } from '../../src/service/engine.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { connect, preparedFolder, startOn, tempFolder } from '../support/profile.ts';

const options = (profileFolder: string) => ({ profileFolder, bundledDecks: [], appVersion: '0.0.0-test' });

/** A worker entry given as text. */
const entry = (script: string) => new URL(`data:text/javascript,${encodeURIComponent(script)}`);

test('the engine runs on the clock of the machine', async () => {
  const engine = await startEngine(options(tempFolder()));
  expect(await connect(engine).today.get()).toMatchObject({ answered: 0, decks: [] });
  await engine.close();
});

test('a profile that cannot be opened is a problem with its code and sentence', async () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  const failed = await startEngine(options(file)).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Problem);
  expect(failed).toMatchObject({ code: 'profile.not-a-folder', exitCode: 1 });
  expect((failed as Problem).message).toContain(file);
});

test('a deck that cannot be read is a problem, and the profile is free again', async () => {
  const folder = tempFolder();
  const missing = { ...options(folder), bundledDecks: [join(folder, 'missing.palpate')] };
  await expect(startEngine(missing)).rejects.toBeInstanceOf(Problem);
  await (await startEngine(options(folder))).close();
});

test('a second engine on one profile is refused until the first has closed', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(1), clock);
  const { engine } = await startOn(folder, clock);
  await expect(startEngine(options(folder))).rejects.toMatchObject({ code: 'profile.in-use' });
  await engine.close();
  await (await startEngine(options(folder))).close();
});

test('closing twice is closing once', async () => {
  const engine = await startEngine(options(tempFolder()));
  await Promise.all([engine.close(), engine.close()]);
  await engine.close();
});

test('a worker that dies is told with its reason', async () => {
  const workerUrl = entry(`
    import { parentPort } from 'node:worker_threads';
    parentPort.postMessage({ type: 'ready' });
    parentPort.on('message', () => { throw new Error('out of memory'); });`);
  const engine = await startEngine({ ...options(tempFolder()), workerUrl });
  engine.connect();
  expect((await engine.failed).message).toBe('out of memory');
  await engine.close();
});

test('a worker that ends by itself is told', async () => {
  const workerUrl = entry(`
    import { parentPort } from 'node:worker_threads';
    parentPort.postMessage({ type: 'ready' });
    parentPort.on('message', () => process.exit(3));`);
  const engine = await startEngine({ ...options(tempFolder()), workerUrl });
  engine.connect();
  expect((await engine.failed).message).toBe('The engine stopped with code 3');
});

test.each([
  ['throws', "throw new Error('broken');", 'broken'],
  ['ends', 'process.exit(1);', 'The engine stopped while it was starting'],
])('a worker that %s while it starts fails the start', async (_, script, message) => {
  await expect(startEngine({ ...options(tempFolder()), workerUrl: entry(script) })).rejects.toThrow(message);
});
