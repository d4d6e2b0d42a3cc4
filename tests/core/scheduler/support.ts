import fc from 'fast-check';
import { defaultParameters } from '../../../src/core/scheduler/fsrs.ts';
import { answer, newMemory } from '../../../src/core/scheduler/schedule.ts';
import type {
  CardId,
  Grade,
  Memory,
  ReviewEvent,
  SchedulerConfig,
} from '../../../src/core/scheduler/types.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const cardA = 'card-a' as CardId;

/** Anki's and ts-fsrs' defaults, without spreading. */
export const config: SchedulerConfig = {
  parameters: defaultParameters,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 4,
  maximumInterval: 36_500,
  fuzz: false,
};

/** A review at an ISO instant whose written offset is the clock's. */
export function review(iso: string, grade: Grade): ReviewEvent {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? ['', '+', '00', '00'];
  const offset = Number(hours) * 60 + Number(minutes);
  return { at: Date.parse(iso), offsetMinutes: sign === '-' ? -offset : offset, grade };
}

export function answerAll(reviews: readonly ReviewEvent[], from = config, cardId = cardA): Memory {
  return reviews.reduce((memory, each) => answer(memory, each, from, cardId), newMemory(from));
}

/** A card in review at noon UTC on 2026-01-10 with this stability, last seen `intervalDays` ago. */
export function inReview(stability: number, difficulty: number, intervalDays: number): Memory {
  const last = Date.parse('2026-01-10T12:00:00Z') - intervalDays * DAY;
  const first = answer(newMemory(config), { at: last, offsetMinutes: 0, grade: 4 }, config, cardA);
  const lastReviewDay = first.lastReviewDay ?? 0;
  const dueDay = (lastReviewDay + intervalDays) as typeof first.dueDay;
  return { ...first, stability, difficulty, intervalDays, dueDay };
}

const grades = fc.constantFrom<Grade>(1, 2, 3, 4);

/** Histories with gaps from nothing to ten years, clocks set back and flights across zones. */
export const histories = fc
  .array(
    fc.record({
      gap: fc.oneof(
        fc.integer({ min: 0, max: 2 * HOUR }),
        fc.integer({ min: 0, max: 60 * DAY }),
        fc.integer({ min: 0, max: 3653 * DAY }),
        fc.integer({ min: -40 * DAY, max: 0 }),
      ),
      offsetMinutes: fc.constantFrom(-720, -480, 0, 60, 120, 345, 840),
      grade: grades,
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let at = Date.parse('2026-01-01T09:00:00Z');
    return steps.map(({ gap, offsetMinutes, grade }): ReviewEvent => {
      at += gap;
      return { at, offsetMinutes, grade };
    });
  });

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Any weights within the bounds of fsrs-rs (parameter_clipper.rs). */
export const weights = fc
  .tuple(
    ...[0, 1, 2, 3].map(() => between(0.001, 100)),
    between(1, 10),
    between(0.001, 4),
    between(0.001, 4),
    between(0.001, 0.75),
    between(0, 4.5),
    between(0, 0.8),
    between(0.001, 3.5),
    between(0.001, 5),
    between(0.001, 0.25),
    between(0.001, 0.9),
    between(0, 4),
    between(0, 1),
    between(1, 6),
    between(0, 2),
    between(0, 2),
    between(0, 0.8),
    between(0.1, 0.8),
  )
  .map((list): number[] => [...list]);

export const configs = fc.record<SchedulerConfig>({
  parameters: weights,
  parameterSet: fc.constant('given'),
  desiredRetention: between(0.7, 0.99),
  steps: fc.record({
    learning: fc.array(between(0.5, 4000), { maxLength: 4 }),
    relearning: fc.array(between(0.5, 4000), { maxLength: 3 }),
  }),
  rolloverHour: fc.integer({ min: 0, max: 23 }),
  maximumInterval: fc.integer({ min: 1, max: 36_500 }),
  fuzz: fc.boolean(),
});
