import type { Allowance } from '../core/scheduler/queue.ts';
import { interdayCandidates, stepCandidates } from '../storage/queries/cards.ts';
import type { TodaysAnswer } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { withRecall } from './kept-cards.ts';

/** How many of today's answers were given to new cards, and how many to cards in review. */
export function countAnswers(answers: readonly { introduces: 0 | 1; kind: string }[]): Allowance {
  return {
    new: answers.filter((answer) => answer.introduces === 1).length,
    review: answers.filter((answer) => answer.kind === 'review').length,
  };
}

/** What is left today of the limits of single decks. */
function deckLeft({ settings }: Context, answers: readonly TodaysAnswer[]): Map<string, Allowance> {
  return new Map(
    Object.entries(settings.deckLimits).map(([deck, limit]) => {
      const done = countAnswers(answers.filter((answer) => answer.deck === deck));
      return [
        deck,
        {
          new: (limit.newPerDay ?? Infinity) - done.new,
          review: (limit.reviewsPerDay ?? Infinity) - done.review,
        },
      ];
    }),
  );
}

/** All of the queue's input that has no bound. */
export function queueBase(context: Context, moment: Moment, answers: readonly TodaysAnswer[]) {
  const { db, settings, scheduler } = context;
  const { parameters } = scheduler.config;
  const catchingUp = settings.catchUp;
  const reviewed = answers.filter((answer) => answer.kind === 'review');
  return {
    now: moment.at,
    day: moment.day,
    answeredToday: answers,
    answered: countAnswers(answers),
    lastReviews: reviewed.slice(-2).map(({ sibling }) => sibling),
    limits: catchingUp ? { newPerDay: 0, reviewsPerDay: catchingUp.reviews } : settings,
    deckLeft: deckLeft(context, answers),
    lookAlikes: context.lookAlikes.read(),
    referenceTier: settings.referenceTier,
    learnAheadMinutes: settings.learnAheadMinutes,
    lastSection: answers.at(-1)?.section ?? null,
    steps: stepCandidates(db, moment.day),
    interday: interdayCandidates(db, moment.day).map((row) => withRecall(row, moment.day, parameters)),
  };
}
