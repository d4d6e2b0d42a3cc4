import { describe, expect, test } from 'vitest';
import {
  checkParameters,
  defaultParameters,
  forgettingCurve,
  intervalFor,
  migrateParameters,
  nextMemoryState,
  type MemoryState,
} from '../../src/core/scheduler/fsrs.ts';
import { answer, newMemory, retrievability } from '../../src/core/scheduler/schedule.ts';
import type { CardId, DayNumber, Grade, SchedulerConfig } from '../../src/core/scheduler/types.ts';

/*
 * Vectors of ts-fsrs stand in packages/fsrs/__tests__/ of open-spaced-repetition/ts-fsrs, those of fsrs-rs in
 * src/ of open-spaced-repetition/fsrs-rs; each is named beside its numbers. Not applicable here:
 * - inference.rs test_memo_state, test_next_states, test_evaluate: trained FSRS-5 weights or a sample
 *   collection, other models than FSRS-6; test_memory_from_sm2 stands in sm2.test.ts.
 * - default.test.ts, ceilings of w17 and w18 by number of relearning steps: a bound of training only.
 * - FSRS-6.test.ts and default.test.ts with w19 raised to 0.01: fsrs-rs takes 0 as it is, and so do we.
 */

const grades: readonly Grade[] = [1, 2, 3, 4];
const w = defaultParameters;

const config: SchedulerConfig = {
  parameters: w,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 0,
  maximumInterval: 36_500,
  fuzz: false,
};

const DAY = 86_400_000;
const start = Date.parse('2022-12-29T12:30:00Z');
const card = 'card' as CardId;

function walk(
  ratings: readonly Grade[],
  days: readonly number[],
  parameters: readonly number[],
): MemoryState {
  let state: MemoryState | null = null;
  for (const [index, grade] of ratings.entries()) {
    state = nextMemoryState(state, days[index] ?? 0, grade, parameters);
  }
  if (!state) throw new Error('no ratings');
  return state;
}

/** Stability after a review at this recall probability, and after one on the same day. */
const stabilityAt = (state: MemoryState, recall: number, grade: Grade) =>
  nextMemoryState(state, intervalFor(state.stability, recall, w), grade, w).stability;

function expectDigits(actual: readonly number[], published: readonly number[], relative: number): void {
  expect(actual).toHaveLength(published.length);
  for (const [index, value] of published.entries()) {
    expect(Math.abs((actual[index] ?? NaN) / value - 1)).toBeLessThan(relative);
  }
}

