import { dayStart } from '../core/scheduler/days.ts';
import { buildQueue, type Queue } from '../core/scheduler/queue.ts';
import type { CardId } from '../core/scheduler/types.ts';
import {
  countWaiting,
  interdayCandidates,
  newCandidates,
  plannedNewCandidates,
  stepCandidates,
} from '../storage/queries/cards.ts';
import { answersSince, type TodaysAnswer } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { withRecall } from './due-reviews.ts';
import { replanOnNewDay } from './plan-days.ts';

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

/** Candidates loaded beyond a limit, since some share a claim with others and wait for another day. */
const slack = 50;

/** The queue at this moment. It depends on nothing but the profile and the clock. */
export function buildSession(context: Context): Session {
  replanOnNewDay(context);
  const { db, settings } = context;
  const moment = context.now();
  const { day } = moment;
  const { parameters } = context.scheduler.config;
  const answers = answersSince(db, dayStart(day, moment.offsetMinutes, settings.rolloverHour));
  const base = queueBase(context, moment, answers);
  const left = {
    review: Math.max(0, settings.reviewsPerDay - base.answered.review),
    new: Math.max(0, settings.newPerDay - base.answered.new),
  };
  const planned = plannedNewCandidates(db, day);
  const plannedIds = new Set(planned.map(({ cardId }) => cardId));
  let [reviewBound, newBound] = [left.review + slack, left.new + slack];
  for (;;) {
    const due = context.dueReviews.read({ day, limit: reviewBound, parameters });
    const inOrder = newCandidates(db, day, settings.referenceTier, newBound);
    const fresh = [...planned, ...inOrder.filter(({ cardId }) => !plannedIds.has(cardId))];
    const queue = buildQueue({ ...base, reviews: due.cards, fresh });
    const moreReviews = queue.counts.review < left.review && due.cut;
    const moreNew = queue.counts.new < left.new && inOrder.length === newBound;
    if (moreReviews) reviewBound *= 4;
    if (moreNew) newBound *= 4;
    if (moreReviews || moreNew) continue;
    const byDay = [...base.interday, ...due.cards];
    return {
      moment,
      queue,
      decks: new Map([...base.steps, ...byDay, ...fresh].map((card) => [card.cardId, card.deck])),
      byDay: new Set(byDay.map((card) => card.cardId)),
      answered: answers.length,
      overLimit() {
        if (!due.cut) return queue.overLimit;
        const taken = [...answers, ...base.steps, ...base.interday].map((card) => card.sibling);
        return countWaiting(db, day, taken) - queue.counts.review;
      },
    };
  }
}

/** All of the queue's input that has no bound. */
function queueBase({ db, settings, scheduler }: Context, moment: Moment, answers: TodaysAnswer[]) {
  const { parameters } = scheduler.config;
  return {
    now: moment.at,
    day: moment.day,
    answeredToday: answers,
    answered: {
      new: answers.filter((answer) => answer.introduces === 1).length,
      review: answers.filter((answer) => answer.kind === 'review').length,
    },
    limits: settings,
    referenceTier: settings.referenceTier,
    learnAheadMinutes: settings.learnAheadMinutes,
    lastSection: answers.at(-1)?.section ?? null,
    steps: stepCandidates(db, moment.day),
    interday: interdayCandidates(db, moment.day).map((row) => withRecall(row, moment.day, parameters)),
  };
}
