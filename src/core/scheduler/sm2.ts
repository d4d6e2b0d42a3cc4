import { Problem } from '../problem.ts';
import { intervalFor, withinBounds, type MemoryState } from './fsrs.ts';
import { newMemory } from './schedule.ts';
import type { DayNumber, Memory, SchedulerConfig } from './types.ts';

/** What SM-2 knows about a card in review. */
export interface Sm2State {
  /** Days from the last review to the day on which the card is due. */
  intervalDays: number;
  /** 2.5 at first, 1.3 at the least. */
  ease: number;
  reps?: number;
  lapses?: number;
  lastReviewDay: DayNumber;
}

/** Recall at which SM-2 is taken to have shown its cards; Anki's default. */
const USUAL_RETENTION = 0.9;

/**
 * The memory state that would have led to an interval and an ease: S = interval at which recall falls to
 * `retention`, D = 11 - (ease - 1)/(e^w8·S^-w9·(e^((1 - retention)·w10) - 1)), as in
 * memory_state_from_sm2 of fsrs-rs.
 * @param retention recall at which the cards were shown, below 1
 * @param parameters 21 weights
 * @throws Problem for numbers that are not finite or an interval below 0
 */
export function stateFromSm2(
  { intervalDays, ease }: Pick<Sm2State, 'intervalDays' | 'ease'>,
  retention: number,
  parameters: readonly number[],
): MemoryState {
  if (!(intervalDays >= 0 && Number.isFinite(intervalDays) && Number.isFinite(ease))) {
    const message = `An SM-2 card has the interval ${intervalDays} and the ease ${ease}; give days from 0 on and a finite ease.`;
    throw new Problem('scheduler.sm2', message);
  }
  const [w8 = NaN, w9 = NaN, w10 = NaN] = parameters.slice(8, 11);
  const bounded = (stability: number, difficulty: number) => withinBounds({ stability, difficulty });
  const { stability } = bounded(intervalDays / intervalFor(1, retention, parameters), 1);
  const growth = Math.exp(w8) * stability ** -w9 * Math.expm1((1 - retention) * w10);
  return bounded(stability, 11 - (ease - 1) / growth);
}

/**
 * Memory of a card that was scheduled by SM-2, due on the day that SM-2 gave it; for imports without a
 * usable history.
 * @throws Problem for numbers that are not finite or an interval below 0
 */
export function fromSm2(card: Sm2State, config: SchedulerConfig): Memory {
  const state = stateFromSm2(card, USUAL_RETENTION, config.parameters);
  const intervalDays = Math.max(1, Math.round(card.intervalDays));
  return {
    ...newMemory(config),
    ...state,
    phase: 'review',
    dueDay: (card.lastReviewDay + intervalDays) as DayNumber,
    intervalDays,
    lastReviewDay: card.lastReviewDay,
    reps: card.reps ?? 1,
    lapses: card.lapses ?? 0,
  };
}
