import { forgettingCurve } from './fsrs.ts';
import { hash32 } from './hash.ts';
import { answerSeconds, studyInstant, visitSeconds, type Learner } from './learner.ts';
import { answer, newMemory } from './schedule.ts';
import type { CardId, DayNumber, Grade, Memory, SchedulerConfig } from './types.ts';

/** Answers to one card on one day; what still runs then waits for the next day. */
const MOST_ANSWERS = 30;

export interface StudiedCard {
  cardId: CardId;
  memory: Memory;
}

/** Infinity where there is no limit. */
export interface DayLimits {
  newPerDay: number;
  reviewsPerDay: number;
  minutesPerDay: number;
}

export interface SimulationInput {
  today: DayNumber;
  /** How many days, the first of them today. */
  days: number;
  studied: readonly StudiedCard[];
  /** New cards in the order in which they are introduced. */
  fresh: readonly CardId[];
  config: SchedulerConfig;
  limits: DayLimits;
  learner: Learner;
  /** A whole number; the same one gives the same days. */
  seed: number;
}

export interface SimulatedDay {
  day: DayNumber;
  /** Cards studied before that were served. */
  reviews: number;
  /** New cards. */
  introduced: number;
  minutes: number;
  /** Expected number of cards remembered at the end of the day: the sum of their retrievability. */
  remembered: number;
  /** Cards due that the limits left for another day. */
  heldBack: number;
}

/** An evenly distributed number in [0, 1) of a 32-bit state (mulberry32). */
function roll(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A card on its way through the simulated days. */
interface Walker {
  cardId: CardId;
  memory: Memory;
  random: number;
}

const walker = (cardId: CardId, memory: Memory, seed: number): Walker => ({
  cardId,
  memory,
  random: hash32(cardId, seed),
});

class Simulation {
  private readonly input: SimulationInput;
  private readonly known: Walker[];
  private readonly fresh: Walker[];
  /** Cards by the day they are due, counted from today. */
  private readonly due: Walker[][];
  private heldBack: Walker[] = [];
  private readonly expected: { first: number; review: number };

  constructor(input: SimulationInput) {
    const { config, learner, seed, days, today } = input;
    this.input = input;
    this.known = input.studied.map(({ cardId, memory }) => walker(cardId, memory, seed));
    this.fresh = input.fresh.map((cardId) => walker(cardId, newMemory(config), seed)).reverse();
    this.due = Array.from({ length: days }, () => []);
    for (const card of this.known) this.await(card, Math.max(0, (card.memory.dueDay ?? today) - today));
    const { first, recalled, forgotten } = visitSeconds(learner.figures, config.steps);
    const review = config.desiredRetention * recalled + (1 - config.desiredRetention) * forgotten;
    this.expected = { first, review };
  }

  private await(card: Walker, index: number): void {
    this.due[index]?.push(card);
  }

  private recall({ memory }: Walker, day: number): number | null {
    if (memory.stability === null || memory.lastReviewDay === null) return null;
    return forgettingCurve(day - memory.lastReviewDay, memory.stability, this.input.config.parameters);
  }

  /** Answers one card until it leaves the day. Seconds spent. */
  private study(card: Walker, index: number): number {
    const { today, config, learner } = this.input;
    const day = today + index;
    const recall = this.recall(card, day);
    let at = studyInstant(day, config.rolloverHour);
    let before: Grade | null = null;
    let seconds = 0;
    for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
      const { phase } = card.memory;
      card.random = (card.random + 0x6d2b79f5) | 0;
      const grade = learner.grade({ phase, before, recall }, roll(card.random));
      seconds += answerSeconds(learner.figures, phase, grade);
      card.memory = answer(card.memory, { at, offsetMinutes: 0, grade }, config, card.cardId);
      if (card.memory.dueAt === null) break;
      at = card.memory.dueAt;
      before = grade;
    }
    this.await(card, Math.max(index + 1, (card.memory.dueDay ?? 0) - today));
    return seconds;
  }

  /** Due cards in the order of the queue, least recall first; the order matters only where limits hold some back. */
  private ordered(index: number): Walker[] {
    const cards = [...this.heldBack, ...(this.due[index] ?? [])];
    this.due[index] = [];
    const { reviewsPerDay, minutesPerDay } = this.input.limits;
    if (cards.length <= reviewsPerDay && cards.length * this.expected.review <= minutesPerDay * 60) {
      return cards;
    }
    const day = this.input.today + index;
    return cards
      .map((card) => ({ card, recall: this.recall(card, day) ?? 0 }))
      .sort((a, b) => a.recall - b.recall || a.card.random - b.card.random)
      .map(({ card }) => card);
  }

  private remembered(index: number): number {
    const day = this.input.today + index;
    return this.known.reduce((sum, card) => sum + (this.recall(card, day) ?? 0), 0);
  }

  /** @param index of the day, counted from today; each day once, in order */
  day(index: number): SimulatedDay {
    const { today, limits } = this.input;
    const budget = limits.minutesPerDay * 60;
    let seconds = 0;
    let limited = 0;
    const cards = this.ordered(index);
    this.heldBack = cards.filter((card) => {
      const isReview = card.memory.phase === 'review';
      if ((isReview && limited >= limits.reviewsPerDay) || seconds + this.expected.review > budget) {
        return true;
      }
      seconds += this.study(card, index);
      if (isReview) limited += 1;
      return false;
    });
    let introduced = 0;
    while (introduced < limits.newPerDay && seconds + this.expected.first <= budget) {
      const card = this.fresh.pop();
      if (!card) break;
      this.known.push(card);
      seconds += this.study(card, index);
      introduced += 1;
    }
    return {
      day: (today + index) as DayNumber,
      reviews: cards.length - this.heldBack.length,
      introduced,
      minutes: seconds / 60,
      remembered: this.remembered(index),
      heldBack: this.heldBack.length,
    };
  }
}

