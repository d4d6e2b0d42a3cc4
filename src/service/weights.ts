import type { Training, TrainingEvent, Weights } from '../contract/memory.ts';
import { keepProfileFact, readProfileFact } from '../storage/queries/settings.ts';
import { countReviews, trainingRows } from '../storage/queries/training.ts';
import type { Context } from './context.ts';
import { trainWeights, type TrainingResult } from './training.ts';
import { transact } from './transact.ts';

const fact = 'training';
/** Reviews from which weights are trained without being asked, and by how much they grow until the next time. */
const automatic = { reviews: 1000, growth: 1.5 };

interface LastTraining {
  at: number;
  /** Reviews in the log at that time. */
  reviews: number;
  training: Training;
}

function lastTraining({ db }: Context): LastTraining | null {
  const known = readProfileFact(db, fact);
  return known === null ? null : (JSON.parse(known) as LastTraining);
}

/** Whose weights are in use, and what the last training came to. */
export function weights(context: Context): Weights {
  const last = lastTraining(context);
  return {
    own: context.settings.weights !== null,
    last: last && { at: last.at, training: last.training },
  };
}

/**
 * Trains the weights on the learner's reviews and uses them from the next answers on where they predict
 * held-out reviews better. Yields the share done, and last the outcome.
 * @throws Problem `training.failed` or `storage.…`, with the weights as they were
 */
export async function* train(
  context: Context,
  signal?: AbortSignal,
): AsyncGenerator<TrainingEvent, void, void> {
  const heard: number[] = [];
  let wake = () => {};
  const finished = trainWeights({
    rows: trainingRows(context.db),
    config: context.scheduler.config,
    ...(signal ? { signal } : {}),
    progress(share) {
      heard.push(share);
      wake();
    },
  });
  const settled = finished.then(
    () => true,
    () => true,
  );
  for (let done = false; !done;) {
    const more = new Promise<false>((resolve) => (wake = () => resolve(false)));
    done = heard.length === 0 && (await Promise.race([settled, more]));
    const share = heard.at(-1);
    heard.length = 0;
    if (share !== undefined) yield { done: share, result: null };
  }
  yield { done: 1, result: keep(context, await finished) };
}

/** Takes the published weights again. */
export function usePublished(context: Context): Weights {
  transact(context, 'memory.usePublished', 'taking the published weights', (writer) => {
    writer.putSetting('weights', null);
  });
  return weights(context);
}

function keep(context: Context, result: TrainingResult): Training {
  const training = told(result);
  if (training.outcome === 'cancelled') return training;
  const last: LastTraining = { at: context.clock.now(), reviews: countReviews(context.db), training };
  transact(context, 'memory.train', 'training of the weights', (writer) => {
    keepProfileFact(context.db, fact, JSON.stringify(last));
    if (result.outcome === 'trained' && result.kept === 'new') writer.putSetting('weights', result.trained);
  });
  return training;
}

function told(result: TrainingResult): Training {
  if (result.outcome !== 'trained') return result;
  const { outcome, before, after, reviews, kept } = result;
  return { outcome, before, after, reviews, kept };
}

/** Trains without being asked where there is much more to learn from than the last time; else does nothing. */
export async function trainWhenDue(context: Context): Promise<void> {
  if (!context.settings.autoTrain) return;
  const reviews = countReviews(context.db);
  const last = lastTraining(context);
  if (reviews < automatic.reviews || reviews < (last?.reviews ?? 0) * automatic.growth) return;
  for await (const { result } of train(context)) if (result) return;
}
