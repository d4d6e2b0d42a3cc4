import { expect, test } from 'vitest';
import { answerNext, refusal } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile, preparedFolder, startOn } from '../support/profile.ts';

test('a new profile has the defaults', async () => {
  expect(await localProfile(recallDeck(1)).client.settings.get()).toEqual({
    desiredRetention: 0.9,
    rolloverHour: 4,
    newPerDay: 10,
    reviewsPerDay: 200,
    deckLimits: {},
    learningSteps: [1, 10],
    relearningSteps: [10],
    catchUp: null,
    weights: null,
    autoTrain: true,
    maximumInterval: 36_500,
    fuzz: true,
    easyDays: Array(7).fill('normal'),
    learnAheadMinutes: 20,
    twoButtons: false,
    referenceTier: false,
    singleKeys: true,
    keymap: {
      reveal: 'Space',
      again: '1',
      hard: '2',
      good: '3',
      easy: '4',
      undo: 'z',
      suspend: 's',
      bury: 'b',
      flag: 'f',
      help: '?',
    },
    theme: 'system',
    textScale: 1,
    reducedMotion: 'system',
    disclaimerAccepted: false,
  });
});

test('what was set outlives a restart, and the rest keeps its default', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(1), clock);
  const before = await startOn(folder, clock);
  const set = await before.client.settings.set({ newPerDay: 25, theme: 'dark' });
  await before.engine.close();
  const after = await startOn(folder, clock);
  expect(await after.client.settings.get()).toEqual(set);
  expect(set).toMatchObject({ newPerDay: 25, theme: 'dark', reviewsPerDay: 200 });
});

test('a setting takes effect on the session at once', async () => {
  const { client } = localProfile(recallDeck(30));
  expect((await client.study.next()).counts.new).toBe(10);
  await client.settings.set({ newPerDay: 3 });
  expect((await client.study.next()).counts.new).toBe(3);
  await client.history.undo();
  expect((await client.study.next()).counts.new).toBe(10);
});

test.each([
  ['a retention that no plan can reach', { desiredRetention: 1 }],
  ['an hour that no clock shows', { rolloverHour: 24 }],
  ['a step of no minutes', { learningSteps: [0] }],
])('%s is refused', async (_, patch) => {
  const { client } = localProfile(recallDeck(1));
  const before = await client.settings.get();
  expect(await refusal(client.settings.set(patch))).toMatchObject({ code: 'BAD_REQUEST' });
  expect(await client.settings.get()).toEqual(before);
});

test('one key for two actions is refused', async () => {
  const { client } = localProfile(recallDeck(1));
  const { keymap } = await client.settings.get();
  const call = client.settings.set({ keymap: { ...keymap, flag: 'z' } });
  expect(await refusal(call)).toMatchObject({ code: 'CONFLICT', data: { code: 'settings.key-taken' } });
  const moved = await client.settings.set({ keymap: { ...keymap, flag: 'x' } });
  expect(moved.keymap.flag).toBe('x');
});

test('accepting the disclaimer ends the first start, and undo passes over it', async () => {
  const { client } = localProfile(recallDeck(2));
  expect((await client.app.status()).firstStart).toBe(true);
  await answerNext(client);
  await client.settings.set({ disclaimerAccepted: true });
  expect((await client.app.status()).firstStart).toBe(false);
  expect((await client.history.peek()).undo!.label).toMatch(/^Undo Good on/);
});

test('each review names the configuration it was made under', async () => {
  const { client, context } = localProfile(recallDeck(5));
  await answerNext(client);
  await client.settings.set({ theme: 'dark' });
  await answerNext(client);
  await client.settings.set({ desiredRetention: 0.85 });
  await answerNext(client);
  const retention = context.db
    .prepare(
      `SELECT json_extract(body, '$.desiredRetention') FROM review_log
      JOIN scheduler_config ON hash = config ORDER BY id`,
    )
    .pluck()
    .all();
  expect(retention).toEqual([0.9, 0.9, 0.85]);
  expect(context.db.prepare('SELECT count(*) FROM scheduler_config').pluck().get()).toBe(2);
});
