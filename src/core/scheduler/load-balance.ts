import { fuzzBounds } from './fuzz.ts';
import type { DayNumber } from './types.ts';

/** How much may fall due on a weekday: all that comes, about half of it, or hardly anything. */
export type EasyDay = 'normal' | 'reduced' | 'minimum';

/** What is due besides the card whose interval is chosen. */
export interface DueLoad {
  /** Cards due on a study day; asked for days at most `loadHorizon` ahead. */
  cards: (day: DayNumber) => number;
  /** Days on which siblings of the card are due. */
  siblingDays: readonly DayNumber[];
  /** Seven weekdays, Monday first. */
  easyDays: readonly EasyDay[];
}

/** Longer intervals are not balanced: the load that far ahead is not known yet. */
export const BALANCED_DAYS = 90;

/** Days ahead for which a load is asked at most. */
export const loadHorizon = fuzzBounds(BALANCED_DAYS, 1, Infinity).upper;

/** Share of a usual day's cards. */
const shares: Record<EasyDay, number> = { normal: 1, reduced: 0.5, minimum: 0.0001 };
const AVOIDED = 0.0001;
const NEAR_SIBLING = { days: 5, weight: 0.001 };
const THURSDAY = 3;

interface Candidate {
  days: number;
  day: DayNumber;
  cards: number;
  easy: EasyDay;
}

/** Day 0 was a Thursday. */
const weekday = (day: DayNumber) => (((day + THURSDAY) % 7) + 7) % 7;

function candidatesOf(lower: number, upper: number, today: DayNumber, load: DueLoad): Candidate[] {
  return Array.from({ length: upper - lower + 1 }, (_, index) => {
    const days = lower + index;
    const day = (today + days) as DayNumber;
    return { days, day, cards: load.cards(day), easy: load.easyDays[weekday(day)] ?? 'normal' };
  });
}

/** A reduced day is open until it holds more than its share of what the other days hold. */
function easyWeight(candidate: Candidate, all: readonly Candidate[]): number {
  if (candidate.easy === 'normal') return 1;
  if (candidate.easy === 'minimum') return AVOIDED;
  const others = all.filter((other) => other !== candidate);
  const cards = others.reduce((sum, other) => sum + other.cards, 0);
  const room = others.reduce((sum, other) => sum + shares[other.easy], 0);
  return candidate.cards / shares.reduced > cards / room ? AVOIDED : 1;
}

function weightOf(candidate: Candidate, all: readonly Candidate[], siblingDays: DueLoad['siblingDays']) {
  const { days, day, cards } = candidate;
  const near = siblingDays.some((sibling) => Math.abs(sibling - day) <= NEAR_SIBLING.days);
  const lightness = cards === 0 ? 1 : 1 / (cards * cards * days);
  return lightness * (near ? NEAR_SIBLING.weight : 1) * easyWeight(candidate, all);
}

/**
 * Days of the range, by chance weighted as in Anki's load balancer: (1/cards)² · 1/days, an empty day
 * in full; easy weekdays and days near a sibling count for little.
 * @param lower least whole days, at least 1
 * @param upper most whole days
 * @param factor the chance, in [0, 1), from `fuzzFactor`
 */
export function balancedDays(
  { lower, upper }: { lower: number; upper: number },
  today: DayNumber,
  factor: number,
  load: DueLoad,
): number {
  const candidates = candidatesOf(lower, upper, today, load);
  const weights = candidates.map((candidate) => weightOf(candidate, candidates, load.siblingDays));
  let left = factor * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = weights.findIndex((weight) => (left -= weight) < 0);
  return candidates[chosen]?.days ?? upper;
}
