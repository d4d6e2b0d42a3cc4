import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../../src/core/scheduler/days.ts';
import { replay, withDueDay, type LogEntry } from '../../../src/core/scheduler/replay.ts';
import { answer, newMemory, retrievability } from '../../../src/core/scheduler/schedule.ts';
import type { DayNumber, Grade, Memory, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { answerAll, cardA, config, configs, histories, inReview, review, weights } from './support.ts';

const noon = '2026-01-10T12:00:00+00:00';

const daysOf = (memory: Memory, from: SchedulerConfig, grade: Grade, card = cardA) =>
  answer(memory, review(noon, grade), from, card).intervalDays;

describe('the order of the four answers in review', () => {
  test('each grade gives at least a day more than the one below it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 3000, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        weights,
        fc.boolean(),
        (stability, difficulty, interval, parameters, fuzz) => {
          const memory = inReview(stability, difficulty, interval);
          const from = { ...config, parameters, fuzz };
          const [hard, good, easy] = ([2, 3, 4] as const).map((grade) => daysOf(memory, from, grade));
          const below = (days: number) => Math.min(days + 1, from.maximumInterval);
          expect(hard).toBeGreaterThanOrEqual(1);
          expect(good).toBeGreaterThanOrEqual(below(hard!));
          expect(easy).toBeGreaterThanOrEqual(below(good!));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives way to the maximum interval', () => {
    const from = { ...config, maximumInterval: 30 };
    expect(([2, 3, 4] as const).map((grade) => daysOf(inReview(500, 5, 20), from, grade))).toEqual([
      30, 30, 30,
    ]);
  });
});

describe('a clock that was set back', () => {
  const first = answerAll([review('2026-06-01T10:00:00+02:00', 4)]);
  const earlier = answer(first, review('2026-03-01T10:00:00+01:00', 3), config, cardA);

  test('counts as no time passed', () => {
    const sameDay = answer(first, review('2026-06-01T10:00:01+02:00', 3), config, cardA);
    expect(earlier.stability).toBe(sameDay.stability);
    expect(earlier.difficulty).toBe(sameDay.difficulty);
    expect(earlier.intervalDays).toBe(sameDay.intervalDays);
  });

  test('is counted from again afterwards', () => {
    expect(earlier.lastReviewDay).toBe((first.lastReviewDay ?? 0) - 92);
    expect(earlier.dueDay).toBe((earlier.lastReviewDay ?? 0) + earlier.intervalDays);
  });

  test('recalls with certainty on a day before the last review', () => {
    expect(retrievability(first, earlier.lastReviewDay!, config.parameters)).toBe(1);
  });
});

const isNumberOrNull = (value: number | null) => value === null || Number.isFinite(value);

function expectSound(memory: Memory, from: SchedulerConfig): void {
  expect(memory.stability).toBeGreaterThanOrEqual(0.001);
  expect(memory.stability).toBeLessThanOrEqual(36_500);
  expect(memory.difficulty).toBeGreaterThanOrEqual(1);
  expect(memory.difficulty).toBeLessThanOrEqual(10);
  expect([memory.dueAt, memory.dueDay, memory.step].every(isNumberOrNull)).toBe(true);
  expect((memory.dueAt === null) !== (memory.dueDay === null)).toBe(true);
  expect(memory.phase === 'review').toBe(memory.step === null);
  if (memory.phase === 'review') {
    expect(memory.intervalDays).toBeGreaterThanOrEqual(1);
    expect(memory.intervalDays).toBeLessThanOrEqual(from.maximumInterval);
  }
}

describe('any history', () => {
  test('keeps every number finite and within its bounds', () => {
    fc.assert(
      fc.property(histories, configs, (reviews, from) => {
        let memory = newMemory(from);
        for (const each of reviews) {
          memory = answer(memory, each, from, cardA);
          expectSound(memory, from);
          const day = (memory.lastReviewDay! + 3653) as NonNullable<typeof memory.dueDay>;
          const recall = retrievability(memory, day, from.parameters);
          expect(recall).toBeGreaterThanOrEqual(0);
          expect(recall).toBeLessThanOrEqual(1);
        }
        expect(memory.reps).toBe(reviews.length);
      }),
      { numRuns: 500 },
    );
  });

  test('replayed from its log gives the memory that the answers gave', () => {
    const entries = fc
      .tuple(histories, fc.array(configs, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat(12)))
      .map(([reviews, settings, dice]): LogEntry[] =>
        reviews.map((each) => {
          const roll = dice.next().value;
          const from = settings[roll % settings.length]!;
          const day = dayNumber(each.at, each.offsetMinutes, from.rolloverHour);
          if (roll === 12) return { type: 'reset', at: each.at, config: from };
          if (roll === 11) return { type: 'due', at: each.at, day: (day + 5) as DayNumber, config: from };
          return { type: 'review', ...each, chosenDays: roll < 6 ? null : roll, config: from };
        }),
      );
    fc.assert(
      fc.property(entries, fc.nat(40), (log, cut) => {
        let memory = newMemory(log[0]!.config);
        for (const entry of log) {
          if (entry.type === 'reset') memory = newMemory(entry.config);
          else if (entry.type === 'due') memory = withDueDay(memory, entry.day);
          else memory = answer(memory, entry, entry.config, cardA);
        }
        expect(replay(log, cardA)).toEqual(memory);
        const before = log.slice(0, cut);
        const start = before.length === 0 ? newMemory(log[0]!.config) : replay(before, cardA);
        expect(replay(log.slice(cut), cardA, start)).toEqual(memory);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a replay', () => {
  const entry = (iso: string, grade: Grade): LogEntry => ({
    type: 'review',
    ...review(iso, grade),
    config,
  });

  test('starts again at a reset', () => {
    const log = [entry('2026-01-01T10:00:00+01:00', 4), entry('2026-01-09T10:00:00+01:00', 3)];
    const reset: LogEntry = { type: 'reset', at: Date.parse('2026-01-10T10:00:00Z'), config };
    expect(replay([...log, reset], cardA)).toEqual(newMemory(config));
    const again = entry('2026-01-11T10:00:00+01:00', 4);
    expect(replay([...log, reset, again], cardA)).toEqual(replay([again], cardA));
  });

  test('of nothing is the memory it starts from, and cannot be made up', () => {
    const memory = inReview(10, 5, 10);
    expect(replay([], cardA, memory)).toBe(memory);
    expect(() => replay([], cardA)).toThrow(RangeError);
  });
});
