import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Problem } from '../core/problem.ts';
import type { TrainingRow } from '../core/scheduler/training-items.ts';
import type { SchedulerConfig } from '../core/scheduler/types.ts';
import type { TrainingJob, TrainingNews, TrainingRequest, TrainingResult } from './run-training.ts';

export type { TrainingResult } from './run-training.ts';

export interface TrainingOptions {
  /**
   * The review log in portions, each read when it is asked for, so that answers come in between: the rows
   * of one card in the order of the log. Portions of 1,000 rows take a few milliseconds.
   */
  rows: Iterable<readonly TrainingRow[]>;
  /** Whose weights are to be beaten. */
  config: SchedulerConfig;
  /** Stops the training, which then ends as `cancelled`. */
  signal?: AbortSignal;
  /** Told now and then, from 0 to 1. */
  progress?: (share: number) => void;
  /** Where the worker's entry is; beside this file when left out. */
  workerUrl?: URL;
}

/**
 * Trains FSRS weights on a review log in a thread of their own; nothing is stored.
 * @throws Problem `training.failed` when the trainer gives up
 */
export async function trainWeights(options: TrainingOptions): Promise<TrainingResult> {
  const { config, signal, workerUrl = defaultWorker() } = options;
  if (signal?.aborted) return { outcome: 'cancelled' };
  const workerData: TrainingJob = {
    parameters: config.parameters,
    rolloverHour: config.rolloverHour,
    relearningSteps: config.steps.relearning.length,
  };
  const worker = new Worker(workerUrl, { workerData });
  const stop = () => ask(worker, { type: 'stop' });
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await resultOf(worker, options);
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** Sources run as they are; a build puts training-worker.js beside this file. */
function defaultWorker(): URL {
  const name = import.meta.url.endsWith('.ts') ? './training-worker.ts' : './training-worker.js';
  return new URL(name, import.meta.url);
}

const ask = (worker: Worker, request: TrainingRequest) => worker.postMessage(request);

function resultOf(worker: Worker, options: TrainingOptions): Promise<TrainingResult> {
  return new Promise((resolve, reject) => {
    worker.on('message', (news: TrainingNews) => {
      if (news.type === 'ready') feed(worker, options).catch(reject);
      else if (news.type === 'progress') options.progress?.(news.share);
      else if (news.type === 'result') resolve(news.result);
      else reject(failed(news.message));
    });
    worker.once('error', (error) => reject(failed(String(error))));
    worker.once('exit', () => reject(failed('its thread ended')));
  });
}

async function feed(worker: Worker, { rows, signal }: TrainingOptions): Promise<void> {
  for (const portion of rows) {
    if (signal?.aborted) break;
    ask(worker, { type: 'rows', rows: portion });
    await setImmediate();
  }
  ask(worker, { type: 'train' });
}

const failed = (reason: string) =>
  new Problem('training.failed', `The weights could not be trained and stay as they were: ${reason}.`);
