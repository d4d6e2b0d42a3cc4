import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { DueCandidate } from '../core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../core/scheduler/types.ts';
import type { Database } from '../storage/database.ts';
import { reviewCandidates, type DeckChoice, type DueRow } from '../storage/queries/cards.ts';

/** A card due by day with its recall on that day. */
export function withRecall(row: DueRow, day: DayNumber, parameters: readonly number[]): DueCandidate {
  return { ...row, recall: forgettingCurve(Math.max(0, day - row.lastReviewDay), row.stability, parameters) };
}

interface Wanted {
  day: DayNumber;
  /** How many at least, if there are that many. */
  limit: number;
  parameters: readonly number[];
  decks: DeckChoice;
}

interface Known {
  day: DayNumber;
  limit: number;
  cards: DueCandidate[];
  /** Whether more are due than these. */
  cut: boolean;
}

/** The reviews due on a day, least recalled first, kept between answers. */
export class DueReviews {
  private readonly db: Database;
  /** By the decks that were asked for. */
  private readonly known = new Map<string, Known>();

  constructor(db: Database) {
    this.db = db;
  }

  read({ day, limit, parameters, decks }: Wanted): Readonly<Known> {
    const key = JSON.stringify(decks);
    const known = this.known.get(key);
    if (known && known.day === day && known.limit >= limit) return known;
    const rows = reviewCandidates(this.db, day, limit, decks);
    const cards = rows.map((row) => withRecall(row, day, parameters));
    const read = { day, limit, cards, cut: rows.length === limit };
    this.known.set(key, read);
    return read;
  }

  /** Takes out a card that was answered, which changes no other. */
  answered(card: CardId): void {
    for (const known of this.known.values()) {
      known.cards = known.cards.filter(({ cardId }) => cardId !== card);
    }
  }

  forget(): void {
    this.known.clear();
  }
}
