import { expect, test } from 'vitest';
import type { RetentionForecast } from '../../src/contract/memory.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const retentions = [0.8, 0.9, 0.95];

async function all(events: AsyncIterable<RetentionForecast>): Promise<RetentionForecast[]> {
  const seen: RetentionForecast[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

async function studied(days: number) {
  const clock = new FakeClock(noon);
  const { client, context } = localProfile(recallDeck(200), clock);
  await client.settings.set({ newPerDay: 10, learningSteps: [] });
  for (let day = 0; day < days; day += 1) {
    for (;;) {
      const { card } = await client.study.next();
      if (!card) break;
      await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 9000, answer: null });
    }
    clock.advance(1440);
  }
  return { client, context };
}

test('a higher retention costs more minutes and leaves more remembered', async () => {
  const { client } = await studied(3);
  const events = await all(await client.memory.retentionForecast({ retentions, days: 90 }));
  const costs = events.at(-1)?.costs ?? [];
  expect(costs.map((cost) => cost.desiredRetention)).toEqual(retentions);
  const [low, middle, high] = costs;
  expect(low!.minutesPerDay).toBeLessThan(middle!.minutesPerDay);
  expect(middle!.minutesPerDay).toBeLessThan(high!.minutesPerDay);
  expect(low!.remembered).toBeLessThan(high!.remembered);
  expect(high!.remembered).toBeLessThanOrEqual(200);
});

test('progress grows up to the result, which comes once', async () => {
  const { client } = await studied(1);
  const events = await all(await client.memory.retentionForecast({ retentions, days: 365 }));
  const done = events.map((event) => event.done);
  expect(done.length).toBeGreaterThan(1);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(events.filter((event) => event.costs !== null)).toEqual([events.at(-1)]);
});

test('a forecast changes nothing and is the same the second time', async () => {
  const { client, context } = await studied(2);
  const stored = () => context.db.prepare('SELECT * FROM card ORDER BY id').all();
  const before = stored();
  const once = await all(await client.memory.retentionForecast({ retentions, days: 30 }));
  const twice = await all(await client.memory.retentionForecast({ retentions, days: 30 }));
  expect(once.at(-1)).toEqual(twice.at(-1));
  expect(stored()).toEqual(before);
});

test('a caller that leaves early stops the forecast', async () => {
  const { client } = await studied(1);
  const events = await client.memory.retentionForecast({ retentions, days: 365 });
  for await (const event of events) {
    expect(event.costs).toBeNull();
    break;
  }
  const { counts } = await client.study.next();
  expect(counts.new + counts.review).toBeGreaterThan(0);
});

test('a slower learner is told more minutes', async () => {
  const minutes = async (durationMs: number) => {
    const clock = new FakeClock(noon);
    const { client } = localProfile(recallDeck(60), clock);
    await client.settings.set({ newPerDay: 30, learningSteps: [] });
    for (let day = 0; day < 8; day += 1) {
      for (;;) {
        const { card } = await client.study.next();
        if (!card) break;
        await client.study.grade({ cardId: card.cardId, grade: 3, durationMs, answer: null });
      }
      clock.advance(1440);
    }
    const events = await all(await client.memory.retentionForecast({ retentions: [0.9], days: 60 }));
    return events.at(-1)!.costs![0]!.minutesPerDay;
  };
  expect(await minutes(30_000)).toBeGreaterThan((await minutes(6_000)) * 2);
});
