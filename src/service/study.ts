import type { z } from 'zod';
import { limits } from '../contract/limits.ts';
import type { Session as SessionAnswer, gradeInputSchema } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { answer } from '../core/scheduler/schedule.ts';
import type { Grade, Memory } from '../core/scheduler/types.ts';
import { findCard, memoryColumns, type StoredCard } from '../storage/queries/cards.ts';
import { titleOfCard } from '../storage/queries/items.ts';
import type { GradedKind } from '../storage/queries/reviews.ts';
import type { Context } from './context.ts';
import { peek } from './history.ts';
import { studyCard } from './item-view.ts';
import { planDayAfter } from './plan-days.ts';
import { quoted } from './labels.ts';
import { logRow } from './log-row.ts';
import { buildSession } from './session.ts';
import { transact } from './transact.ts';

type GradeInput = z.infer<typeof gradeInputSchema>;

const gradeNames: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

const kinds: Record<Memory['phase'], GradedKind> = {
  new: 'learn',
  learning: 'learn',
  review: 'review',
  relearning: 'relearn',
};

/** The card to show now, with what is left; the same card until it is answered. */
export function next(context: Context): SessionAnswer {
  const { queue, moment, answered } = buildSession(context);
  const entry = queue.order.find(({ cardId }) => cardId === context.current) ?? queue.order[0];
  const card = entry ? findCard(context.db, entry.cardId) : null;
  context.current = card?.id ?? null;
  return {
    card: card ? studyCard(context, card, moment) : null,
    counts: queue.counts,
    answered,
    nextLearningAt: queue.order.length > 0 ? null : queue.nextLearningAt,
    undo: peek(context).undo,
  };
}

/**
 * Stores an answer and returns the next card; when it returns, the review is on disk.
 * @throws Problem `card.unknown`, `card.answered`, `card.not-due` or `storage.…`, with nothing changed
 */
export function grade(context: Context, input: GradeInput): SessionAnswer {
  const card = findCard(context.db, input.cardId);
  if (!card) throw new Problem('card.unknown', `There is no card ${input.cardId} in this profile.`);
  if (input.shownReps !== undefined && input.shownReps !== card.memory.reps) {
    throw new Problem(
      'card.answered',
      `The card ${card.id} was answered since it was shown, so this answer was not counted.`,
    );
  }
  if (!isServed(context, card)) {
    throw new Problem('card.not-due', `The card ${card.id} is not due now, so its answer was not counted.`);
  }
  const moment = context.now();
  const label = `${gradeNames[input.grade]} on ${quoted(titleOfCard(context.db, card.id))}`;
  transact(context, 'study.grade', label, (writer) => {
    const { phase } = card.memory;
    const kind = { kind: kinds[phase], introduces: phase === 'new' ? (1 as const) : (0 as const) };
    writer.appendReview(logRow(context, card.id, moment, { ...answerRow(input), ...kind }));
    const memory = answer(card.memory, { ...moment, grade: input.grade }, context.scheduler.config, card.id);
    writer.updateCard(card.id, { ...memoryColumns(memory), plan_day: planDayAfter(context, card, memory) });
  });
  context.dueReviews.answered(card.id);
  context.current = null;
  return next(context);
}

/**
 * Whether an answer to this card counts now: it is on screen, or due and in the queue. A step that is
 * not due yet is not, so that a second answer to the same question changes nothing.
 */
function isServed(context: Context, card: StoredCard): boolean {
  if (card.suspended) return false;
  if (card.id === context.current) return true;
  const { queue, moment } = buildSession(context);
  const { dueAt } = card.memory;
  return (dueAt === null || dueAt <= moment.at) && queue.order.some(({ cardId }) => cardId === card.id);
}

const answerRow = (input: GradeInput) => ({
  grade: input.grade,
  duration_ms: Math.min(input.durationMs, limits.answerDuration),
  answer: input.answer,
});
