import type { QueueKind } from '../core/scheduler/queue.ts';
import { recentDurations } from '../storage/queries/reviews.ts';
import { publishedFigures, type LearnerFigures } from '../core/scheduler/learner.ts';
import type { Context } from './context.ts';

/** Seconds that an answer takes before a learner's own pace is known. */
const startingSeconds = { review: 12, new: 20 };
/** Own answers from which a pace is read: at least, at most. */
const sample = { least: 20, most: 200 };

/** Minutes that a session of these counts takes, rounded up. */
export function estimateMinutes(context: Context, counts: Record<QueueKind, number>): number {
  const review = ownSeconds(context, 'review') ?? startingSeconds.review;
  const learning = ownSeconds(context, 'learn');
  // A new card is answered once for each learning step until it leaves them.
  const answers = Math.max(1, context.settings.learningSteps.length);
  const fresh = learning === null ? startingSeconds.new : learning * answers;
  const seconds =
    counts.review * review + counts.learning * (learning ?? startingSeconds.review) + counts.new * fresh;
  return Math.ceil(seconds / 60);
}

/** Median seconds of the newest answers of a kind, null while there are too few. */
function ownSeconds(context: Context, kind: 'learn' | 'review'): number | null {
  const durations = recentDurations(context.db, kind, sample.most).sort((a, b) => a - b);
  if (durations.length < sample.least) return null;
  const middle = durations.length >> 1;
  const [low, high] = [durations[(durations.length - 1) >> 1] ?? 0, durations[middle] ?? 0];
  return (low + high) / 2000;
}

/** Shares and seconds for a forecast: as published, at the learner's own pace once that is known. */
export function ownFigures(context: Context): LearnerFigures {
  const own = ownSeconds(context, 'review');
  const { seconds } = publishedFigures;
  if (own === null) return publishedFigures;
  const factor = own / seconds.review[2];
  const scaled = (row: LearnerFigures['seconds']['review']): LearnerFigures['seconds']['review'] => [
    row[0] * factor,
    row[1] * factor,
    row[2] * factor,
    row[3] * factor,
  ];
  return {
    ...publishedFigures,
    seconds: {
      learning: scaled(seconds.learning),
      review: scaled(seconds.review),
      relearning: scaled(seconds.relearning),
    },
  };
}
