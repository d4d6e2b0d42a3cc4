import { dayStart } from '../core/scheduler/days.ts';
import { buildQueue, type Allowance, type Queue } from '../core/scheduler/queue.ts';
import type { CardId } from '../core/scheduler/types.ts';
import { countWaiting, interdayCandidates, stepCandidates } from '../storage/queries/cards.ts';
import { answersSince, type TodaysAnswer } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { withRecall } from './due-reviews.ts';
import { replanOnNewDay } from './plan-days.ts';
import { dueCards, newCards } from './pools.ts';

/** What a session started now would serve. */
export interface Session {
  moment: Moment;
  queue: Queue;
  /** Deck of every card that the queue was made from. */
  decks: ReadonlyMap<CardId, string>;
  /** Those of them that are due by day, not by the minute. */
  byDay: ReadonlySet<CardId>;
  /** Answers given today that were not taken back. */
  answered: number;
  /** Reviews due and held back by today's limit alone. */
  overLimit(): number;
}

/** The queue at this moment. It depends on nothing but the profile and the clock. */
export function buildSession(context: Context): Session {
  replanOnNewDay(context);
  const { db, settings } = context;
  const moment = context.now();
  const { day } = moment;
  const answers = answersSince(db, dayStart(day, moment.offsetMinutes, settings.rolloverHour));
  const base = queueBase(context, moment, answers);
  const taken = [...answers, ...base.steps, ...base.interday].map(({ sibling }) => sibling);
  const due = dueCards(context, base, new Set(taken));
  const dueKeys = due.cards.map(({ sibling }) => sibling);
  const fresh = newCards(context, base, new Set([...taken, ...dueKeys]));
  const queue = buildQueue({ ...base, reviews: due.cards, fresh });
  const byDay = [...base.interday, ...due.cards];
  return {
    moment,
    queue,
    decks: new Map([...base.steps, ...byDay, ...fresh].map((card) => [card.cardId, card.deck])),
    byDay: new Set(byDay.map((card) => card.cardId)),
    answered: answers.length,
    overLimit: () => (due.cut ? countWaiting(db, day, taken) - queue.counts.review : queue.overLimit),
  };
}

function countAnswers(answers: readonly TodaysAnswer[]): Allowance {
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
function queueBase(context: Context, moment: Moment, answers: TodaysAnswer[]) {
  const { db, settings, scheduler } = context;
  const { parameters } = scheduler.config;
  const reviewed = answers.filter((answer) => answer.kind === 'review');
  return {
    now: moment.at,
    day: moment.day,
    answeredToday: answers,
    answered: countAnswers(answers),
    lastReviews: reviewed.slice(-2).map(({ sibling }) => sibling),
    limits: settings,
    deckLeft: deckLeft(context, answers),
    lookAlikes: context.lookAlikes.read(),
    referenceTier: settings.referenceTier,
    learnAheadMinutes: settings.learnAheadMinutes,
    lastSection: answers.at(-1)?.section ?? null,
    steps: stepCandidates(db, moment.day),
    interday: interdayCandidates(db, moment.day).map((row) => withRecall(row, moment.day, parameters)),
  };
}
