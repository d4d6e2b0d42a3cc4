import { describe, expect, test } from 'vitest';
import { answer, dueInstant, isDue, newMemory } from '../../../src/core/scheduler/schedule.ts';
import { stepAfter } from '../../../src/core/scheduler/steps.ts';
import type { Grade, Memory, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { answerAll, cardA, config, inReview, review } from './support.ts';

const DAY = 1440;

/** Minutes after Again, Hard and Good. */
const after = (steps: number[], current: number) =>
  ([1, 2, 3] as Grade[]).map((grade) => stepAfter(steps, current, grade)?.minutes ?? null);

// Anki, rslib/src/scheduler/states/steps.rs, test delay_secs (there in seconds, by steps remaining).
describe('minutes to the next showing, as in Anki', () => {
  test.each([
    [[10], 0, [10, 15, null]],
    [[3 * DAY], 0, [3 * DAY, 4 * DAY, null]],
    [[1, 10], 0, [1, 5.5, 10]],
    [[1, 10], 1, [1, 10, null]],
    [[1, 10, 100], 0, [1, 5.5, 10]],
    [[1, 10, 100], 1, [1, 10, 100]],
    [[1, 10, 100], 2, [1, 100, null]],
  ])('steps %j at step %i', (steps, current, minutes) => {
    expect(after(steps, current)).toEqual(minutes);
  });

  // Same file, test rounding_days.
  test('Hard on a first step of days comes to whole days', () => {
    expect(after([DAY, 2 * DAY], 0)[1]).toBe(2 * DAY);
    expect(after([DAY - 2, DAY], 0)[1]).toBe(DAY - 1);
  });
});

describe('which step runs', () => {
  test.each<[Grade, number, number | null]>([
    [1, 0, 0],
    [1, 2, 0],
    [2, 0, 0],
    [2, 2, 2],
    [3, 0, 1],
    [3, 1, 2],
    [3, 2, null],
    [4, 0, null],
    [4, 2, null],
  ])('grade %i on step %i of three leads to step %j', (grade, current, step) => {
    expect(stepAfter([1, 10, 100], current, grade)?.step ?? null).toBe(step);
  });

  test('a step that the settings no longer have counts as the last one', () => {
    expect(stepAfter([1, 10], 5, 2)).toEqual({ step: 1, minutes: 10 });
    expect(stepAfter([1, 10], 5, 3)).toBeNull();
  });
});

describe('a new card', () => {
  const at = '2026-01-10T10:00:00+01:00';
  const after = (grade: Grade, steps: SchedulerConfig['steps'] = config.steps) => {
    const each = review(at, grade);
    const memory = answer(newMemory(config), each, { ...config, steps }, cardA);
    return { ...memory, minutes: memory.dueAt === null ? null : (memory.dueAt - each.at) / 60_000 };
  };

  test('stays in learning for its steps and leaves on Easy', () => {
    expect(after(1)).toMatchObject({ phase: 'learning', step: 0, minutes: 1, intervalDays: 0 });
    expect(after(2)).toMatchObject({ phase: 'learning', step: 0, minutes: 5.5 });
    expect(after(3)).toMatchObject({ phase: 'learning', step: 1, minutes: 10 });
    expect(after(4)).toMatchObject({ phase: 'review', step: null, minutes: null, intervalDays: 8 });
  });

  test('without steps is placed by the memory model, within the day when under half a day', () => {
    const none = { learning: [], relearning: [] };
    // Stabilities 0.212, 1.2931, 2.3065 and 8.2956 days are the published w0 to w3.
    const again = after(1, none);
    expect(again).toMatchObject({ phase: 'learning', step: 0, intervalDays: 0 });
    expect(again.minutes).toBeCloseTo(0.212 * 1440, 3);
    expect(after(2, none)).toMatchObject({ phase: 'review', intervalDays: 1 });
    expect(after(3, none)).toMatchObject({ phase: 'review', intervalDays: 2 });
    expect(after(4, none)).toMatchObject({ phase: 'review', intervalDays: 8 });
  });

  test('leaves learning on Easy, however weak the memory', () => {
    const weak = config.parameters.with(3, 0.3);
    const steps = { learning: [], relearning: [] };
    const from = { ...config, steps, parameters: weak };
    expect(answer(newMemory(config), review(at, 4), from, cardA)).toMatchObject({
      phase: 'review',
      step: null,
    });
    const goodWeak = { ...from, parameters: config.parameters.with(2, 0.3) };
    expect(answer(newMemory(config), review(at, 3), goodWeak, cardA).phase).toBe('learning');
  });

  test('Easy gives more days than Good would', () => {
    const close = config.parameters.with(3, 2.31);
    const steps = { learning: [], relearning: [] };
    const days = ([3, 4] as Grade[]).map(
      (grade) =>
        answer(newMemory(config), review(at, grade), { ...config, steps, parameters: close }, cardA)
          .intervalDays,
    );
    expect(days).toEqual([2, 3]);
  });
});

// Anki's rules of answering, rslib/src/scheduler/states/{learning,relearning,review}.rs.
describe('phase, step and minutes after Again, Hard, Good and Easy', () => {
  const at = '2026-01-10T12:00:00+00:00';
  const steps = { learning: [1, 10, 60], relearning: [10, 30] };
  const running = (phase: 'learning' | 'relearning', step: number) => ({
    ...inReview(20, 5, 20),
    phase,
    step,
    dueAt: review(at, 3).at,
    dueDay: null,
    intervalDays: 0,
  });

  test.each<[string, Memory, (string | number | null)[][]]>([
    [
      'a new card',
      newMemory(config),
      [
        ['learning', 0, 1],
        ['learning', 0, 5.5],
        ['learning', 1, 10],
        ['review', null, null],
      ],
    ],
    [
      'the second learning step',
      running('learning', 1),
      [
        ['learning', 0, 1],
        ['learning', 1, 10],
        ['learning', 2, 60],
        ['review', null, null],
      ],
    ],
    [
      'the last learning step',
      running('learning', 2),
      [
        ['learning', 0, 1],
        ['learning', 2, 60],
        ['review', null, null],
        ['review', null, null],
      ],
    ],
    [
      'a review',
      inReview(20, 5, 20),
      [
        ['relearning', 0, 10],
        ['review', null, null],
        ['review', null, null],
        ['review', null, null],
      ],
    ],
    [
      'the first relearning step',
      running('relearning', 0),
      [
        ['relearning', 0, 10],
        ['relearning', 0, 20],
        ['relearning', 1, 30],
        ['review', null, null],
      ],
    ],
    [
      'the last relearning step',
      running('relearning', 1),
      [
        ['relearning', 0, 10],
        ['relearning', 1, 30],
        ['review', null, null],
        ['review', null, null],
      ],
    ],
  ])('of %s', (_, memory, expected) => {
    const outcomes = ([1, 2, 3, 4] as Grade[]).map((grade) => {
      const given = review(at, grade);
      const { phase, step, dueAt } = answer(memory, given, { ...config, steps }, cardA);
      return [phase, step, dueAt === null ? null : (dueAt - given.at) / 60_000];
    });
    expect(outcomes).toEqual(expected);
  });

  test('a single relearning step takes half as long again on Hard', () => {
    const given = review(at, 2);
    expect(answer(running('relearning', 0), given, config, cardA).dueAt).toBe(given.at + 15 * 60_000);
  });

  test('Easy on a step gives a day more than Good that leaves it', () => {
    const days = ([3, 4] as Grade[]).map(
      (grade) => answer(running('relearning', 0), review(at, grade), config, cardA).intervalDays,
    );
    expect(days[1]).toBeGreaterThan(days[0]!);
  });

  test('a lapse without steps that leaves under half a day stays in relearning', () => {
    const weak = { ...config, steps: { learning: [1], relearning: [] } };
    const after = (stability: number) => answer(inReview(stability, 9, 1), review(at, 1), weak, cardA);
    expect(after(0.3)).toMatchObject({ phase: 'relearning', step: 0, intervalDays: 0 });
    expect(after(0.3).dueAt! - review(at, 1).at).toBe(Math.round(after(0.3).stability! * DAY * 60_000));
    expect(after(100)).toMatchObject({ phase: 'review', step: null });
  });
});

describe('a lapse', () => {
  const card = inReview(20, 5, 20);
  const again = (relearning: number[]) =>
    answer(
      card,
      review('2026-01-10T12:00:00+00:00', 1),
      { ...config, steps: { learning: [1, 10], relearning } },
      cardA,
    );

  test('goes through the relearning steps and is counted once', () => {
    expect(again([10])).toMatchObject({ phase: 'relearning', step: 0, lapses: 1, intervalDays: 0 });
    const twice = answer(again([10]), review('2026-01-10T12:10:00+00:00', 1), config, cardA);
    expect(twice).toMatchObject({ phase: 'relearning', step: 0, lapses: 1 });
    const back = answer(twice, review('2026-01-10T12:20:00+00:00', 3), config, cardA);
    expect(back).toMatchObject({ phase: 'review', step: null, lapses: 1 });
    expect(back.intervalDays).toBeGreaterThanOrEqual(1);
  });

  test('without relearning steps goes to the model’s next day', () => {
    expect(again([])).toMatchObject({ phase: 'review', step: null, dueAt: null, lapses: 1 });
    expect(again([]).intervalDays).toBe(Math.round(again([]).stability ?? 0));
  });
});

describe('a step that crosses the end of the day', () => {
  const steps = { learning: [1, 30], relearning: [10] };
  const good = (at: string) => answer(newMemory(config), review(at, 3), { ...config, steps }, cardA);

  test('is due by day', () => {
    const late = good('2026-01-11T03:45:00+01:00');
    expect(late).toMatchObject({ phase: 'learning', step: 1, dueAt: null, intervalDays: 1 });
    expect(late.dueDay).toBe((late.lastReviewDay ?? 0) + 1);
    expect(new Date(dueInstant(late, 60, 4) ?? 0).toISOString()).toBe('2026-01-11T03:00:00.000Z');
  });

  test('and one that ends before it is due by the minute', () => {
    const early = good('2026-01-11T03:29:00+01:00');
    expect(early).toMatchObject({ phase: 'learning', step: 1, dueDay: null, intervalDays: 0 });
    expect(isDue(early, review('2026-01-11T03:58:59+01:00', 3).at, early.lastReviewDay!)).toBe(false);
    expect(isDue(early, review('2026-01-11T03:59:00+01:00', 3).at, early.lastReviewDay!)).toBe(true);
  });

  test('a step of days counts study days, whatever the hour', () => {
    const days = (at: string) =>
      answer(
        newMemory(config),
        review(at, 1),
        { ...config, steps: { learning: [3 * DAY], relearning: [] } },
        cardA,
      ).intervalDays;
    expect(days('2026-01-10T05:00:00+01:00')).toBe(3);
    expect(days('2026-01-11T03:00:00+01:00')).toBe(3);
  });

  test('a card in such a step goes on with it the next day', () => {
    const next = answer(
      good('2026-01-11T03:45:00+01:00'),
      review('2026-01-11T09:00:00+01:00', 3),
      { ...config, steps },
      cardA,
    );
    expect(next).toMatchObject({ phase: 'review', reps: 2 });
  });
});

test('a new card is never due, a reviewed one from the start of its day', () => {
  const memory = answerAll([review('2026-01-10T10:00:00+01:00', 4)]);
  const { dueDay } = memory;
  expect(isDue(newMemory(config), Number.MAX_SAFE_INTEGER, dueDay!)).toBe(false);
  expect(dueInstant(newMemory(config), 60, 4)).toBeNull();
  const start = dueInstant(memory, 60, 4)!;
  expect(isDue(memory, start, dueDay!)).toBe(true);
  expect(isDue(memory, start - 1, (dueDay! - 1) as typeof dueDay & number)).toBe(false);
});
