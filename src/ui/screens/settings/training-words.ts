import type { Training } from '../../../contract/memory.ts';
import { t } from '../../i18n/en.ts';

const words = t.training;
const points = (rmse: number) => `${(rmse * 100).toFixed(1)} points`;

/** What a training came to, in plain words. */
export function trainingSentence(training: Training): string {
  switch (training.outcome) {
    case 'trained': {
      const { before, after, reviews, kept } = training;
      return words.kept[kept](points(before.rmse), points(after.rmse), reviews);
    }
    case 'too-few':
      return words.tooFew(training.reviews, training.needed);
    case 'unavailable':
      return training.reason;
    case 'cancelled':
      return words.cancelled;
  }
}
