import { dayStart } from '../core/scheduler/days.ts';
import { buildQueue, type DueCandidate, type Queue } from '../core/scheduler/queue.ts';
import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { CardId } from '../core/scheduler/types.ts';
import {
  countWaiting,
  interdayCandidates,
  newCandidates,
  reviewCandidates,
  stepCandidates,
  type DueRow,
} from '../storage/queries/cards.ts';
import { answersSince } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';

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
  const moment = context.now();
  const { settings } = context;
  const start = dayStart(moment.day, moment.offsetMinutes, settings.rolloverHour);
  const answers = answersSince(context.db, start);
  const answered = {
    new: answers.filter((answer) => answer.introduces === 1).length,
    review: answers.filter((answer) => answer.kind === 'review').length,
  };
  const base = {
    now: moment.at,
    day: moment.day,
    answeredToday: answers,
    answered,
    limits: settings,
    referenceTier: settings.referenceTier,
    learnAheadMinutes: settings.learnAheadMinutes,
    lastSection: answers.at(-1)?.section ?? null,
    steps: stepCandidates(context.db, moment.day),
    interday: withRecall(context, moment, interdayCandidates(context.db, moment.day)),
  };
  const left = {
    review: Math.max(0, settings.reviewsPerDay - answered.review),
    new: Math.max(0, settings.newPerDay - answered.new),
  };
  let [reviewBound, newBound] = [left.review + slack, left.new + slack];
  for (;;) {
    const due = reviewCandidates(context.db, moment.day, reviewBound);
    const fresh = newCandidates(context.db, moment.day, settings.referenceTier, newBound);
    const queue = buildQueue({ ...base, reviews: withRecall(context, moment, due), fresh });
    const moreReviews = queue.counts.review < left.review && due.length === reviewBound;
    const moreNew = queue.counts.new < left.new && fresh.length === newBound;
    if (!moreReviews && !moreNew) {
      const candidates = [...base.steps, ...base.interday, ...due, ...fresh];
      const decks = new Map(candidates.map((card) => [card.cardId, card.deck]));
      const byDay = new Set([...base.interday, ...due].map((card) => card.cardId));
      const taken = [...answers, ...base.steps, ...base.interday].map((card) => card.sibling);
      const overLimit = () =>
        due.length < reviewBound
          ? queue.overLimit
          : countWaiting(context.db, moment.day, taken) - queue.counts.review;
      return { moment, queue, decks, byDay, answered: answers.length, overLimit };
    }
    if (moreReviews) reviewBound *= 4;
    if (moreNew) newBound *= 4;
  }
}

function withRecall(context: Context, moment: Moment, rows: DueRow[]): (DueCandidate & { deck: string })[] {
  const { parameters } = context.scheduler.config;
  return rows.map((row) => ({
    ...row,
    recall: forgettingCurve(Math.max(0, moment.day - row.lastReviewDay), row.stability, parameters),
  }));
}
