import { dayNumber, dayStart } from './days.ts';
import { forgettingCurve, intervalFor, nextMemoryState, type MemoryState } from './fsrs.ts';
import { fuzzBounds, fuzzFactor, roundInterval } from './fuzz.ts';
import { BALANCED_DAYS, balancedDays, type DueLoad } from './load-balance.ts';
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

/** Whole days for an interval of the memory model that may not be shorter than a minimum. */
type Rounding = (interval: number, minimum: number) => number;

/**
 * Whole days of the interval after this grade. In review each better grade gives at least one day more
 * than the one below it, and spreading never makes an interval that grows shorter than the last one.
 */
function reviewDays(turn: Turn, grade: Grade, round: Rounding): number {
  const { memory } = turn;
  const interval = modelInterval(turn, grade);
  const inReview = memory.phase === 'review' && grade > 1;
  const grows = inReview && Math.round(interval) > memory.intervalDays;
  const beatsLower = grade === 4 || (inReview && grade === 3);
  const minimum = Math.max(
    1,
    grows ? memory.intervalDays + 1 : 1,
    beatsLower ? reviewDays(turn, grade === 4 ? 3 : 2, round) + 1 : 1,
  );
  return round(interval, minimum);
}

/** The chosen days where any choice for the card could have led to them, else those of the seed. */
function intervalDays(turn: Turn): number {
  const { review, factor } = turn;
  const { maximumInterval } = turn.config;
  const chosen = review.chosenDays ?? null;
  if (chosen !== null && factor !== null && Number.isInteger(chosen)) {
    const end = (name: 'lower' | 'upper') =>
      reviewDays(turn, review.grade, (days, least) => fuzzBounds(days, least, maximumInterval)[name]);
    if (chosen >= end('lower') && chosen <= end('upper')) return chosen;
  }
  return reviewDays(turn, review.grade, (days, least) => roundInterval(days, least, maximumInterval, factor));
}

/** Without steps the memory model decides; what is due within half a day stays in learning. */
function modelStep(turn: Turn, grade: Grade): RunningStep | null {
  if (grade === 4) return null;
  const interval = modelInterval(turn, grade);
  return interval < 0.5 ? { step: 0, minutes: interval * DAY_MINUTES } : null;
}

const isRelearning = ({ phase }: Memory) => phase === 'review' || phase === 'relearning';

function nextStep(turn: Turn): RunningStep | null {
  const { memory, review, config } = turn;
  const steps = isRelearning(memory) ? config.steps.relearning : config.steps.learning;
  if (memory.phase === 'review' && review.grade > 1) return null;
  if (steps.length === 0) return modelStep(turn, review.grade);
  return stepAfter(steps, memory.step ?? 0, review.grade);
}

function place(turn: Turn): Placement {
  const { memory, config, review, day } = turn;
  const running = nextStep(turn);
  if (!running) {
    const days = intervalDays(turn);
    return {
      phase: 'review',
      step: null,
      dueAt: null,
      dueDay: (day + days) as DayNumber,
      intervalDays: days,
    };
  }
  const phase = isRelearning(memory) ? 'relearning' : 'learning';
  const dueAt = review.at + Math.round(running.minutes * MINUTE_MS);
  const dueDay = dayNumber(dueAt, review.offsetMinutes, config.rolloverHour);
  if (dueDay === day) return { phase, step: running.step, dueAt, dueDay: null, intervalDays: 0 };
  return { phase, step: running.step, dueAt: null, dueDay, intervalDays: dueDay - day };
}

function turnOf(memory: Memory, review: ReviewEvent, config: SchedulerConfig, cardId: CardId): Turn {
  const day = dayNumber(review.at, review.offsetMinutes, config.rolloverHour);
  return {
    memory,
    config,
    review,
    day,
    elapsedDays: elapsedDays(memory, day),
    factor: config.fuzz ? fuzzFactor(cardId, memory.reps) : null,
  };
}

/**
 * What is known about a card after a review. Pure: the same arguments give the same memory.
 * @param review `at` in UTC milliseconds with the clock's offset at that moment; `chosenDays` from
 *   `chooseDays`, which counts where it is a possible outcome of spreading
 * @param cardId seeds the spreading of intervals
 */
export function answer(memory: Memory, review: ReviewEvent, config: SchedulerConfig, cardId: CardId): Memory {
  const turn = turnOf(memory, review, config, cardId);
  const lapsed = memory.phase === 'review' && review.grade === 1;
  return {
    model: 'fsrs-6',
    parameterSet: config.parameterSet,
    ...stateAfter(turn, review.grade),
    ...place(turn),
    lastReviewAt: review.at,
    lastReviewDay: turn.day,
    reps: memory.reps + 1,
    lapses: memory.lapses + (lapsed ? 1 : 0),
  };
}

/**
 * Days of the review interval that keep the load even, to be stored with the review as its
 * `chosenDays`; null where a step follows or intervals are not spread.
 * @param cardId seeds the choice, so that it is the same until the card's next review or another load
 */
export function chooseDays(
  memory: Memory,
  review: ReviewEvent,
  config: SchedulerConfig,
  cardId: CardId,
  load: DueLoad,
): number | null {
  const turn = turnOf(memory, review, config, cardId);
  const { factor } = turn;
  if (factor === null || nextStep(turn)) return null;
  return reviewDays(turn, review.grade, (interval, minimum) => {
    if (Math.max(interval, minimum) > BALANCED_DAYS) {
      return roundInterval(interval, minimum, config.maximumInterval, factor);
    }
    return balancedDays(fuzzBounds(interval, minimum, config.maximumInterval), turn.day, factor, load);
  });
}

/**
 * When the card would return after each of the four grades.
 * @param load to be given where the answer is going to be given the days that `chooseDays` has for it
 */
export function preview(
  memory: Memory,
  at: number,
  offsetMinutes: number,
  config: SchedulerConfig,
  cardId: CardId,
  load?: DueLoad,
): { grade: Grade; unit: 'minutes' | 'days'; amount: number }[] {
  return grades.map((grade) => {
    const review = { at, offsetMinutes, grade };
    const chosenDays = load ? chooseDays(memory, review, config, cardId, load) : null;
    const after = answer(memory, { ...review, chosenDays }, config, cardId);
    if (after.dueAt === null) return { grade, unit: 'days', amount: after.intervalDays };
    return { grade, unit: 'minutes', amount: (after.dueAt - at) / MINUTE_MS };
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
