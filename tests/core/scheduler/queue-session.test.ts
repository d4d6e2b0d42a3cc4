import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildQueue,
  type Candidate,
  type Queue,
  type QueueEntry,
  type QueueInput,
} from '../../../src/core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../../../src/core/scheduler/types.ts';
import { MINUTE } from './support.ts';

const now = Date.parse('2026-01-10T09:00:00Z');

const candidates = fc.record({
  sibling: fc.nat(12).map((claim) => `claim-${claim}`),
  deck: fc.constantFrom('backs', 'knees'),
  section: fc.constantFrom('terminology', 'anatomy', 'imaging'),
  recall: fc.double({ min: 0, max: 1, noNaN: true }),
  tier: fc.constantFrom('core' as const, 'detail' as const, 'reference' as const),
  position: fc.nat(50),
  dueAt: fc.integer({ min: -60, max: 60 }).map((minutes) => now + minutes * MINUTE),
});

const lists = (interday: number) =>
  fc.tuple(
    fc.array(candidates, { maxLength: 4 }),
    fc.array(candidates, { maxLength: interday }),
    fc.array(candidates, { maxLength: 25 }),
    fc.array(candidates, { maxLength: 25 }),
  );

const inputs = (interday: number) =>
  fc
    .record({
      lists: lists(interday),
      newPerDay: fc.nat(12),
      reviewsPerDay: fc.nat(20),
      answered: fc.record({ new: fc.nat(3), review: fc.nat(3) }),
      referenceTier: fc.boolean(),
      deckLeft: fc.option(fc.record({ new: fc.nat(4), review: fc.nat(4) })),
      alike: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 8 }),
    })
    .map(({ lists: [steps, days, reviews, fresh], newPerDay, reviewsPerDay, ...wish }): QueueInput => {
      const { deckLeft, alike, ...rest } = wish;
      let next = 0;
      const named = <Card extends object>(cards: Card[]) =>
        cards.map((card) => ({ ...card, cardId: `card-${(next += 1)}` as CardId }));
      return {
        ...rest,
        now,
        day: 20_463 as DayNumber,
        steps: named(steps),
        interday: named(days),
        reviews: named(reviews),
        fresh: named(fresh),
        answeredToday: [],
        limits: { newPerDay, reviewsPerDay },
        deckLeft: new Map(deckLeft ? [['knees', deckLeft]] : []),
        lookAlikes: symmetric(alike),
        lastReviews: [],
        learnAheadMinutes: 20,
        lastSection: null,
      };
    });

/** Who looks like whom, both ways. */
function symmetric(pairs: readonly (readonly [number, number])[]): Map<string, Set<string>> {
  const both = pairs.filter(([a, b]) => a !== b).flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  const grouped = Map.groupBy(both, ([a]) => `claim-${a}`);
  return new Map([...grouped].map(([key, list]) => [key, new Set(list.map(([, b]) => `claim-${b}`))]));
}

/** The profile after Good on a card: gone until another day, or in a step ten minutes ahead when new. */
function afterGood(input: QueueInput, { cardId, kind }: QueueEntry): QueueInput {
  const all: Candidate[] = [...input.steps, ...input.interday, ...input.reviews, ...input.fresh];
  const card = all.find((each) => each.cardId === cardId)!;
  const others = (each: Candidate) => each.cardId !== cardId;
  const running = kind === 'new' ? [{ ...card, dueAt: input.now + 10 * MINUTE }] : [];
  return {
    ...input,
    steps: [...input.steps.filter(others), ...running],
    interday: input.interday.filter(others),
    reviews: input.reviews.filter(others),
    fresh: input.fresh.filter(others),
    answeredToday: [...input.answeredToday, card],
    answered: {
      new: input.answered.new + (kind === 'new' ? 1 : 0),
      review: input.answered.review + (kind === 'review' ? 1 : 0),
    },
    deckLeft: new Map(
      [...input.deckLeft].map(([deck, left]) => {
        const used = (of: QueueEntry['kind']) => (deck === card.deck && kind === of ? 1 : 0);
        return [deck, { new: left.new - used('new'), review: left.review - used('review') }];
      }),
    ),
    lastReviews: kind === 'review' ? [...input.lastReviews, card.sibling] : input.lastReviews,
    lastSection: card.section,
  };
}

