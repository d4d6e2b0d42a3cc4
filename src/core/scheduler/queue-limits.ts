import type { Allowance, Candidate, QueueInput } from './queue.ts';
import type { CardId } from './types.ts';

/** Which card has a sibling key today. */
export class Taken {
  private readonly holders = new Map<string, CardId | 'several'>();

  /** @param cards that take their keys even when others have them */
  constructor(cards: Iterable<Pick<Candidate, 'cardId' | 'sibling'>>) {
    for (const { sibling, cardId } of cards) {
      const holder = this.holders.get(sibling);
      this.holders.set(sibling, holder === undefined || holder === cardId ? cardId : 'several');
    }
  }

  /** Takes the key of a card unless another card has it; whether it did. */
  claim({ sibling, cardId }: Candidate): boolean {
    const holder = this.holders.get(sibling);
    if (holder !== undefined && holder !== cardId) return false;
    this.holders.set(sibling, cardId);
    return true;
  }
}

/** What may still be served today of one kind: in all, and of each deck that has a limit of its own. */
export class Room {
  private all: number;
  private readonly decks = new Map<string, number>();

  constructor(
    { limits, answered, deckLeft }: Pick<QueueInput, 'limits' | 'answered' | 'deckLeft'>,
    kind: keyof Allowance,
  ) {
    const limit = kind === 'new' ? limits.newPerDay : limits.reviewsPerDay;
    this.all = limit - answered[kind];
    for (const [deck, left] of deckLeft) this.decks.set(deck, left[kind]);
  }

  has({ deck }: Candidate): boolean {
    return this.all > 0 && (this.decks.get(deck) ?? 1) > 0;
  }

  /** Takes the room of a card, whether there is any or not. */
  use({ deck }: Candidate): true {
    this.all -= 1;
    const left = this.decks.get(deck);
    if (left !== undefined) this.decks.set(deck, left - 1);
    return true;
  }
}
