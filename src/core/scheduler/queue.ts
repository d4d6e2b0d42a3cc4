import type { Tier } from '../deck/types.ts';
import { hash32 } from './hash.ts';
import type { CardId, DayNumber } from './types.ts';

const MINUTE_MS = 60_000;

export interface Candidate {
  cardId: CardId;
  /** Cards with one key (the first claim of their items) ask the same thing. */
  sibling: string;
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
  answered: { new: number; review: number };
  limits: { newPerDay: number; reviewsPerDay: number };
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
  /** Reviews that are due and held back by today's limit alone. */
  overLimit: number;
  /** When the next step falls due that is not in `order`, UTC milliseconds. */
  nextLearningAt: number | null;
}

type Placed = Candidate & { kind: QueueKind };

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
        tierRank[a.tier] - tierRank[b.tier] || a.position - b.position || compareText(a.cardId, b.cardId),
    );
}

/** Which card has a sibling key today. */
class Taken {
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

/** The first `limit` cards whose sibling key is free; each takes its key. */
function takeFree<Card extends Candidate>(cards: readonly Card[], limit: number, taken: Taken): Card[] {
  const chosen: Card[] = [];
  for (const card of cards) {
    if (chosen.length >= limit) break;
    if (taken.claim(card)) chosen.push(card);
  }
  return chosen;
}

/**
 * Hands out cards one by one: the first in order that is not of the given section while there is one, so
 * that the order within a section stays.
 */
function bySection(cards: readonly Placed[]): (lastSection: string | null) => Placed | undefined {
  const ranked = cards.map((card, rank) => ({ card, rank }));
  const lanes = [...Map.groupBy(ranked, ({ card }) => card.section)].map(([section, lane]) => ({
    section,
    lane: lane.toReversed(),
  }));
  const head = ({ lane }: (typeof lanes)[number]) => lane.at(-1)?.rank ?? Infinity;
  return (lastSection) => {
    const open = lanes.filter(({ lane }) => lane.length > 0);
    const others = open.filter(({ section }) => section !== lastSection);
    const [first, ...rest] = others.length > 0 ? others : open;
    return first && rest.reduce((a, b) => (head(b) < head(a) ? b : a), first).lane.pop()?.card;
  };
}

/**
 * Spreads new cards evenly between the others. What was already answered today counts, so that a queue
 * built again after each answer keeps the same rhythm.
 */
function mix(
  due: readonly Placed[],
  fresh: readonly Placed[],
  answered: QueueInput['answered'],
  lastSection: string | null,
): Placed[] {
  const place = (index: number, length: number, done: number) => (done + index + 1) / (done + length + 1);
  const nextDue = bySection(due);
  const result: Placed[] = [];
  let taken = 0;
  for (const [index, card] of [...fresh, undefined].entries()) {
    const until = card ? place(index, fresh.length, answered.new) : Infinity;
    while (taken < due.length && place(taken, due.length, answered.review) <= until) {
      const next = nextDue(result.at(-1)?.section ?? lastSection);
      if (next) result.push(next);
      taken += 1;
    }
    if (card) result.push(card);
  }
  return result;
}

const asKind =
  (kind: QueueKind) =>
  (card: Candidate): Placed => ({ ...card, kind });

/** Learning cards due by day and review cards, with new ones between them, within limits and sibling keys. */
function dayCards(input: QueueInput, lastSection: string | null): { cards: Placed[]; overLimit: number } {
  const { day, limits, answered, interday } = input;
  const returning = [...input.answeredToday, ...input.steps, ...interday];
  const allowed = Math.max(0, limits.reviewsPerDay - answered.review);
  const waiting = takeFree(leastRecallFirst(input.reviews, day), Infinity, new Taken(returning));
  const reviews = waiting.slice(0, allowed);
  const fresh = takeFree(
    newInOrder(input.fresh, input.referenceTier),
    limits.newPerDay - answered.new,
    new Taken([...returning, ...reviews]),
  );
  const learning = new Set(interday);
  const due = leastRecallFirst([...interday, ...reviews], day).map((card) =>
    asKind(learning.has(card) ? 'learning' : 'review')(card),
  );
  return {
    cards: mix(due, fresh.map(asKind('new')), answered, lastSection),
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
