import { dayStart } from '../core/scheduler/days.ts';
import { buildQueue, type Queue } from '../core/scheduler/queue.ts';
import type { CardId } from '../core/scheduler/types.ts';
import { answersSince, type TodaysAnswer } from '../storage/queries/reviews.ts';
import { absenceOn } from './absences.ts';
import { continueOnNewDay } from './catch-up.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { focusedSession } from './focus.ts';
import { replanOnNewDay } from './plan-days.ts';
import { dueCards, newCards } from './pools.ts';
import { queueBase } from './queue-base.ts';

/** What a session started now would serve. */
export interface Session {
  moment: Moment;
  queue: Queue;
  /** Deck of every card that the queue was made from. */
  decks: ReadonlyMap<CardId, string>;
  /** Those of them that are due by day and no longer due tomorrow once they are answered. */
  byDay: ReadonlySet<CardId>;
  /** Answers given today that were not taken back. */
  answered: number;
  /** Reviews due and held back by today's limit alone. */
  overLimit(): number;
  /** Answers to the cards of a focused session since it began, null for an ordinary one. */
  done: number | null;
}

/** The queue at this moment. It depends on nothing but the profile, the clock and the focus. */
export function buildSession(context: Context): Session {
  replanOnNewDay(context);
  continueOnNewDay(context);
  const moment = context.now();
  const start = dayStart(moment.day, moment.offsetMinutes, context.settings.rolloverHour);
  const answers = answersSince(context.db, start);
  if (!context.focus && absenceOn(context, moment.day)) return restingSession(moment, answers);
  return context.focus
    ? focusedSession(context, context.focus, moment, answers)
    : daySession(context, moment, answers);
}

/** Nothing: the learner is away. */
function restingSession(moment: Moment, answers: readonly TodaysAnswer[]): Session {
  return {
    moment,
    queue: { order: [], counts: { new: 0, learning: 0, review: 0 }, overLimit: 0, nextLearningAt: null },
    decks: new Map(),
    byDay: new Set(),
    answered: answers.length,
    overLimit: () => 0,
    done: null,
  };
}

function daySession(context: Context, moment: Moment, answers: readonly TodaysAnswer[]): Session {
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
    overLimit: () =>
      due.cut ? context.kept.countWaiting(moment.day, taken) - queue.counts.review : queue.overLimit,
    done: null,
  };
}
