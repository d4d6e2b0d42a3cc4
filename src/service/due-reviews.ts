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
}

/** The reviews due on a day, least recalled first, kept between answers. */
export class DueReviews {
  private readonly db: Database;
  private known: { day: DayNumber; limit: number; cards: DueCard[]; cut: boolean } | null = null;

  constructor(db: Database) {
    this.db = db;
  }

  /** @returns the cards, and whether more are due than these */
  read({ day, limit, parameters }: Wanted): { cards: readonly DueCard[]; cut: boolean } {
    if (!this.known || this.known.day !== day || this.known.limit < limit) {
      const rows = reviewCandidates(this.db, day, limit);
      const cards = rows.map((row) => withRecall(row, day, parameters));
      this.known = { day, limit, cards, cut: rows.length === limit };
    }
    return this.known;
  }

  /** Takes out a card that was answered, which changes no other. */
  answered(card: CardId): void {
    if (this.known) this.known.cards = this.known.cards.filter(({ cardId }) => cardId !== card);
  }

  forget(): void {
    this.known = null;
  }
}
