import { Problem } from '../core/problem.ts';
import { dateOfDay, dayOfDate } from '../core/scheduler/days.ts';
import { withDueDay } from '../core/scheduler/replay.ts';
import { newMemory } from '../core/scheduler/schedule.ts';
import type { CardId, DayNumber } from '../core/scheduler/types.ts';
import { findCard, memoryColumns, type StoredCard } from '../storage/queries/cards.ts';
import { titleOfCard } from '../storage/queries/items.ts';
import type { Columns } from '../storage/database.ts';
import type { Writer } from '../storage/writer.ts';
import type { Context } from './context.ts';
import { quoted } from './labels.ts';
import { logRow } from './log-row.ts';
import { planDayAfter } from './plan-days.ts';
import { transact, type Operation } from './transact.ts';

interface Changed {
  changed: number;
}

/** Takes cards out of study until they are put back. */
export function suspend(context: Context, cardIds: readonly CardId[]): Changed {
  return setColumns(context, 'card.suspend', 'suspending', cardIds, { suspended: 1, held: 0 });
}

export function unsuspend(context: Context, cardIds: readonly CardId[]): Changed {
  return change(context, 'card.unsuspend', 'unsuspending', cardIds, (writer, card) => {
    if (!card.suspended) return false;
    // Plans pass over suspended cards.
    const plan = planDayAfter(context, card, card.memory);
    return writer.updateCard(card.id, { suspended: 0, held: 0, plan_day: plan });
  });
}

/** Takes cards out of study until the next study day. */
export function bury(context: Context, cardIds: readonly CardId[]): Changed {
  return setColumns(context, 'card.bury', 'burying', cardIds, { buried_day: context.now().day });
}

/** Marks a card with a flag, 0 for none. */
export function flag(context: Context, cardId: CardId, value: number): Changed {
  return setColumns(context, 'card.flag', 'flag on', [cardId], { flag: value });
}

/** Makes cards new again. Their log stays, with a row that says so. */
export function reset(context: Context, cardIds: readonly CardId[]): Changed {
  const moment = context.now();
  return change(context, 'card.reset', 'resetting', cardIds, (writer, card) => {
    if (card.memory.phase === 'new') return false;
    writer.appendReview(logRow(context, card, moment, { kind: 'manual', manual: 'reset' }));
    const columns = memoryColumns(newMemory(context.schedulerOf(card.deck).config));
    return writer.updateCard(card.id, { ...columns, plan_day: null });
  });
}

/**
 * Sets the day on which cards are due; those in learning leave it, what is remembered stays.
 * @param when a date of the learner's calendar, or days from today
 * @throws Problem `card.due-day` for a day that has passed or lies more than a century ahead, `card.new`
 *   for a card that was never studied, with nothing changed
 */
export function setDue(context: Context, cardIds: readonly CardId[], when: string | number): Changed {
  const moment = context.now();
  const day = dueDay(when, moment.day);
  return change(context, 'card.setDue', 'due day of', cardIds, (writer, card) => {
    if (card.memory.phase === 'new') throw neverStudied(context, card);
    const memory = withDueDay(card.memory, day);
    const columns = { ...memoryColumns(memory), plan_day: planDayAfter(context, card, memory) };
    if (!writer.updateCard(card.id, columns)) return false;
    writer.appendReview(logRow(context, card, moment, { kind: 'manual', manual: 'due', manual_day: day }));
    return true;
  });
}

const CENTURY_DAYS = 36_500;

function dueDay(when: string | number, today: DayNumber): DayNumber {
  const refuse = (message: string) => new Problem('card.due-day', message);
  const day = typeof when === 'string' ? dayOfDate(when) : ((today + when) as DayNumber);
  if (day === null) throw refuse(`${when} is no date; write one like 2026-03-02.`);
  if (day < today) throw refuse(`${dateOfDay(day)} has passed; choose today or a later day.`);
  if (day - today > CENTURY_DAYS) {
    throw refuse(`${dateOfDay(day)} is more than a hundred years away; choose an earlier day.`);
  }
  return day;
}

function neverStudied(context: Context, card: StoredCard): Problem {
  const title = quoted(titleOfCard(context.db, card.id));
  return new Problem('card.new', `${title} was never studied, so it has no due day yet; study it first.`);
}

function setColumns(
  context: Context,
  operation: Operation,
  doing: string,
  cardIds: readonly CardId[],
  columns: Columns,
): Changed {
  return change(context, operation, doing, cardIds, (writer, card) => writer.updateCard(card.id, columns));
}

/** @throws Problem `card.unknown` for the first unknown card, with nothing changed */
function change(
  context: Context,
  operation: Operation,
  doing: string,
  cardIds: readonly CardId[],
  apply: (writer: Writer, card: StoredCard) => boolean,
): Changed {
  const ids = [...new Set(cardIds)];
  const [first] = ids;
  const what = ids.length === 1 && first ? quoted(titleOfCard(context.db, first)) : `${ids.length} cards`;
  const changed = transact(context, operation, `${doing} ${what}`, (writer) =>
    ids.reduce((count, id) => {
      const card = findCard(context.db, id);
      if (!card) throw new Problem('card.unknown', `There is no card ${id} in this profile.`);
      return count + (apply(writer, card) ? 1 : 0);
    }, 0),
  );
  return { changed };
}
