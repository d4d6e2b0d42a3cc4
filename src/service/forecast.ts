import { setImmediate as pause } from 'node:timers/promises';
import type { RetentionForecast } from '../contract/memory.ts';
import { learnerOf } from '../core/scheduler/learner.ts';
import { costOfRetention, type SimulationInput } from '../core/scheduler/simulate.ts';
import { newCandidates } from '../storage/queries/cards.ts';
import { countStudied, sampleStudied } from '../storage/queries/forecast.ts';
import type { Context } from './context.ts';
import { ownFigures } from './pace.ts';

/** Cards that are played through; of more, an even sample stands for all. */
const sample = 5000;
/** Milliseconds of simulating after which answers are let through. */
const turn = 8;
/** One luck for every forecast, so that the same cards give the same figures. */
const seed = 1;

/**
 * What each desired retention would cost from today on, at the learner's own pace.
 * Yields the share done, and last the result; ends without one when the signal aborts.
 * @param retentions 0 to 1, exclusive
 * @param days that are played through
 */
export async function* retentionForecast(
  context: Context,
  { retentions, days }: { retentions: readonly number[]; days: number },
  signal?: AbortSignal,
): AsyncGenerator<RetentionForecast, void, void> {
  const { input, scale } = simulation(context, days);
  const run = costOfRetention(input, retentions);
  let since = performance.now();
  for (;;) {
    const step = run.next();
    if (step.done) {
      const costs = step.value.map((cost) => ({
        ...cost,
        minutesPerDay: cost.minutesPerDay * scale,
        reviewsPerDay: cost.reviewsPerDay * scale,
        remembered: cost.remembered * scale,
      }));
      yield { done: 1, costs };
      return;
    }
    if (performance.now() - since < turn) continue;
    yield { done: step.value, costs: null };
    await pause();
    if (signal?.aborted) return;
    since = performance.now();
  }
}

function simulation(context: Context, days: number): { input: SimulationInput; scale: number } {
  const { db, settings, scheduler } = context;
  const { day } = context.now();
  const every = Math.max(1, Math.ceil(countStudied(db) / sample));
  const newPerDay = Math.ceil(settings.newPerDay / every);
  const fresh = newCandidates(db, day, settings.referenceTier, newPerDay * days);
  const input: SimulationInput = {
    today: day,
    days,
    studied: sampleStudied(db, every),
    fresh: fresh.map(({ cardId }) => cardId),
    config: scheduler.config,
    limits: {
      newPerDay,
      reviewsPerDay: Math.ceil(settings.reviewsPerDay / every),
      minutesPerDay: Infinity,
    },
    learner: learnerOf(ownFigures(context)),
    seed,
  };
  return { input, scale: every };
}
