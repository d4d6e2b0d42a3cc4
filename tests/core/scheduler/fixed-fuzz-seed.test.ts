import { expect, test } from 'vitest';
import { answer } from '../../../src/core/scheduler/schedule.ts';
import type { CardId } from '../../../src/core/scheduler/types.ts';
import { config, inReview } from './support.ts';

const fuzzy = { ...config, fuzz: true };
const noon = Date.parse('2026-01-10T12:00:00Z');
const good = (later: number, card: string) =>
  answer(inReview(40, 5, 40), { at: noon + later, offsetMinutes: 0, grade: 3 }, fuzzy, card as CardId)
    .intervalDays;

// ts-fsrs seeds with the millisecond of the review, so that the interval on a button is not the one given.
test('the millisecond of the review does not change the interval', () => {
  const days = Array.from({ length: 50 }, (_, later) => good(later, 'card-a'));
  expect(new Set(days).size).toBe(1);
});

test('another card has another interval', () => {
  const days = Array.from({ length: 50 }, (_, card) => good(0, `card-${card}`));
  expect(new Set(days).size).toBeGreaterThan(5);
});
