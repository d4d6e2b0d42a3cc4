import { parentPort, workerData } from 'node:worker_threads';
import type * as Trainer from '@open-spaced-repetition/binding';
import { fitOf, type Fit } from '../core/scheduler/fit.ts';
import { migrateParameters } from '../core/scheduler/fsrs.ts';
import {
  holdOut,
  trainingItems,
  type TrainingItem,
  type TrainingReview,
  type TrainingRow,
} from '../core/scheduler/training-items.ts';

/** What the worker is given when it starts. */
export interface TrainingJob {
  /** The weights in use, 21 numbers. */
  parameters: readonly number[];
  rolloverHour: number;
  relearningSteps: number;
}

export type TrainingRequest = { type: 'rows'; rows: readonly TrainingRow[] } | { type: 'train' | 'stop' };

export type TrainingResult =
  | {
      outcome: 'trained';
      /** The trained weights, 21 numbers, whether they are kept or not. */
      trained: readonly number[];
      /** How well the weights in use and the trained ones predict the held-out reviews. */
      before: Fit;
      after: Fit;
      /** Usable reviews, the held-out ones included. */
      reviews: number;
      kept: 'old' | 'new';
    }
  | { outcome: 'too-few'; reviews: number; needed: number }
  | { outcome: 'unavailable'; reason: string }
  | { outcome: 'cancelled' };

export type TrainingNews =
  | { type: 'ready' }
  | { type: 'progress'; share: number }
  | { type: 'result'; result: TrainingResult }
  | { type: 'failed'; message: string };

/** Anki's minimum until it dropped it: fewer tell more of chance than of a memory. */
const NEEDED_REVIEWS = 400;

/** Milliseconds between two looks at the progress; they put a floor under the duration. */
const POLL = 20;

const unavailable =
  'The weights cannot be trained on this computer, because the program part that does it cannot be loaded; everything else works without it.';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Serves one training in this worker thread: tells that it is ready, takes rows, trains and tells the
 * result.
 * @param load imports the trainer; where that fails, training is unavailable
 */
export async function runTraining(load: () => Promise<typeof Trainer>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('runTraining is for a worker thread');
  const tell = (news: TrainingNews) => port.postMessage(news);
  const trainer = await load().catch(() => null);
  if (!trainer) {
    tell({ type: 'result', result: { outcome: 'unavailable', reason: unavailable } });
    return;
  }
  const rows: TrainingRow[] = [];
  let stopped = false;
  const progress = (done: number, total: number) => {
    tell({ type: 'progress', share: total > 0 ? Math.min(1, done / total) : 0 });
    return !stopped;
  };
  const train = async () => {
    try {
      const result = await trainOn(trainer, rows, workerData as TrainingJob, progress);
      tell({ type: 'result', result: stopped ? { outcome: 'cancelled' } : result });
    } catch (error) {
      tell(
        stopped
          ? { type: 'result', result: { outcome: 'cancelled' } }
          : { type: 'failed', message: messageOf(error) },
      );
    }
  };
  port.on('message', (request: TrainingRequest) => {
    if (request.type === 'rows') for (const row of request.rows) rows.push(row);
    else if (request.type === 'train') void train();
    else stopped = true;
  });
  tell({ type: 'ready' });
}

async function trainOn(
  trainer: typeof Trainer,
  rows: readonly TrainingRow[],
  job: TrainingJob,
  progress: (done: number, total: number) => boolean,
): Promise<TrainingResult> {
  const items = trainingItems(rows, job.rolloverHour);
  if (items.length < NEEDED_REVIEWS) {
    return { outcome: 'too-few', reviews: items.length, needed: NEEDED_REVIEWS };
  }
  const { train, heldOut } = holdOut(items);
  const before = fitOf(heldOut, job.parameters);
  const weights = await trainer.computeParameters(trainerItems(trainer, train), {
    enableShortTerm: true,
    numRelearningSteps: job.relearningSteps,
    progress,
    timeout: POLL,
  });
  const trained = migrateParameters(weights);
  const after = fitOf(heldOut, trained);
  const kept = after.logLoss < before.logLoss ? 'new' : 'old';
  return { outcome: 'trained', trained, before, after, reviews: items.length, kept };
}

function trainerItems(trainer: typeof Trainer, items: readonly TrainingItem[]): Trainer.FSRSItem[] {
  // Items of one card share their reviews.
  const known = new Map<TrainingReview, Trainer.FSRSReview>();
  const reviewOf = (review: TrainingReview) => {
    const given = known.get(review) ?? new trainer.FSRSBindingReview(review.grade, review.days);
    known.set(review, given);
    return given;
  };
  return items.map(({ reviews }) => new trainer.FSRSBindingItem(reviews.map(reviewOf)));
}
