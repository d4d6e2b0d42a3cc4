import type { z } from 'zod';
import { limits } from '../contract/limits.ts';
import type { FocusInput } from '../contract/focus.ts';
import type { GradeResult, Session as SessionAnswer, gradeInputSchema } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { becomesLeech } from '../core/scheduler/leech.ts';
import { answer, chooseDays } from '../core/scheduler/schedule.ts';
import type { Grade, Memory } from '../core/scheduler/types.ts';
import { findCard, memoryColumns, type StoredCard } from '../storage/queries/cards.ts';
import { linkOfCard, titleOfCard } from '../storage/queries/items.ts';
import type { GradedKind } from '../storage/queries/reviews.ts';
import type { Writer } from '../storage/writer.ts';
import type { Context } from './context.ts';
import { dueLoad } from './due-load.ts';
import { focusView, newFocus } from './focus.ts';
import { peek } from './history.ts';
import { studyCard } from './item-view.ts';
import { planDayAfter } from './plan-days.ts';
import { quoted } from './labels.ts';
import { logRow } from './log-row.ts';
import { buildSession } from './session.ts';
import { announce, transact } from './transact.ts';

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
  const session = buildSession(context);
  const { queue, moment, answered } = session;
  const entry = queue.order.find(({ cardId }) => cardId === context.current) ?? queue.order[0];
  const card = entry ? findCard(context.db, entry.cardId) : null;
  context.current = card?.id ?? null;
  return {
    card: card ? studyCard(context, card, moment) : null,
    counts: queue.counts,
    answered,
    nextLearningAt: queue.order.length > 0 ? null : queue.nextLearningAt,
    undo: peek(context).undo,
    focus: focusView(context, session),
  };
}

/**
 * Stores an answer and returns the next card; when it returns, the review is on disk.
 * @throws Problem `card.unknown`, `card.answered`, `card.not-due` or `storage.…`, with nothing changed
 */
export function grade(context: Context, input: GradeInput): GradeResult {
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
  const label = `${gradeNames[input.grade]} on ${quoted(titleOfCard(context.db, card.id))}`;
  const memory = transact(context, 'study.grade', label, (writer) =>
    isPractice(context) ? practise(context, writer, card, input) : review(context, writer, card, input),
  );
  if (!isPractice(context)) context.kept.answered(card.id);
  context.current = null;
  return { ...next(context), leech: becomesLeech(card.memory, memory) ? leech(context, card, memory) : null };
}

const isPractice = ({ focus }: Context) => focus?.wish.reschedule === false;

/** An answer that is logged and leaves the card as it is. */
function practise(context: Context, writer: Writer, card: StoredCard, input: GradeInput): Memory {
  writer.appendReview(logRow(context, card, context.now(), { ...answerRow(input), kind: 'practice' }));
  return card.memory;
}

/** An answer that is logged and schedules the card anew; returns its new memory. */
function review(context: Context, writer: Writer, card: StoredCard, input: GradeInput): Memory {
  const moment = context.now();
  const { phase } = card.memory;
  const kind = { kind: kinds[phase], introduces: phase === 'new' ? (1 as const) : (0 as const) };
  const { config } = context.schedulerOf(card.deck);
  const event = { ...moment, grade: input.grade };
  const chosenDays = chooseDays(card.memory, event, config, card.id, dueLoad(context, card, moment));
  const row = { ...answerRow(input), ...kind, chosen_days: chosenDays };
  writer.appendReview(logRow(context, card, moment, row));
  const memory = answer(card.memory, { ...event, chosenDays }, config, card.id);
  writer.updateCard(card.id, { ...memoryColumns(memory), plan_day: planDayAfter(context, card, memory) });
  return memory;
}

function leech({ db }: Context, { id }: StoredCard, { lapses }: Memory): GradeResult['leech'] {
  const link = linkOfCard(db, id);
  return link && { cardId: id, itemId: link.itemId, title: link.title, lapses };
}

/**
 * Holds study to some cards until it is let go.
 * @throws Problem `study.focus-empty` where there is none, and study goes on as it was
 */
export function focus(context: Context, input: FocusInput): SessionAnswer {
  const before = context.focus;
  context.focus = newFocus(context, input);
  const { queue } = buildSession(context);
  if (queue.order.length === 0) {
    context.focus = before;
    throw new Problem('study.focus-empty', 'No card can be studied now with this choice; choose others.');
  }
  return refocused(context);
}

/** Goes back to the cards of the day. */
export function unfocus(context: Context): SessionAnswer {
  context.focus = null;
  return refocused(context);
}

function refocused(context: Context): SessionAnswer {
  context.current = null;
  announce(context, 'study.focus', 'study.focus');
  return next(context);
}

/**
 * Whether an answer to this card counts now: it is on screen, or due and in the queue. A step that is
 * not due yet is not, so that a second answer to the same question changes nothing.
 */
function isServed(context: Context, card: StoredCard): boolean {
  if (card.suspended) return false;
  if (card.id === context.current) return true;
  if (isPractice(context)) return false;
  const { queue, moment } = buildSession(context);
  const { dueAt } = card.memory;
  return (dueAt === null || dueAt <= moment.at) && queue.order.some(({ cardId }) => cardId === card.id);
}

const answerRow = (input: GradeInput) => ({
  grade: input.grade,
  duration_ms: Math.min(input.durationMs, limits.answerDuration),
  answer: input.answer,
});