/**
 * Plays the days ahead: each card due is answered by the learner under the scheduler's own rules (`answer`
 * with steps and spreading), at one hour of the day. Reviews come before new cards; a card is begun only if
 * the expected time for it still fits in the day's minutes. Every card has a random sequence of its own, so
 * that runs under different settings are compared on the same luck.
 *
 * A generator of one entry a day: a caller can report progress between days, and stop.
 */
export function* simulate(input: SimulationInput): Generator<SimulatedDay, void, void> {
  const simulation = new Simulation(input);
  for (let index = 0; index < input.days; index += 1) yield simulation.day(index);
}

export interface RetentionCost {
  desiredRetention: number;
  /** Mean over the simulated days. */
  minutesPerDay: number;
  reviewsPerDay: number;
  /** Expected number of cards remembered at the end of the last day. */
  remembered: number;
}

/**
 * What each desired retention costs, on the same cards and the same luck.
 *
 * A generator that yields the share done, 0 to 1, after each simulated day, and returns one entry per
 * desired retention, in the order given.
 * @param input of `simulate`; at least one day
 * @param retentions 0 to 1, exclusive
 */
export function* costOfRetention(
  input: SimulationInput,
  retentions: readonly number[],
): Generator<number, RetentionCost[], void> {
  const costs: RetentionCost[] = [];
  for (const desiredRetention of retentions) {
    const cost: RetentionCost = { desiredRetention, minutesPerDay: 0, reviewsPerDay: 0, remembered: 0 };
    let done = 0;
    for (const day of simulate({ ...input, config: { ...input.config, desiredRetention } })) {
      cost.minutesPerDay += day.minutes / input.days;
      cost.reviewsPerDay += day.reviews / input.days;
      cost.remembered = day.remembered;
      done += 1;
      yield (costs.length + done / input.days) / retentions.length;
    }
    costs.push(cost);
  }
  return costs;
}
