import { dayNumber, dayStart } from './days.ts';
import { forgettingCurve, intervalFor, nextMemoryState, type MemoryState } from './fsrs.ts';
import { fuzzFactor, roundInterval } from './fuzz.ts';
import { stepAfter, type RunningStep } from './steps.ts';
import type { CardId, DayNumber, Grade, Memory, ReviewEvent, SchedulerConfig } from './types.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const grades: readonly Grade[] = [1, 2, 3, 4];

/** One answer being worked out. */
interface Turn {
  memory: Memory;
  config: SchedulerConfig;
  review: ReviewEvent;
  day: DayNumber;
  elapsedDays: number;
  factor: number | null;
}

type Placement = Pick<Memory, 'phase' | 'step' | 'dueAt' | 'dueDay' | 'intervalDays'>;

/** A card that was never reviewed. */
export function newMemory(config: SchedulerConfig): Memory {
  return {
    model: 'fsrs-6',
    parameterSet: config.parameterSet,
    phase: 'new',
    stability: null,
    difficulty: null,
    step: null,
    dueAt: null,
    dueDay: null,
    intervalDays: 0,
    lastReviewAt: null,
    lastReviewDay: null,
    reps: 0,
    lapses: 0,
  };
}

/** Negative where the clock was set back; the formulas take that for no time passed. */
function elapsedDays(memory: Memory, day: DayNumber): number {
  return memory.lastReviewDay === null ? 0 : day - memory.lastReviewDay;
}

function knownState({ stability, difficulty }: Memory): MemoryState | null {
  return stability === null || difficulty === null ? null : { stability, difficulty };
}

function stateAfter(turn: Turn, grade: Grade): MemoryState {
  return nextMemoryState(knownState(turn.memory), turn.elapsedDays, grade, turn.config.parameters);
}

/** Days, with fractions, that the memory model asks for after this grade. */
function modelInterval(turn: Turn, grade: Grade): number {
  const { desiredRetention, parameters } = turn.config;
  return intervalFor(stateAfter(turn, grade).stability, desiredRetention, parameters);
}

/**
 * Whole days of the interval after this grade. In review each better grade gives at least one day more
 * than the one below it, and spreading never makes an interval that grows shorter than the last one.
 */
function reviewDays(turn: Turn, grade: Grade): number {
  const { memory, config, factor } = turn;
  const interval = modelInterval(turn, grade);
  const inReview = memory.phase === 'review' && grade > 1;
  const grows = inReview && Math.round(interval) > memory.intervalDays;
  const beatsLower = grade === 4 || (inReview && grade === 3);
  const minimum = Math.max(
    1,
    grows ? memory.intervalDays + 1 : 1,
    beatsLower ? reviewDays(turn, grade === 4 ? 3 : 2) + 1 : 1,
  );
  return roundInterval(interval, minimum, config.maximumInterval, factor);
}

/** Without steps the memory model decides; what is due within half a day stays in learning. */
function modelStep(turn: Turn, grade: Grade): RunningStep | null {
  if (grade === 4) return null;
  const interval = modelInterval(turn, grade);
  return interval < 0.5 ? { step: 0, minutes: interval * DAY_MINUTES } : null;
}

function nextStep(turn: Turn, steps: readonly number[]): RunningStep | null {
  const { memory, review } = turn;
  if (memory.phase === 'review' && review.grade > 1) return null;
  if (steps.length === 0) return modelStep(turn, review.grade);
  return stepAfter(steps, memory.step ?? 0, review.grade);
}

function place(turn: Turn): Placement {
  const { memory, config, review, day } = turn;
  const relearning = memory.phase === 'review' || memory.phase === 'relearning';
  const running = nextStep(turn, relearning ? config.steps.relearning : config.steps.learning);
  if (!running) {
    const days = reviewDays(turn, review.grade);
    return {
      phase: 'review',
      step: null,
      dueAt: null,
      dueDay: (day + days) as DayNumber,
      intervalDays: days,
    };
  }
  const phase = relearning ? 'relearning' : 'learning';
  const dueAt = review.at + Math.round(running.minutes * MINUTE_MS);
  const dueDay = dayNumber(dueAt, review.offsetMinutes, config.rolloverHour);
  if (dueDay === day) return { phase, step: running.step, dueAt, dueDay: null, intervalDays: 0 };
  return { phase, step: running.step, dueAt: null, dueDay, intervalDays: dueDay - day };
}

/**
 * What is known about a card after a review. Pure: the same arguments give the same memory.
 * @param review `at` in UTC milliseconds with the clock's offset at that moment
 * @param cardId seeds the spreading of intervals
 */
export function answer(memory: Memory, review: ReviewEvent, config: SchedulerConfig, cardId: CardId): Memory {
  const day = dayNumber(review.at, review.offsetMinutes, config.rolloverHour);
  const turn: Turn = {
    memory,
    config,
    review,
    day,
    elapsedDays: elapsedDays(memory, day),
    factor: config.fuzz ? fuzzFactor(cardId, memory.reps) : null,
  };
  const lapsed = memory.phase === 'review' && review.grade === 1;
  return {
    model: 'fsrs-6',
    parameterSet: config.parameterSet,
    ...stateAfter(turn, review.grade),
    ...place(turn),
    lastReviewAt: review.at,
    lastReviewDay: day,
    reps: memory.reps + 1,
    lapses: memory.lapses + (lapsed ? 1 : 0),
  };
}

/** When the card would return after each of the four grades. */
export function preview(
  memory: Memory,
  at: number,
  offsetMinutes: number,
  config: SchedulerConfig,
  cardId: CardId,
): { grade: Grade; unit: 'minutes' | 'days'; amount: number }[] {
  return grades.map((grade) => {
    const { dueAt, intervalDays } = answer(memory, { at, offsetMinutes, grade }, config, cardId);
    if (dueAt === null) return { grade, unit: 'days', amount: intervalDays };
    return { grade, unit: 'minutes', amount: (dueAt - at) / MINUTE_MS };
  });
}

/** Probability of recall on a study day, null before the first review. */
export function retrievability(memory: Memory, day: DayNumber, parameters: readonly number[]): number | null {
  if (memory.stability === null) return null;
  return forgettingCurve(elapsedDays(memory, day), memory.stability, parameters);
}

/** First instant (UTC ms) at which the card is due on a clock with this offset; null for a new card. */
export function dueInstant(memory: Memory, offsetMinutes: number, rolloverHour: number): number | null {
  if (memory.dueAt !== null) return memory.dueAt;
  return memory.dueDay === null ? null : dayStart(memory.dueDay, offsetMinutes, rolloverHour);
}

/** Whether a studied card is due at this instant, which lies in this study day; false for a new card. */
export function isDue(memory: Memory, at: number, day: DayNumber): boolean {
  if (memory.dueAt !== null) return memory.dueAt <= at;
  return memory.dueDay !== null && memory.dueDay <= day;
}
