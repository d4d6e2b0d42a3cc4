import { expect, test } from 'vitest';
import type { TrainingEvent } from '../../src/contract/memory.ts';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import type { Context } from '../../src/service/context.ts';
import { logRow } from '../../src/service/log-row.ts';
import { insertReview } from '../../src/storage/queries/reviews.ts';
import { trainWhenDue } from '../../src/service/weights.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';
import { trainingLog } from '../support/training-log.ts';

/** A profile whose learner forgets sooner than the published weights say. */
function learned(cards: number) {
  const clock = new FakeClock(noon);
  const { client, context } = localProfile(recallDeck(cards), clock);
  const truth = defaultParameters.map((weight, index) =>
    index < 4 ? weight * 0.3 : index === 8 ? 1.3 : weight,
  );
  const { config } = context.scheduler;
  const rows = trainingLog({ cards, reviewsPerCard: 10, seed: 5, truth, config });
  const ids = context.db.prepare<[], CardId>('SELECT id FROM card ORDER BY id').pluck().all();
  const names = [...new Set(rows.map(({ card }) => card))];
  const cardOf = new Map(names.map((name, index) => [name, ids[index]!]));
  context.db.transaction(() => {
    for (const { at, card, kind, grade, introduces } of rows) {
      const moment = { at, offsetMinutes: 0, day: context.now().day };
      insertReview(
        context.db,
        logRow(context, { id: cardOf.get(card)!, deck: 'test-deck' }, moment, { kind, grade, introduces }),
      );
    }
  })();
  return { clock, client, context };
}

async function all(events: AsyncIterable<TrainingEvent>): Promise<TrainingEvent[]> {
  const seen: TrainingEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

const parameters = ({ scheduler }: Context) => scheduler.config.parameters;

test('weights that predict better are used from then on, told, and taken back by undo', async () => {
  const { client, context } = learned(900);
  const events = await all(await client.memory.train());
  const result = events.at(-1)?.result;
  expect(result).toMatchObject({ outcome: 'trained', kept: 'new' });
  if (result?.outcome !== 'trained') return;
  expect(result.after.logLoss).toBeLessThan(result.before.logLoss);
  expect(events.slice(0, -1).every((event) => event.result === null)).toBe(true);
  expect(parameters(context)).not.toEqual(defaultParameters);
  expect(context.scheduler.config.parameterSet).not.toBe('default');
  expect(await client.memory.weights()).toEqual({ own: true, last: { at: noon, training: result } });
  expect((await client.history.undo()).done).toBe('Undid training of the weights');
  expect(parameters(context)).toEqual(defaultParameters);
  await client.history.redo();
  expect(parameters(context)).not.toEqual(defaultParameters);
  expect((await client.memory.usePublished()).own).toBe(false);
  expect(parameters(context)).toEqual(defaultParameters);
});

test('too few reviews are said to be, and change nothing', async () => {
  const { client, context } = learned(10);
  const events = await all(await client.memory.train());
  expect(events.at(-1)?.result).toMatchObject({ outcome: 'too-few', needed: 400 });
  expect(parameters(context)).toEqual(defaultParameters);
  expect((await client.history.peek()).undo).toBeNull();
});

test('training by itself waits for enough reviews, and then for half as many again', async () => {
  const few = learned(60);
  await trainWhenDue(few.context);
  expect((await few.client.memory.weights()).last).toBeNull();
  const { client, context, clock } = learned(300);
  await trainWhenDue(context);
  expect((await client.memory.weights()).last?.at).toBe(noon);
  clock.advance(1440);
  await trainWhenDue(context);
  expect((await client.memory.weights()).last?.at).toBe(noon);
});

test('training by itself can be switched off', async () => {
  const { client, context } = learned(300);
  await client.settings.set({ autoTrain: false });
  await trainWhenDue(context);
  expect((await client.memory.weights()).last).toBeNull();
});
