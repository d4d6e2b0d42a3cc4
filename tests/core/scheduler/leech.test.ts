import { expect, test } from 'vitest';
import { becomesLeech } from '../../../src/core/scheduler/leech.ts';
import { answer } from '../../../src/core/scheduler/schedule.ts';
import { cardA, config, inReview, review } from './support.ts';

// Anki's rule: at eight lapses, then at every half of that.
test('a card is called a leech at the eighth lapse and at each fourth one after', () => {
  const called = Array.from({ length: 21 }, (_, lapses) => {
    const before = { ...inReview(10, 5, 10), lapses };
    return becomesLeech(before, answer(before, review('2026-01-10T12:00:00Z', 1), config, cardA));
  });
  expect(called.flatMap((each, lapses) => (each ? [lapses + 1] : []))).toEqual([8, 12, 16, 20]);
});

test('a card that is recalled is not called one again', () => {
  const before = { ...inReview(10, 5, 10), lapses: 8 };
  expect(becomesLeech(before, answer(before, review('2026-01-10T12:00:00Z', 3), config, cardA))).toBe(false);
});
