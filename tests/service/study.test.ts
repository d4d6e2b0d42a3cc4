import { expect, test } from 'vitest';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { preparedFolder, startOn } from '../support/profile.ts';

test('a session serves a card, takes its answer and serves the next one', async () => {
  const clock = new FakeClock(noon);
  const { client } = await startOn(preparedFolder(recallDeck(30), clock), clock);
  const first = await client.study.next();
  expect(first.counts).toEqual({ new: 10, learning: 0, review: 0 });
  const second = await client.study.grade({
    cardId: first.card!.cardId,
    grade: 3,
    durationMs: 4000,
    answer: null,
  });
  expect(second.card!.cardId).not.toBe(first.card!.cardId);
  expect(second.counts).toEqual({ new: 9, learning: 1, review: 0 });
});
