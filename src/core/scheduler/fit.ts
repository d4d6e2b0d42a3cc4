import { forgettingCurve, nextMemoryState, type MemoryState } from './fsrs.ts';
import type { TrainingItem } from './training-items.ts';

/** How well weights predict reviews; lower is better. */
export interface Fit {
  /** Mean of -ln of the probability that was given to what happened. */
  logLoss: number;
  /** Root mean square difference of predicted and true recall over groups of like reviews. */
  rmse: number;
}

interface Bin {
  count: number;
  predicted: number;
  recalled: number;
}

/** Steps of the groups by days, number and lapses, as in FSRSItem::r_matrix_index of fsrs-rs. */
const STEP = { days: 3.62, reviews: 1.89, lapses: 1.73 };

const group = (count: number, step: number) =>
  count === 0 ? 'none' : String(Math.floor(Math.log(count) / Math.log(step)));

function binOf({ reviews }: TrainingItem): string {
  const spaced = reviews.filter(({ days }) => days > 0);
  const lapses = spaced.slice(0, -1).filter(({ grade }) => grade === 1).length;
  return [
    group(spaced.at(-1)?.days ?? 0, STEP.days),
    group(spaced.length + 1, STEP.reviews),
    group(lapses, STEP.lapses),
  ].join();
}

/** Probability of recall at the last review of an item. */
export function predictedRecall({ reviews }: TrainingItem, parameters: readonly number[]): number {
  let state: MemoryState | null = null;
  for (const { days, grade } of reviews.slice(0, -1)) {
    state = nextMemoryState(state, days, grade, parameters);
  }
  return forgettingCurve(reviews.at(-1)?.days ?? 0, state?.stability ?? 0, parameters);
}

/**
 * How well the weights predict the last review of each item.
 * @param items from `trainingItems`, at least one
 * @param parameters 21 weights
 */
export function fitOf(items: readonly TrainingItem[], parameters: readonly number[]): Fit {
  let loss = 0;
  const bins = new Map<string, Bin>();
  for (const item of items) {
    const predicted = predictedRecall(item, parameters);
    const recalled = item.reviews.at(-1)?.grade === 1 ? 0 : 1;
    loss -= Math.log(recalled === 1 ? predicted : 1 - predicted);
    const key = binOf(item);
    const bin = bins.get(key) ?? { count: 0, predicted: 0, recalled: 0 };
    bins.set(key, bin);
    bin.count += 1;
    bin.predicted += predicted;
    bin.recalled += recalled;
  }
  const squares = [...bins.values()].reduce(
    (sum, { count, predicted, recalled }) => sum + (predicted - recalled) ** 2 / count,
    0,
  );
  return { logLoss: loss / items.length, rmse: Math.sqrt(squares / items.length) };
}
