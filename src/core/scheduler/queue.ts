import type { Tier } from '../deck/types.ts';
import { hash32 } from './hash.ts';
import { Room, Taken } from './queue-limits.ts';
import { dayOrder, type Placed } from './queue-order.ts';
import type { CardId, DayNumber } from './types.ts';

const MINUTE_MS = 60_000;

export interface Candidate {
  cardId: CardId;
  /** Cards with one key (the first claim of their items) ask the same thing. */
  sibling: string;
  deck: string;
  section: string;
}

/** A card in a step within a day, whether due yet or not. */
export interface StepCandidate extends Candidate {
  /** UTC milliseconds. */
  dueAt: number;
}

/** A card due by day. */
export interface DueCandidate extends Candidate {
  /** Today's, from `retrievability`. */
  recall: number;
}

export interface NewCandidate extends Candidate {
  tier: Tier;
  /** Place in the order in which a learner should meet the cards. */
  position: number;
  /** Whether a plan asks for it today; such cards come first, and the daily limit gives way to them. */
  planned?: boolean;
}

/** How many cards of each kind. */
export interface Allowance {
  new: number;
  review: number;
}

export interface QueueInput {
  /** UTC milliseconds. */
  now: number;
  /** Today; also decides between cards that are otherwise equal. */
  day: DayNumber;
  steps: readonly StepCandidate[];
  /** Learning cards whose step crossed the end of a day, due today or before. */
  interday: readonly DueCandidate[];
  /** Review cards due today or before. */
  reviews: readonly DueCandidate[];
  fresh: readonly NewCandidate[];
  /** Every card answered today. */
  answeredToday: readonly Pick<Candidate, 'cardId' | 'sibling'>[];
  /** How many of these were new, and how many in review, when they were answered. */
  answered: Allowance;
  /** Sibling keys of the last reviews answered today, oldest first; two suffice. */
  lastReviews: readonly string[];
  limits: { newPerDay: number; reviewsPerDay: number };
  /** What is left today of the limits of single decks, which lie beneath the limits for all. */
  deckLeft: ReadonlyMap<string, Allowance>;
  /** For a sibling key those that ask about something easily mistaken for what it asks about. */
  lookAlikes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether the reference tier is studied. */
  referenceTier: boolean;
  learnAheadMinutes: number;
  /** Section of the card answered last, null at the start. */
  lastSection: string | null;
}

export type QueueKind = 'learning' | 'review' | 'new';

export interface QueueEntry {
  cardId: CardId;
  kind: QueueKind;
}

export interface Queue {
  /** What to serve, in order. */
  order: QueueEntry[];
  counts: Record<QueueKind, number>;
  /** Reviews that are due and held back by today's limits alone. */
  overLimit: number;
  /** When the next step falls due that is not in `order`, UTC milliseconds. */
  nextLearningAt: number | null;
}

const tierRank: Record<Tier, number> = { core: 0, detail: 1, reference: 2 };

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function leastRecallFirst(due: readonly DueCandidate[], day: DayNumber): DueCandidate[] {
  const keyed = due.map((card) => ({ card, tie: hash32(card.cardId, day) }));
  keyed.sort(
    (a, b) => a.card.recall - b.card.recall || a.tie - b.tie || compareText(a.card.cardId, b.card.cardId),
  );
  return keyed.map(({ card }) => card);
}

function newInOrder(fresh: readonly NewCandidate[], referenceTier: boolean): NewCandidate[] {
  return fresh
    .filter((card) => referenceTier || card.tier !== 'reference')
    .toSorted(
      (a, b) =>
        Number(b.planned ?? false) - Number(a.planned ?? false) ||
        tierRank[a.tier] - tierRank[b.tier] ||
        a.position - b.position ||
        compareText(a.cardId, b.cardId),
    );
}

function newWithin(input: QueueInput, taken: Taken): NewCandidate[] {
  const room = new Room(input, 'new');
  return newInOrder(input.fresh, input.referenceTier).filter((card) => {
    const allowed = card.planned === true || room.has(card);
    return allowed && taken.claim(card) && room.use(card);
  });
}

const asKind =
  (kind: QueueKind) =>
  (card: Candidate): Placed => ({ ...card, kind });

/** Learning cards due by day and review cards, with new ones between them, within limits and sibling keys. */
function dayCards(input: QueueInput, lastSection: string | null): { cards: Placed[]; overLimit: number } {
  const { day, interday } = input;
  const returning = [...input.answeredToday, ...input.steps, ...interday];
  const keys = new Taken(returning);
  const waiting = leastRecallFirst(input.reviews, day).filter((card) => keys.claim(card));
  const room = new Room(input, 'review');
  const reviews = waiting.filter((card) => room.has(card) && room.use(card));
  const fresh = newWithin(input, new Taken([...returning, ...reviews]));
  const learning = new Set(interday);
  const due = leastRecallFirst([...interday, ...reviews], day).map((card) =>
    asKind(learning.has(card) ? 'learning' : 'review')(card),
  );
  return {
    cards: dayOrder(due, fresh.map(asKind('new')), input, lastSection),
    overLimit: waiting.length - reviews.length,
  };
}

/**
 * What a session serves now, in order: steps within the day that are due; learning and review cards due by
 * day, with new ones spread between them; and last, steps that fall due within the learn-ahead time.
 * Of cards with one sibling key only one is served a day; cards in learning always return.
 * `counts` is what the session serves when every card is answered Good once.
 */
export function buildQueue(input: QueueInput): Queue {
  const { now } = input;
  const ahead = now + input.learnAheadMinutes * MINUTE_MS;
  const steps = input.steps.toSorted((a, b) => a.dueAt - b.dueAt || compareText(a.cardId, b.cardId));
  const running = steps.filter(({ dueAt }) => dueAt <= now);
  const today = dayCards(input, running.at(-1)?.section ?? input.lastSection);
  const order = [
    ...running.map(asKind('learning')),
    ...today.cards,
    ...steps.filter(({ dueAt }) => dueAt > now && dueAt <= ahead).map(asKind('learning')),
  ];
  const counts: Queue['counts'] = { learning: 0, review: 0, new: 0 };
  for (const { kind } of order) counts[kind] += 1;
  return {
    order: order.map(({ cardId, kind }) => ({ cardId, kind })),
    counts,
    overLimit: today.overLimit,
    nextLearningAt: steps.find(({ dueAt }) => dueAt > ahead)?.dueAt ?? null,
  };
}
