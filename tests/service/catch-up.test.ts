import { expect, test } from 'vitest';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const day = 1440;

/** A learner who studied for some days and then stayed away. */
async function behind(daysAway: number) {
  const clock = new FakeClock(noon);
  const { client, context } = localProfile(recallDeck(300), clock);
  await client.settings.set({ newPerDay: 25, learningSteps: [], relearningSteps: [] });
  const studyAll = async () => {
    let answers = 0;
    for (;;) {
      const { card } = await client.study.next();
      if (!card) return answers;
      await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 10_000, answer: null });
      answers += 1;
    }
  };
  for (let each = 0; each < 8; each += 1) {
    await studyAll();
    clock.advance(day);
  }
  clock.advance(daysAway * day);
  return { clock, client, context, studyAll };
}

test('catching up asks what the minutes allow each day, no new cards, and ends by itself', async () => {
  const { clock, client, studyAll } = await behind(30);
  const before = await client.today.get();
  expect(before.overdue).toBeGreaterThan(100);
  const plan = await client.catchUp.start({ minutesPerDay: 8 });
  expect(plan.today).toBeGreaterThan(0);
  expect(plan.today).toBeLessThan(before.overdue);
  const today = await client.today.get();
  expect(today.counts).toEqual({ new: 0, learning: 0, review: plan.today });
  expect(today.catchUp).toEqual({ minutesPerDay: 8 });
  let days = 0;
  for (; days < 60 && (await client.today.get()).catchUp; days += 1) {
    await studyAll();
    clock.advance(day);
  }
  expect(days).toBeLessThan(60);
  expect(days).toBeGreaterThanOrEqual(2);
  const after = await client.today.get();
  expect(after.overdue).toBe(0);
  expect(after.counts.new).toBeGreaterThan(0);
});

test('the day of a catch-up is not made longer by starting the program again', async () => {
  const { client, context } = await behind(30);
  const { today } = await client.catchUp.start({ minutesPerDay: 8 });
  for (let answers = 0; answers < 5; answers += 1) {
    const { card } = await client.study.next();
    await client.study.grade({ cardId: card!.cardId, grade: 3, durationMs: 10_000, answer: null });
  }
  context.forget();
  expect((await client.today.get()).counts.review).toBe(today - 5);
});

test('more minutes take fewer days, and a preview changes nothing', async () => {
  const { client } = await behind(30);
  const before = await client.today.get();
  const slow = await client.catchUp.preview({ minutesPerDay: 8 });
  const fast = await client.catchUp.preview({ minutesPerDay: 60 });
  expect(slow.overdue).toBe(before.overdue);
  expect(fast.days).not.toBeNull();
  expect(fast.days!).toBeLessThan(slow.days ?? Infinity);
  expect(await client.today.get()).toEqual(before);
});

test('a catch-up can be ended and undone', async () => {
  const { client } = await behind(30);
  const before = await client.today.get();
  await client.catchUp.start({ minutesPerDay: 8 });
  await client.catchUp.stop();
  expect((await client.today.get()).counts).toEqual(before.counts);
  await client.history.undo();
  expect((await client.today.get()).catchUp).toEqual({ minutesPerDay: 8 });
});

test('today offers a catch-up to a learner who is behind, and to no other', async () => {
  const punctual = await behind(0);
  expect((await punctual.client.today.get()).catchUpOffer).toBeNull();
  const { client, clock } = await behind(30);
  const { overdue, catchUpOffer } = await client.today.get();
  expect(catchUpOffer).toMatchObject({ overdue, days: expect.any(Number) });
  const { minutesPerDay } = catchUpOffer!;
  expect(catchUpOffer).toEqual({ ...(await client.catchUp.preview({ minutesPerDay })), minutesPerDay });
  await client.catchUp.start({ minutesPerDay });
  expect((await client.today.get()).catchUpOffer).toBeNull();
  await client.catchUp.stop();
  const date = new Date(clock.now()).toISOString().slice(0, 10);
  await client.absence.save({ id: null, from: date, to: date });
  expect((await client.today.get()).catchUpOffer).toBeNull();
});
