import { expect, test } from 'vitest';
import { replay, withDueDay, type LogEntry } from '../../../src/core/scheduler/replay.ts';
import { answer, newMemory } from '../../../src/core/scheduler/schedule.ts';
import type { DayNumber } from '../../../src/core/scheduler/types.ts';
import { answerAll, cardA, config, inReview, review } from './support.ts';

const tenth = Date.parse('2026-01-10T00:00:00Z') / 86_400_000;
const inDays = (days: number) => (tenth + days) as DayNumber;

test('a due day set by hand moves the card and leaves what is remembered', () => {
  const memory = inReview(20, 5, 10);
  expect(withDueDay(memory, inDays(3))).toEqual({ ...memory, dueDay: inDays(3), intervalDays: 13 });
});

test('a card in its steps leaves them for review', () => {
  const memory = answerAll([review('2026-01-10T10:00:00Z', 3)]);
  expect(memory).toMatchObject({ phase: 'learning', step: 1 });
  expect(withDueDay(memory, inDays(0))).toMatchObject({
    phase: 'review',
    step: null,
    dueAt: null,
    dueDay: inDays(0),
    intervalDays: 0,
    stability: memory.stability,
  });
});

test('a card that was never studied stays new', () => {
  expect(withDueDay(newMemory(config), inDays(1))).toEqual(newMemory(config));
});

test('a replay repeats it, and the next answer counts from the day of the last review', () => {
  const first = review('2026-01-10T10:00:00Z', 4);
  const later = review('2026-01-12T10:00:00Z', 3);
  const log: LogEntry[] = [
    { type: 'review', ...first, config },
    { type: 'due', at: first.at, day: inDays(2), config },
    { type: 'review', ...later, config },
  ];
  const learned = answerAll([first]);
  const after = answer(withDueDay(learned, inDays(2)), later, config, cardA);
  expect(replay(log, cardA)).toEqual(after);
  expect(after.stability).toBe(answer(learned, later, config, cardA).stability);
});
