import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { DueCandidate, NewCandidate } from '../core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../core/scheduler/types.ts';
import {
  newCandidates,
  reviewCandidates,
  waitingKeys,
  type DeckChoice,
  type DueRow,
} from '../storage/queries/cards.ts';
import type { Context } from './context.ts';

/** A card due by day with its recall on that day. */
export function withRecall(row: DueRow, day: DayNumber, parameters: readonly number[]): DueCandidate {
  return { ...row, recall: forgettingCurve(Math.max(0, day - row.lastReviewDay), row.stability, parameters) };
}

interface Wanted {
  day: DayNumber;
  /** How many at least, if there are that many. */
  limit: number;
  decks: DeckChoice;
}

/** Cards in their order. */
export interface Found<Card> {
  cards: readonly Card[];
  /** Whether there are more than these. */
  cut: boolean;
}

/** The first cards of a list that the database can give. */
class List<Card extends { cardId: CardId }> {
  private readonly load: (wanted: Wanted) => Card[];
  /** By the decks that were asked for. */
  private readonly known = new Map<string, Found<Card> & { day: DayNumber; limit: number }>();

  constructor(load: (wanted: Wanted) => Card[]) {
    this.load = load;
  }

  read(wanted: Wanted): Found<Card> {
    const { day, limit } = wanted;
    const key = JSON.stringify(wanted.decks);
    const known = this.known.get(key);
    if (known && known.day === day && known.limit >= limit) return known;
    const cards = this.load(wanted);
    const read = { day, limit, cards, cut: cards.length === limit };
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

/** What is known of the cards that wait, kept between answers. */
export class KeptCards {
  /** Review cards due, least recalled first. */
  readonly reviews: List<DueCandidate>;
  /** New cards in the order in which they are met. */
  readonly fresh: List<NewCandidate>;
  private readonly context: Context;
  private waiting: { day: DayNumber; keys: ReadonlySet<string> } | null = null;

  constructor(context: Context) {
    const { db } = context;
    this.context = context;
    this.reviews = new List(({ day, limit, decks }) => {
      const { parameters } = context.scheduler.config;
      return reviewCandidates(db, day, limit, decks).map((row) => withRecall(row, day, parameters));
    });
    this.fresh = new List(({ day, limit, decks }) =>
      newCandidates(db, day, context.settings.referenceTier, limit, decks),
    );
  }

  /** How many claims have a review card due, those of `taken` (sibling keys, today's answers among them) left out. */
  countWaiting(day: DayNumber, taken: Iterable<string>): number {
    if (this.waiting?.day !== day) this.waiting = { day, keys: waitingKeys(this.context.db, day) };
    const { keys } = this.waiting;
    return keys.size - [...new Set(taken)].filter((key) => keys.has(key)).length;
  }

  answered(card: CardId): void {
    this.reviews.answered(card);
    this.fresh.answered(card);
  }

  forget(): void {
    this.reviews.forget();
    this.fresh.forget();
    this.waiting = null;
  }
}
