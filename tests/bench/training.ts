import { setTimeout } from 'node:timers/promises';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import type { TrainingRow } from '../../src/core/scheduler/training-items.ts';
import type { SchedulerConfig } from '../../src/core/scheduler/types.ts';
import { trainWeights } from '../../src/service/training.ts';
import { trainingLog } from '../support/training-log.ts';

const CARDS = 10_000;
const REVIEWS_PER_CARD = 10;

/** Longest time between two ticks of a millisecond of this thread, and the longest part of it that was work. */
function watchTicks(): () => { wall: number; work: number } {
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const longest = { wall: 0, work: 0 };
  const look = () => {
    const now = { at: performance.now(), cpu: process.threadCpuUsage() };
    longest.wall = Math.max(longest.wall, now.at - at);
    longest.work = Math.max(longest.work, (now.cpu.user + now.cpu.system - cpu.user - cpu.system) / 1000);
    at = now.at;
    cpu = now.cpu;
  };
  const ticks = setInterval(look, 1);
  return () => {
    clearInterval(ticks);
    return longest;
  };
}

function* portions(rows: readonly TrainingRow[]): Generator<readonly TrainingRow[]> {
  for (let from = 0; from < rows.length; from += 1000) yield rows.slice(from, from + 1000);
}

/** How long a training takes, and how long it keeps the thread that asked for it from anything else. */
export async function trainingRow(
  config: SchedulerConfig,
): Promise<{ what: string; perSecond: number; ratio: string }> {
  const truth = defaultParameters.with(8, 1.5);
  const rows = trainingLog({ cards: CARDS, reviewsPerCard: REVIEWS_PER_CARD, seed: 7, truth, config });
  const idle = watchTicks();
  await setTimeout(2000);
  const quiet = idle();
  const training = watchTicks();
  const began = performance.now();
  const result = await trainWeights({ rows: portions(rows), config });
  const seconds = (performance.now() - began) / 1000;
  const busy = training();
  if (result.outcome !== 'trained') throw new Error(`The training ended as ${result.outcome}`);
  const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;
  return {
    what: `training on ${rows.length.toLocaleString('en')} reviews, of which ${result.reviews.toLocaleString('en')} are usable`,
    perSecond: Math.round(rows.length / seconds),
    ratio: `${seconds.toFixed(2)} s; longest gap of a 1 ms tick ${ms(busy.wall)} (idle ${ms(quiet.wall)}), of it work ${ms(busy.work)}`,
  };
}
