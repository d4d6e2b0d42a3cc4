import type { Allowance, DueCandidate, NewCandidate, QueueInput } from '../core/scheduler/queue.ts';
import { plannedNewCandidates, type DeckChoice } from '../storage/queries/cards.ts';
import type { Context } from './context.ts';
import type { Found } from './kept-cards.ts';

/** Decks that are read together, with what may be served of them at most. */
interface Pool {
  decks: DeckChoice;
  room: Allowance;
}

type Base = Pick<QueueInput, 'day' | 'limits' | 'answered' | 'deckLeft'>;

/** Candidates loaded beyond what may be served, since some share a claim with others and wait for another day. */
const slack = 50;

/** A pool for each deck with a limit of its own, and one for all others. */
function poolsOf({ limits, answered, deckLeft }: Base): Pool[] {
  const all = {
    new: Math.max(0, limits.newPerDay - answered.new),
    review: Math.max(0, limits.reviewsPerDay - answered.review),
  };
  const limited = [...deckLeft].map(([deck, left]): Pool => {
    const room = { new: Math.min(all.new, left.new), review: Math.min(all.review, left.review) };
    return { decks: { only: [deck] }, room };
  });
  return [{ decks: { except: [...deckLeft.keys()] }, room: all }, ...limited];
}

/** Reads so many cards that all that may be served is among them, whatever keys are taken. */
function load<Card extends { sibling: string }>(
  read: (limit: number) => Found<Card>,
  room: number,
  taken: ReadonlySet<string>,
): Found<Card> {
  if (room <= 0) return { cards: [], cut: true };
  for (let limit = room + slack; ; limit *= 4) {
    const found = read(limit);
    const free = found.cards.filter(({ sibling }) => !taken.has(sibling));
    if (!found.cut || new Set(free.map(({ sibling }) => sibling)).size >= room) return found;
  }
}

function together<Card>(parts: readonly Found<Card>[]): Found<Card> {
  return { cards: parts.flatMap(({ cards }) => cards), cut: parts.some(({ cut }) => cut) };
}

/** Review cards due, as many as today's limits could ask for. */
export function dueCards({ kept }: Context, base: Base, taken: ReadonlySet<string>): Found<DueCandidate> {
  const { day } = base;
  return together(
    poolsOf(base).map(({ decks, room }) =>
      load((limit) => kept.reviews.read({ day, limit, decks }), room.review, taken),
    ),
  );
}

/** New cards, as many as today's limits and plans could ask for. */
export function newCards({ db, kept }: Context, base: Base, taken: ReadonlySet<string>): NewCandidate[] {
  const { day } = base;
  const { cards } = together(
    poolsOf(base).map(({ decks, room }) =>
      load((limit) => kept.fresh.read({ day, limit, decks }), room.new, taken),
    ),
  );
  const planned = plannedNewCandidates(db, day);
  const known = new Set(planned.map(({ cardId }) => cardId));
  return [...planned, ...cards.filter(({ cardId }) => !known.has(cardId))];
}