describe('ts-fsrs FSRS-6.test.ts', () => {
  test('ivl_history', () => {
    const ratings: Grade[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    let memory = newMemory(config);
    let at = start;
    const history = ratings.map((grade) => {
      memory = answer(memory, { at, offsetMinutes: 0, grade }, config, card);
      at = memory.dueAt ?? at + memory.intervalDays * DAY;
      return memory.intervalDays;
    });
    expect(history).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });

  test('memory state using next_state, short-term', () => {
    const { stability, difficulty } = walk([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], w);
    expect(stability).toBeCloseTo(53.62691, 4);
    expect(difficulty).toBeCloseTo(6.3574867, 4);
  });

  // Long-term there; here as in inference.rs test_memory_state of fsrs-rs, which sets w17 to w19 to 0.
  test('memory state using next_state, long-term', () => {
    const frozen = w.with(17, 0).with(18, 0).with(19, 0);
    const { stability, difficulty } = walk([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], frozen);
    expect(stability).toBeCloseTo(53.335106, 4);
    expect(difficulty).toBeCloseTo(6.3574867, 4);
  });

  test('first repeat', () => {
    const first = grades.map((grade) =>
      answer(newMemory(config), { at: start, offsetMinutes: 0, grade }, config, card),
    );
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
    expect(first.map(({ intervalDays }) => intervalDays)).toEqual([0, 0, 0, 8]);
    expect(first.map(({ reps }) => reps)).toEqual([1, 1, 1, 1]);
    expect(first.map(({ lapses }) => lapses)).toEqual([0, 0, 0, 0]);
    expect(first.map(({ phase }) => phase)).toEqual(['learning', 'learning', 'learning', 'review']);
  });

  test('return retrievability percentage for review cards', () => {
    const onDueDay = grades.map((grade) => {
      const memory = answer(newMemory(config), { at: start, offsetMinutes: 0, grade }, config, card);
      const day = (memory.dueDay ?? memory.lastReviewDay ?? 0) as DayNumber;
      return Number(retrievability(memory, day, w)?.toFixed(7));
    });
    expect(onDueDay).toEqual([1, 1, 1, 0.9024733]);
  });
});

describe('ts-fsrs algorithm.test.ts', () => {
  test('forgetting_curve', () => {
    expect([0, 1, 2, 3].map((days) => forgettingCurve(days, 1, w))).toEqual([1, 0.9, 0.84588465, 0.8093881]);
  });

  test('next_difficulty', () => {
    const next = grades.map((grade) => nextMemoryState({ stability: 5, difficulty: 5 }, 1, grade, w));
    expect(next.map(({ difficulty }) => difficulty)).toEqual([
      8.34176237, 6.66599536, 4.99022837, 3.31446137,
    ]);
  });

  const states = [1, 2, 3, 4].map((difficulty) => ({ stability: 5, difficulty }));
  const recalls = [0.9, 0.8, 0.7, 0.6];

  test('next_recall_stability', () => {
    // The vector's first value is the recall formula without penalty or bonus: that of Good.
    const passing: Grade[] = [3, 2, 3, 4];
    const next = states.map((state, index) => stabilityAt(state, recalls[index]!, passing[index]!));
    expectDigits(next, [25.60252118, 28.22657096, 58.65599107, 127.2266925], 1e-7);
  });

  test('next_forget_stability', () => {
    const next = states.map((state, index) => stabilityAt(state, recalls[index]!, 1));
    expectDigits(next, [1.05253961, 1.18943295, 1.36808387, 1.58498896], 2e-8);
  });

  test('next_short_term_stability', () => {
    const next = grades.map((grade) => nextMemoryState({ stability: 5, difficulty: 5 }, 0, grade, w));
    expect(next.map(({ stability }) => stability)).toEqual([1.596818, 5, 5, 8.12960956]);
  });

  test('next_ivl', () => {
    const retentions = Array.from({ length: 10 }, (_, index) => (index + 1) / 10);
    const days = retentions.map((retention) => Math.max(1, Math.round(intervalFor(1, retention, w))));
    expect(days).toEqual([3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1]);
  });

  test('next_ivl, limited', () => {
    const limited = { ...config, maximumInterval: 365 };
    const memory = answer(newMemory(limited), { at: start, offsetMinutes: 0, grade: 4 }, limited, card);
    const known = { ...memory, stability: 737.47 };
    const next = { at: start + 98 * DAY, offsetMinutes: 0, grade: 3 as const };
    expect(answer(known, next, limited, card).intervalDays).toBe(365);
    expect(answer(known, next, { ...limited, fuzz: true }, card).intervalDays).toBeLessThanOrEqual(365);
  });
});

describe('ts-fsrs default.test.ts', () => {
  const fsrs4dot5 = [
    0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61,
  ];
  const fsrs5 = [
    0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
    0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
  ];

  test('convert FSRS-4.5 to FSRS-6', () => {
    expect(migrateParameters(fsrs4dot5).map((value) => Number(value.toFixed(8)))).toEqual([
      0.4, 0.6, 2.4, 5.8, 6.81, 0.44675014, 1.36, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61,
      0, 0, 0, 0.5,
    ]);
  });

  test('convert FSRS-5 to FSRS-6', () => {
    expect(migrateParameters(fsrs5)).toEqual([...fsrs5, 0, 0.5]);
  });

  test('checkParameters', () => {
    expect(checkParameters(w)).toBeNull();
    expect(checkParameters(w.slice(0, 19))).toBeNull();
    expect(checkParameters(w.slice(0, 17))).toBeNull();
    expect(checkParameters([0.40255])?.code).toBe('scheduler.weight-count');
    expect(checkParameters(w.slice(0, 16))?.code).toBe('scheduler.weight-count');
    expect(checkParameters(w.with(5, Infinity))?.code).toBe('scheduler.weight');
    expect(checkParameters(w.with(5, NaN))?.message).toContain('weight 5 is NaN');
    expect(() => migrateParameters([1, 2, 3])).toThrow('There are 3 FSRS weights');
  });

  test('migrateParameters, and that it may be repeated', () => {
    expect(migrateParameters(w)).toEqual(w);
    expect(migrateParameters(migrateParameters(fsrs5))).toEqual([...fsrs5, 0, 0.5]);
  });
});

// Bounds as in parameter_clipper_v6.rs of fsrs-rs, the one of w19 without short-term floor.
test('fsrs-rs parameter_clipper_v6.rs: weights are put within their bounds', () => {
  const least = [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001];
  const most = [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9];
  expect(migrateParameters(w.map(() => -1000))).toEqual([...least, 0, 0, 1, 0, 0, 0, 0.1]);
  expect(migrateParameters(w.map(() => 1000))).toEqual([...most, 4, 1, 6, 2, 2, 0.8, 0.8]);
});

describe('fsrs-rs model_v6.rs', () => {
  test('test_power_forgetting_curve', () => {
    const stabilities = [1, 2, 3, 4, 4, 2];
    const curve = stabilities.map((stability, days) => forgettingCurve(days, stability, w));
    expectDigits(curve, [1, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359], 1e-5);
  });

  test('test_next_interval_scalar_is_fractional', () => {
    expect(intervalFor(121.01552, 0.9, w)).toBeCloseTo(121.01551, 4);
  });

  test('test_init_stability and test_init_difficulty', () => {
    const first = grades.map((grade) => nextMemoryState(null, 0, grade, w));
    expect(first.map(({ stability }) => stability)).toEqual(w.slice(0, 4));
    expectDigits(
      first.slice(0, 3).map(({ difficulty }) => difficulty),
      [w[4]!, w[4]! - Math.exp(w[5]!) + 1, w[4]! - Math.exp(2 * w[5]!) + 1],
      1e-8,
    );
  });

  test('test_forward', () => {
    // Single precision there: six digits hold.
    const ratings: Grade[] = [1, 2, 3, 4, 1, 2];
    const states = ratings.map((grade, index) => walk([grade, grade], [0, index < 4 ? 1 : 2], w));
    expectDigits(
      states.map(({ stability }) => stability),
      [0.10088589, 3.2494123, 7.3153, 18.014914, 0.112798266, 4.4694576],
      2e-6,
    );
    expectDigits(
      states.map(({ difficulty }) => difficulty),
      [8.806304, 6.7404594, 2.1112142, 1, 8.806304, 6.7404594],
      2e-6,
    );
  });

  test('test_next_stability', () => {
    const states = [1, 2, 3, 4].map((difficulty) => ({ stability: 5, difficulty }));
    const recalls = [0.9, 0.8, 0.7, 0.6];
    const next = states.map((state, index) => stabilityAt(state, recalls[index]!, grades[index]!));
    expectDigits(next, [1.0525396, 28.226582, 58.656002, 127.226685], 1e-6);
    const sameDay = states.map((state, index) => nextMemoryState(state, 0, grades[index]!, w).stability);
    expectDigits(sameDay, [1.596818, 5, 5, 8.12961], 1e-6);
  });
});

test('fsrs-rs inference.rs: test_current_retrievability', () => {
  const curve = [0, 1, 2, 3].map((days) => forgettingCurve(days, 1, w.with(20, 0.2)));
  expectDigits(curve, [1, 0.9, 0.84028935, 0.7985001], 1e-6);
});

test('fsrs-rs inference_v6.rs: test_s90_legacy_equals_stability', () => {
  expect(intervalFor(12.345, 0.9, w)).toBe(12.345);
});
