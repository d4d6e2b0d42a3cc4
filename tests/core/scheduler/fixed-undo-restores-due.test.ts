import { expect, test } from 'vitest';
import { replay, type LogEntry } from '../../../src/core/scheduler/replay.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';
import { cardA, config, review } from './support.ts';

const entry = (iso: string, grade: Grade): LogEntry => ({ type: 'review', ...review(iso, grade), config });

// ts-fsrs' rollback gives an overdue card the day of the late review as its due date.
test('taking back the review of an overdue card brings back the day it was due', () => {
  const log = [entry('2026-01-01T10:00:00+01:00', 4)];
  const before = replay(log, cardA);
  const late = entry('2026-01-12T10:00:00+01:00', 3);
  expect(replay([...log, late], cardA).dueDay).toBeGreaterThan(before.dueDay!);
  expect(replay([...log, late].slice(0, -1), cardA)).toEqual(before);
  expect(before.dueDay! - before.lastReviewDay!).toBe(8);
});
