import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayStart } from '../../../src/core/scheduler/days.ts';
import type { Learner } from '../../../src/core/scheduler/learner.ts';
import { answer, newMemory, retrievability } from '../../../src/core/scheduler/schedule.ts';
import { costOfRetention, simulate } from '../../../src/core/scheduler/simulate.ts';
import type { DayNumber, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { figures, ids, known, learner, simulation, studiedCards, today, unlimited } from './plan-support.ts';
import { cardA, config, configs } from './support.ts';

const alwaysGood: Learner = { figures, grade: () => 3 };
const never: Learner = { figures, grade: () => 1 };

/** Days on which a card is answered that always gets Good, by `answer` alone. */
function daysByAnswer(from: SchedulerConfig, until: number): number[] {
  const days: number[] = [];
  let memory = newMemory(from);
  let at = dayStart(today, 0, from.rolloverHour);
  while (at < dayStart((today + until) as DayNumber, 0, from.rolloverHour)) {
    memory = answer(memory, { at, offsetMinutes: 0, grade: 3 }, from, cardA);
    if (days.at(-1) !== memory.lastReviewDay) days.push(memory.lastReviewDay ?? NaN);
    at = memory.dueAt ?? dayStart(memory.dueDay ?? today, 0, from.rolloverHour);
  }
  return days;
}

function result<Yielded, Returned>(work: Generator<Yielded, Returned, void>): Returned {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

describe('a card that is always recalled', () => {
  test.each([
    ['plainly', config],
    ['with spreading', { ...config, fuzz: true }],
    ['with a step of a day', { ...config, steps: { learning: [10, 1440], relearning: [10] } }],
    ['without steps', { ...config, steps: { learning: [], relearning: [] } }],
    ['at another retention', { ...config, desiredRetention: 0.95 }],
  ])('is seen on the days that answer() gives, %s', (_, from) => {
    const run = simulate(simulation({ days: 400, fresh: [cardA], config: from, learner: alwaysGood }));
    const seen = [...run].filter(({ reviews, introduced }) => reviews + introduced > 0);
    expect(seen.map(({ day }) => day)).toEqual(daysByAnswer(from, 400));
    expect(seen.length).toBeGreaterThan(3);
  });

  // ts-fsrs FSRS-6.test.ts, ivl_history: 0, 2, 11, 46, 163 days for Good answers.
  test('has the published intervals', () => {
    const run = [...simulate(simulation({ days: 300, fresh: [cardA], learner: alwaysGood }))];
    const seen = run.filter(({ reviews }) => reviews > 0).map(({ day }) => day - today);
    expect(seen).toEqual([2, 13, 59, 222]);
  });
});

describe('the sums', () => {
  test('hold for any cards and settings', () => {
    const input = fc
      .record({
        from: configs,
        seed: fc.integer(),
        newPerDay: fc.nat(8),
        minutes: fc.constantFrom(2, 10, Infinity),
      })
      .chain((drawn) => studiedCards(drawn.from).map((studied) => ({ ...drawn, studied })));
    fc.assert(
      fc.property(input, ({ from, seed, newPerDay, minutes, studied }) => {
        const limits = { newPerDay, reviewsPerDay: 12, minutesPerDay: minutes };
        const run = [
          ...simulate(simulation({ days: 30, studied, fresh: ids(40), config: from, limits, seed })),
        ];
        expect(run.map(({ day }) => day)).toEqual(run.map((_, index) => today + index));
        let introduced = 0;
        for (const day of run) {
          introduced += day.introduced;
          for (const figure of Object.values(day)) expect(figure).toBeGreaterThanOrEqual(0);
          expect(day.introduced).toBeLessThanOrEqual(newPerDay);
          expect(day.remembered).toBeLessThanOrEqual(studied.length + introduced + 1e-9);
          expect(day.minutes > 0).toBe(day.reviews + day.introduced > 0);
        }
        expect(introduced).toBeLessThanOrEqual(40);
        if (minutes === Infinity) expect(introduced).toBe(Math.min(40, 30 * newPerDay));
      }),
      { numRuns: 100 },
    );
  });

  test('without limits hold nothing back', () => {
    const run = [...simulate(simulation({ limits: { ...unlimited, newPerDay: 10 } }))];
    expect(run.every(({ heldBack }) => heldBack === 0)).toBe(true);
    expect(run.slice(0, 11).map(({ introduced }) => introduced)).toEqual([...Array<number>(10).fill(10), 0]);
  });

  test('remember what the forgetting curve says of cards that are not due', () => {
    const cards = [known('a', 40, 5, 300), known('b', 900, 30, 800)];
    const [, second] = [...simulate(simulation({ studied: cards, fresh: [], days: 2 }))];
    const recall = cards.map(({ memory }) =>
      retrievability(memory, (today + 1) as DayNumber, config.parameters),
    );
    expect(second?.remembered).toBeCloseTo((recall[0] ?? NaN) + (recall[1] ?? NaN), 10);
  });

  test('of minutes are the seconds of the answers', () => {
    const [day] = [...simulate(simulation({ days: 1, fresh: ids(7), learner: alwaysGood }))];
    // Two Good answers, on a new card and on the step after it.
    expect(day?.minutes).toBeCloseTo((7 * 2 * figures.seconds.learning[2]) / 60, 10);
  });
});

describe('limits', () => {
  const due = Array.from({ length: 50 }, (_, index) => known(`due-${index}`, 10 + index, 20, 10));

  test('hold reviews back and serve them on the days after', () => {
    const limits = { ...unlimited, reviewsPerDay: 20 };
    const run = [...simulate(simulation({ studied: due, fresh: [], limits, days: 3, learner: alwaysGood }))];
    expect(run.map(({ reviews }) => reviews)).toEqual([20, 20, 10]);
    expect(run.map(({ heldBack }) => heldBack)).toEqual([30, 10, 0]);
  });

  test('of minutes are exceeded by no more than one card takes', () => {
    const run = [...simulate(simulation({ studied: due, limits: { ...unlimited, minutesPerDay: 5 } }))];
    for (const { minutes } of run) expect(minutes).toBeLessThan(8);
    expect(run[0]?.introduced).toBe(0);
    expect(run.reduce((sum, { introduced }) => sum + introduced, 0)).toBeGreaterThan(0);
  });

  test('of nothing leave everything for later', () => {
    const limits = { newPerDay: 0, reviewsPerDay: 0, minutesPerDay: 0 };
    const run = [...simulate(simulation({ studied: due, limits, days: 2 }))];
    expect(run.map(({ heldBack, minutes }) => [heldBack, minutes])).toEqual([
      [50, 0],
      [50, 0],
    ]);
  });
});

describe('luck', () => {
  test('is the same for the same seed and another for another', () => {
    const run = (seed: number) => [...simulate(simulation({ seed }))];
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  test('recalls due cards as often as their retrievability says', () => {
    let reviews = 0;
    let recalled = 0;
    let expected = 0;
    const counted: Learner = {
      figures,
      grade(sight, roll) {
        const grade = learner.grade(sight, roll);
        if (sight.before === null && sight.phase === 'review') {
          reviews += 1;
          expected += sight.recall ?? NaN;
          if (grade > 1) recalled += 1;
        }
        return grade;
      },
    };
    const run = [...simulate(simulation({ days: 200, fresh: ids(2000), learner: counted }))];
    expect(reviews).toBe(run.reduce((sum, day) => sum + day.reviews, 0));
    // Four standard deviations of a count whose probabilities lie around 0.9.
    expect(Math.abs(recalled - expected)).toBeLessThan(4 * Math.sqrt(reviews * 0.9 * 0.1));
  });

  test('that never comes still ends each day', () => {
    const run = [...simulate(simulation({ days: 5, fresh: ids(3), learner: never }))];
    expect(run.map(({ reviews, introduced }) => reviews + introduced)).toEqual([3, 3, 3, 3, 3]);
  });

  test('stops when the caller stops', () => {
    const run = simulate(simulation({ days: 1000 }));
    run.next();
    run.return();
    expect(run.next().done).toBe(true);
  });
});

describe('the cost of a desired retention', () => {
  const input = simulation({ days: 200, fresh: ids(1000), limits: { ...unlimited, newPerDay: 20 } });
  const retentions = [0.8, 0.85, 0.9, 0.94, 0.97];
  const costs = result(costOfRetention(input, retentions));

  test('rises with it, in minutes, reviews and cards remembered', () => {
    expect(costs.map(({ desiredRetention }) => desiredRetention)).toEqual(retentions);
    for (const figure of ['minutesPerDay', 'reviewsPerDay', 'remembered'] as const) {
      const row = costs.map((cost) => cost[figure]);
      expect(row).toEqual(row.toSorted((a, b) => a - b));
      expect(new Set(row).size).toBe(row.length);
    }
  });

  test('is the mean of the simulated days', () => {
    const days = [...simulate(input)];
    const minutes = days.reduce((sum, day) => sum + day.minutes, 0) / days.length;
    expect(costs[2]?.minutesPerDay).toBeCloseTo(minutes, 9);
    expect(costs[2]?.remembered).toBe(days.at(-1)?.remembered);
  });

  test('reports the share that is done', () => {
    const shares = [...costOfRetention({ ...input, days: 4 }, [0.8, 0.9])];
    expect(shares).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((eighths) => eighths / 8));
  });
});