/** Serves a session, building the queue again after every answer; each card is answered Good once. */
function serve(start: QueueInput): QueueEntry[] {
  const served: QueueEntry[] = [];
  let input = start;
  for (;;) {
    const seen = new Set(served.map(({ cardId }) => cardId));
    const next = buildQueue(input).order.find(({ cardId }) => !seen.has(cardId));
    if (!next) return served;
    served.push(next);
    input = afterGood(input, next);
  }
}

function countsOf(entries: QueueEntry[]): Queue['counts'] {
  const count = (kind: QueueEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  return { learning: count('learning'), review: count('review'), new: count('new') };
}

test('the counts are what the session serves when every card is answered Good once', () => {
  fc.assert(
    fc.property(inputs(5), (input) => {
      expect(countsOf(serve(input))).toEqual(buildQueue(input).counts);
    }),
    { numRuns: 400 },
  );
});

test('the order announced is the order served', () => {
  fc.assert(
    fc.property(inputs(0), (input) => {
      expect(serve(input)).toEqual(buildQueue(input).order);
    }),
    { numRuns: 400 },
  );
});

test('no two cards of one sibling key are served on a day, except those in learning', () => {
  fc.assert(
    fc.property(inputs(5), (input) => {
      const all: Candidate[] = [...input.steps, ...input.interday, ...input.reviews, ...input.fresh];
      const keyOf = new Map(all.map(({ cardId, sibling }) => [cardId, sibling]));
      const served = serve(input);
      const keys = served.flatMap(({ cardId, kind }) => (kind === 'learning' ? [] : [keyOf.get(cardId)]));
      expect(new Set(keys).size).toBe(keys.length);
      const learning = new Set([...input.steps, ...input.interday].map(({ sibling }) => sibling));
      expect(keys.filter((key) => key !== undefined && learning.has(key))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('no deck serves more than its own limit, and all together no more than the limit for all', () => {
  fc.assert(
    fc.property(inputs(5), (input) => {
      const all: Candidate[] = [...input.steps, ...input.interday, ...input.reviews, ...input.fresh];
      const deckOf = new Map(all.map(({ cardId, deck }) => [cardId, deck]));
      const served = serve(input);
      for (const kind of ['new', 'review'] as const) {
        const limit = kind === 'new' ? input.limits.newPerDay : input.limits.reviewsPerDay;
        const ofKind = served.filter((entry) => entry.kind === kind);
        expect(ofKind.length).toBeLessThanOrEqual(Math.max(0, limit - input.answered[kind]));
        for (const [deck, left] of input.deckLeft) {
          const ofDeck = ofKind.filter(({ cardId }) => deckOf.get(cardId) === deck);
          expect(ofDeck.length).toBeLessThanOrEqual(left[kind]);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('a review that has a look-alike among the reviews left is followed or preceded by one', () => {
  fc.assert(
    fc.property(inputs(0), (input) => {
      const keyOf = new Map(input.reviews.map(({ cardId, sibling }) => [cardId, sibling]));
      const reviews = buildQueue({ ...input, steps: [], fresh: [] }).order.flatMap(({ cardId }) => {
        const key = keyOf.get(cardId);
        return key === undefined ? [] : [key];
      });
      const alike = (a?: string, b?: string) =>
        a !== undefined && b !== undefined && (input.lookAlikes.get(a)?.has(b) ?? false);
      for (const [index, key] of reviews.entries()) {
        const paired = alike(reviews[index - 1], key) || alike(key, reviews[index + 1]);
        const others = reviews.slice(index + 1).some((other) => alike(key, other));
        expect(paired || !others).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
