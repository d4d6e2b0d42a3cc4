import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine } from '../../src/service/engine.ts';
import { recoverProfile, startupChoices } from '../../src/service/recover.ts';
import { listBackups } from '../../src/storage/backup.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { databaseIn, fileHash, problemOf } from '../support/database.ts';
import { recallDeck } from '../support/deck.ts';
import { connect, localProfile, preparedFolder, startOn, tempFolder } from '../support/profile.ts';

const names = (folder: string) => listBackups(folder).map(({ name }) => name);

test('an engine that closes backs up what was studied, and nothing where nothing was', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(3), clock);
  const first = await startOn(folder, clock);
  await first.engine.close();
  expect(names(folder)).toEqual([]);
  const second = await startOn(folder, clock);
  await answerNext(second.client);
  await second.engine.close();
  expect(names(folder)).toEqual(['auto-2026-03-02T12-00-00.000Z.sqlite']);
  const third = await startOn(folder, clock);
  await third.client.today.get();
  await third.engine.close();
  expect(names(folder)).toHaveLength(1);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'palpate.sqlite']);
});

test('an automatic backup is due when something changed and the last is half an hour old', async () => {
  const { folder, clock, context, client } = localProfile(recallDeck(5));
  await context.backups.whenDue();
  expect(names(folder)).toEqual([]);
  await answerNext(client);
  await context.backups.whenDue();
  expect(names(folder)).toHaveLength(1);
  await answerNext(client);
  clock.advance(29);
  await context.backups.whenDue();
  expect(names(folder)).toHaveLength(1);
  clock.advance(1);
  await context.backups.whenDue();
  expect(names(folder)).toHaveLength(2);
  clock.advance(60);
  await context.backups.whenDue();
  expect(names(folder)).toHaveLength(2);
  // The clock was set back before every backup.
  clock.advance(-1000);
  await answerNext(client);
  await context.backups.whenDue();
  expect(names(folder)).toHaveLength(3);
});

test('what is written while a backup is made does not disturb it, and it is checked', async () => {
  const { folder, context, client } = localProfile(recallDeck(400));
  await client.settings.set({ newPerDay: 999 });
  const progress = { done: false };
  const making = client.data.backUp().finally(() => (progress.done = true));
  let answers = 0;
  while (!progress.done) {
    await answerNext(client);
    answers += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const backup = await making;
  expect(answers).toBeGreaterThan(0);
  expect(backup).toMatchObject({ reason: 'manual', at: noon });
  expect(await client.data.status()).toEqual({
    folder,
    lastBackup: noon,
    backups: [backup],
    problem: null,
  });
  expect(context.backups.problem).toBeNull();
});

test('a file that was replaced under the open profile is told, and nothing is promised', async () => {
  const { folder, client } = localProfile(recallDeck(3));
  await answerNext(client);
  const elsewhere = join(tempFolder(), 'moved.sqlite');
  renameSync(databaseIn(folder), elsewhere);
  writeFileSync(databaseIn(folder), readFileSync(elsewhere));
  expect((await client.data.status()).problem?.code).toBe('storage.moved');
  expect(await refusal(answerNext(client))).toMatchObject({
    code: 'NOT_SAVED',
    data: { code: 'storage.moved' },
  });
  expect(await refusal(client.data.backUp())).toMatchObject({ data: { code: 'storage.moved' } });
  renameSync(elsewhere, databaseIn(folder));
  await answerNext(client);
  expect((await client.today.get()).answered).toBe(2);
});

test('a check of good data says so, and a repair has nothing to do', async () => {
  const { client, folder } = localProfile(recallDeck(5));
  await answerNext(client);
  const { findings, backup } = await client.data.check({ repair: true });
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual(
    ['structure', 'references', 'search', 'loads', 'memory', 'counts'].map((code) => [code, 'good']),
  );
  expect(backup).toBeNull();
  expect(names(folder)).toEqual([]);
});

test('the engine restores a backup while it runs, tells everybody, and goes on', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(20), clock);
  const { engine, client } = await startOn(folder, clock);
  await answerNext(client);
  const { name } = await client.data.backUp();
  await answerNext(client);
  await answerNext(client);
  const other = connect(engine);
  const changes = await other.app.changes();
  clock.advance(1);
  const report = await client.data.restore({ name, salvage: false });
  expect(report.sentences).toEqual([
    `The backup ${name} is in place.`,
    expect.stringMatching(/^What was there before is in backups\/before-restore-/),
  ]);
  const { value } = (await changes.next()) as { value: { topics: string[] } };
  expect(value.topics).toEqual(['today', 'study', 'library', 'settings', 'decks', 'plans', 'data']);
  await changes.return(undefined);
  expect((await client.today.get()).answered).toBe(1);
  await answerNext(client);
  expect((await other.today.get()).answered).toBe(2);
  const again = await client.data.restore({ name: report.kept!.split('/').at(-1)!, salvage: true });
  expect(again.sentences[2]).toBe('Carried over from what was there before: 1 answer.');
  expect((await client.today.get()).answered).toBe(4);
  expect(await refusal(client.data.restore({ name: 'none', salvage: false }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await client.today.get()).answered).toBe(4);
});

const options = (profileFolder: string) => ({ profileFolder, bundledDecks: [], appVersion: '0.0.0-test' });

test('a profile that does not open can be restored or begun anew, with nothing deleted', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(5), clock);
  expect(startupChoices(folder, 'profile.damaged')).toEqual({ choices: ['begin-anew'], backup: null });
  const { engine, client } = await startOn(folder, clock);
  await answerNext(client);
  await engine.close();
  const [backup] = listBackups(folder);
  const bytes = readFileSync(databaseIn(folder));
  bytes.fill(0, 0, 100);
  writeFileSync(databaseIn(folder), bytes);
  const damaged = fileHash(databaseIn(folder));
  const failed = (await startEngine(options(folder)).catch((error: unknown) => error)) as { code: string };
  expect(startupChoices(folder, failed.code)).toEqual({
    choices: ['restore', 'begin-anew'],
    backup: { name: backup!.name, at: noon },
  });
  expect(startupChoices(folder, 'profile.newer')).toEqual({ choices: [], backup: null });
  const report = recoverProfile(folder, 'restore', noon);
  expect(report.sentences.at(-1)).toBe(
    'Nothing could be read from what was there before, so what came after the backup is lost.',
  );
  expect(fileHash(join(folder, report.kept!, 'palpate.sqlite'))).toBe(damaged);
  const restored = await startOn(folder, clock);
  expect((await restored.client.today.get()).answered).toBe(1);
  await restored.engine.close();
  expect(problemOf(() => recoverProfile(folder, 'begin-anew', noon)).code).toBe('profile.good');
  writeFileSync(databaseIn(folder), bytes);
  const anew = recoverProfile(folder, 'begin-anew', noon + 1);
  expect(existsSync(join(folder, anew.kept!, 'palpate.sqlite'))).toBe(true);
  const empty = await startOn(folder, clock);
  expect((await empty.client.app.status()).decks).toEqual([]);
  expect(names(folder).length).toBeGreaterThan(0);
});
