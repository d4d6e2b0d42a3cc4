import type { Counts, Today } from '../contract/schemas.ts';
import type { DayNumber } from '../core/scheduler/types.ts';
import { countOverdue } from '../storage/queries/forecast.ts';
import { countDue, countNew } from '../storage/queries/cards.ts';
import { deckTitles } from '../storage/queries/decks.ts';
import { absenceOn } from './absences.ts';
import { offer } from './catch-up.ts';
import type { Context } from './context.ts';
import { examsAhead } from './exams.ts';
import { focusView } from './focus.ts';
import { estimateMinutes } from './pace.ts';
import { buildSession, type Session } from './session.ts';

/** What today asks for, in all and by deck, and what is ahead. */
export function today(context: Context): Today {
  const session = buildSession(context);
  const { queue, moment, answered } = session;
  const newLeft = countNew(context.db, moment.day, context.settings.referenceTier) - queue.counts.new;
  const { catchUp } = context.settings;
  const dueByTomorrow = countDue(context.db, (moment.day + 1) as DayNumber);
  return {
    counts: queue.counts,
    minutes: estimateMinutes(context, queue.counts),
    answered,
    decks: countsByDeck(context, session),
    newLeft,
    overLimit: session.overLimit(),
    tomorrow: dueByTomorrow - servedByDay(session),
    nextLearningAt: queue.order.length > 0 ? null : queue.nextLearningAt,
    focus: focusView(context, session),
    away: absenceOn(context, moment.day),
    overdue: countOverdue(context.db, moment.day),
    catchUp: catchUp && { minutesPerDay: catchUp.minutesPerDay },
    catchUpOffer: offer(context),
    exams: examsAhead(context),
  };
}

/** Cards of the queue that are due by day, so no longer due tomorrow once they are answered. */
function servedByDay({ queue, byDay }: Session): number {
  return queue.order.filter(({ cardId }) => byDay.has(cardId)).length;
}

function countsByDeck(context: Context, session: Session): Today['decks'] {
  const byDeck = new Map<string, Counts>();
  for (const { cardId, kind } of session.queue.order) {
    const deck = session.decks.get(cardId) ?? '';
    const counts = byDeck.get(deck) ?? { new: 0, learning: 0, review: 0 };
    counts[kind] += 1;
    byDeck.set(deck, counts);
  }
  return deckTitles(context.db).map((deck) => ({
    ...deck,
    counts: byDeck.get(deck.id) ?? { new: 0, learning: 0, review: 0 },
  }));
}
