import { getPriority } from 'node:os';
import { describe, expect, test } from 'vitest';
import { fitOf } from '../../src/core/scheduler/fit.ts';
import { defaultParameters, migrateParameters } from '../../src/core/scheduler/fsrs.ts';
import { holdOut, trainingItems, type TrainingRow } from '../../src/core/scheduler/training-items.ts';
import type { SchedulerConfig } from '../../src/core/scheduler/types.ts';
import { trainWeights, type TrainingOptions, type TrainingResult } from '../../src/service/training.ts';
import { trainingLog } from '../support/training-log.ts';

const config: SchedulerConfig = {
  parameters: defaultParameters,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 4,
  maximumInterval: 36_500,
  fuzz: true,
};

// A learner whose memory starts weaker and grows more slowly than the published one.
const truth = defaultParameters.map((weight, index) =>
  index < 4 ? weight * 0.3 : index === 8 ? 1.3 : weight,
);
const rows = trainingLog({ cards: 1500, reviewsPerCard: 10, seed: 11, truth, config });

function* portions(of: readonly TrainingRow[]): Generator<readonly TrainingRow[]> {
  for (let from = 0; from < of.length; from += 1000) yield of.slice(from, from + 1000);
}

const training = (more: Partial<TrainingOptions> = {}) =>
  trainWeights({ rows: portions(rows), config, ...more });

const entry = (name: string) => new URL(`../support/${name}.ts`, import.meta.url);

function trained(result: TrainingResult): Extract<TrainingResult, { outcome: 'trained' }> {
  if (result.outcome !== 'trained') throw new Error(`the outcome is ${result.outcome}`);
  return result;
}

describe('training', () => {
  test('finds weights that predict the newest fifth better, the same ones each time', async () => {
    const shares: number[] = [];
    const first = trained(await training({ progress: (share) => shares.push(share) }));
    expect(first.kept).toBe('new');
    expect(first.after.logLoss).toBeLessThan(first.before.logLoss);
    expect(first.reviews).toBe(trainingItems(rows, config.rolloverHour).length);
    expect(migrateParameters(first.trained)).toEqual(first.trained);
    const { heldOut } = holdOut(trainingItems(rows, config.rolloverHour));
    expect(first.before).toEqual(fitOf(heldOut, defaultParameters));
    expect(first.after.logLoss - fitOf(heldOut, truth).logLoss).toBeLessThan(0.005);
    for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
    expect(trained(await training()).trained).toEqual(first.trained);
  });

  test('keeps the old weights when the new ones are no better', async () => {
    const { trained: parameters } = trained(await training());
    const again = trained(await training({ config: { ...config, parameters } }));
    expect(again.after).toEqual(again.before);
    expect(again.kept).toBe('old');
  });

  test('takes this thread no more than 20 ms at a time, and leaves its priority alone', async () => {
    const priority = getPriority();
    let before = process.threadCpuUsage();
    let longest = 0;
    const look = () => {
      const now = process.threadCpuUsage();
      longest = Math.max(longest, (now.user + now.system - before.user - before.system) / 1000);
      before = now;
    };
    const ticks = setInterval(look, 1);
    const result = await training();
    clearInterval(ticks);
    expect(result.outcome).toBe('trained');
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(20);
    expect(getPriority()).toBe(priority);
  });
});

describe('too few reviews', () => {
  const ordered = rows.slice(0, 1000);
  const usable = (count: number) =>
    ordered.slice(
      0,
      ordered.findIndex((_, index) => trainingItems(ordered.slice(0, index), 4).length === count),
    );

  test('are counted, with how many are needed', async () => {
    expect(await training({ rows: portions(usable(399)) })).toEqual({
      outcome: 'too-few',
      reviews: 399,
      needed: 400,
    });
    expect(await training({ rows: [] })).toEqual({ outcome: 'too-few', reviews: 0, needed: 400 });
  });

  test('end where 400 are reached', async () => {
    expect(trained(await training({ rows: portions(usable(400)) })).reviews).toBe(400);
  });
});

describe('a training that does not come to its end', () => {
  test('is unavailable in one sentence where the trainer cannot be loaded, and reads nothing', async () => {
    let read = 0;
    function* counted() {
      read += 1;
      yield rows;
    }
    const result = await training({
      rows: counted(),
      workerUrl: entry('training-worker-without-trainer'),
    });
    expect(result.outcome).toBe('unavailable');
    expect(result.outcome === 'unavailable' && result.reason).toMatch(/^The weights cannot be [^.]+\.$/);
    expect(read).toBe(0);
  });

  test('says why the trainer gave up', async () => {
    const failing = training({ workerUrl: entry('training-worker-that-fails') });
    await expect(failing).rejects.toMatchObject({
      code: 'training.failed',
      message: 'The weights could not be trained and stay as they were: the numbers ran away.',
    });
  });

  test('passes on what went wrong while the log was read', async () => {
    function* broken(): Generator<readonly TrainingRow[]> {
      yield rows.slice(0, 10);
      throw new Error('the disk is gone');
    }
    await expect(training({ rows: broken() })).rejects.toThrow('the disk is gone');
  });

  test('is cancelled before it starts, while the log is read, and while it trains', async () => {
    const early = new AbortController();
    early.abort();
    expect(await training({ signal: early.signal })).toEqual({ outcome: 'cancelled' });

    const reading = new AbortController();
    let read = 0;
    function* aborting() {
      for (const portion of portions(rows)) {
        read += 1;
        reading.abort();
        yield portion;
      }
    }
    expect(await training({ rows: aborting(), signal: reading.signal })).toEqual({ outcome: 'cancelled' });
    expect(read).toBe(1);

    const late = new AbortController();
    const long = trainingLog({ cards: 6000, reviewsPerCard: 10, seed: 3, truth, config });
    const stopped = await training({
      rows: portions(long),
      signal: late.signal,
      progress: () => late.abort(),
    });
    expect(stopped).toEqual({ outcome: 'cancelled' });
  });
});
