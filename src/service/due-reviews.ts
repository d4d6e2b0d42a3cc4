import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { DueCandidate } from '../core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../core/scheduler/types.ts';
import type { Database } from '../storage/database.ts';
import { reviewCandidates, type DueRow } from '../storage/queries/cards.ts';

type DueCard = DueCandidate & { deck: string };

/** A card due by day with its recall on that day. */
export function withRecall(row: DueRow, day: DayNumber, parameters: readonly number[]): DueCard {
  return { ...row, recall: forgettingCurve(Math.max(0, day - row.lastReviewDay), row.stability, parameters) };
}

interface Wanted {
  day: DayNumber;
  /** How many at least, if there are that many. */
  limit: number;
  parameters: readonly number[];
  /** Cards answered on this day. */
  answered: ReadonlySet<CardId>;
}

/**
 * The reviews due on a day, least recalled first, kept between answers: an answer takes its own card
 * out and changes no other, so the list need not be read again for each.
 */
export class DueReviews {
  private readonly db: Database;
  private known: { day: DayNumber; limit: number; cards: DueCard[] } | null = null;

  constructor(db: Database) {
    this.db = db;
  }

  /** @returns the cards, and whether more are due than these */
  read({ day, limit, parameters, answered }: Wanted): { cards: DueCard[]; cut: boolean } {
    if (!this.known || this.known.day !== day || this.known.limit < limit) {
      const rows = reviewCandidates(this.db, day, limit);
      this.known = { day, limit, cards: rows.map((row) => withRecall(row, day, parameters)) };
    }
    const { cards } = this.known;
    return {
      cards: cards.filter((card) => !answered.has(card.cardId)),
      cut: cards.length === this.known.limit,
    };
  }

  forget(): void {
    this.known = null;
  }
}
