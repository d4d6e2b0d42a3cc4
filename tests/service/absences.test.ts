import { expect, test } from 'vitest';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const day = 1440;

async function learned(days: number) {
  const clock = new FakeClock(noon);
  const { client, context } = localProfile(recallDeck(120), clock);
  await client.settings.set({ newPerDay: 12, learningSteps: [], relearningSteps: [] });
  const studyAll = async () => {
    let answers = 0;
    for (;;) {
      const { card } = await client.study.next();
      if (!card) return answers;
      await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 6000, answer: null });
      answers += 1;
    }
  };
  for (let each = 0; each < days; each += 1) {
    await studyAll();
    clock.advance(day);
  }
  const inDays = (count: number) => new Date(clock.now() + count * day * 60_000).toISOString().slice(0, 10);
  const memories = () =>
    context.db.prepare('SELECT id, phase, stability, due_day, due_at FROM card ORDER BY id').all();
  const count = (where: string) =>
    context.db.prepare(`SELECT count(*) FROM card WHERE ${where}`).pluck().get();
  return { clock, client, context, studyAll, inDays, memories, count };
}

test('nothing is asked on days away, and everything again after them', async () => {
  const { clock, client, studyAll, inDays } = await learned(5);
  const { counts } = await client.today.get();
  expect(counts.review).toBeGreaterThan(0);
  const absence = await client.absence.save({ id: null, from: inDays(0), to: inDays(2) });
  const away = await client.today.get();
  expect(away.counts).toEqual({ new: 0, learning: 0, review: 0 });
  expect(away.away).toEqual(absence);
  expect((await client.study.next()).card).toBeNull();
  clock.advance(3 * day);
  const back = await client.today.get();
  expect(back.away).toBeNull();
  expect(back.counts.review).toBeGreaterThan(0);
  expect(await studyAll()).toBe(back.counts.review + back.counts.new);
  expect(await client.absence.list()).toEqual([]);
});

test('days away that are known ahead bring forward what would be forgotten, and touch no memory', async () => {
  const { client, inDays, memories, count } = await learned(8);
  const before = memories();
  const { id } = await client.absence.save({ id: null, from: inDays(4), to: inDays(30) });
  expect(count('plan_day IS NOT NULL')).toBeGreaterThan(0);
  expect(count('show_day > due_day')).toBe(0);
  expect(memories()).toEqual(before);
  await client.absence.remove({ id });
  expect(count('plan_day IS NOT NULL')).toBe(0);
  expect(memories()).toEqual(before);
});

test('days away are undone as one step', async () => {
  const { client, inDays, count } = await learned(8);
  await client.absence.save({ id: null, from: inDays(4), to: inDays(30) });
  expect((await client.history.undo()).done).toBe('Undid days away');
  expect(await client.absence.list()).toEqual([]);
  expect(count('plan_day IS NOT NULL')).toBe(0);
});

test.each([
  ['end before they begin', 5, 4, /ends before it begins/],
  ['are over', -3, -2, /The leave is over/],
])('days away that %s are refused', async (_, from, to, message) => {
  const { client, inDays } = await learned(0);
  const refused = client.absence.save({ id: null, from: inDays(from), to: inDays(to) });
  await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(message) });
  expect(await client.absence.list()).toEqual([]);
  await client.absence.save({ id: null, from: inDays(4), to: inDays(5) });
  expect(await client.absence.list()).toHaveLength(1);
});
