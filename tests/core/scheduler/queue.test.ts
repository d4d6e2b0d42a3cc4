import { describe, expect, test } from 'vitest';
import {
  buildQueue,
  type DueCandidate,
  type NewCandidate,
  type QueueInput,
  type StepCandidate,
} from '../../../src/core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../../../src/core/scheduler/types.ts';
import { MINUTE } from './support.ts';

const now = Date.parse('2026-01-10T09:00:00Z');

const empty: QueueInput = {
  now,
  day: 20_463 as DayNumber,
  steps: [],
  interday: [],
  reviews: [],
  fresh: [],
  answeredToday: [],
  answered: { new: 0, review: 0 },
  lastReviews: [],
  limits: { newPerDay: 20, reviewsPerDay: 200 },
  deckLeft: new Map(),
  lookAlikes: new Map(),
  referenceTier: false,
  learnAheadMinutes: 20,
  lastSection: null,
};

const base = (id: string, sibling = `claim of ${id}`, section = `section of ${id}`) => ({
  cardId: id as CardId,
  sibling,
  deck: 'deck',
  section,
});
const due = (id: string, recall: number, sibling?: string, section?: string): DueCandidate => ({
  ...base(id, sibling, section),
  recall,
});
const fresh = (id: string, position: number, extra: Partial<NewCandidate> = {}): NewCandidate => ({
  ...base(id),
  tier: 'core',
  position,
  ...extra,
});
const step = (id: string, minutes: number, sibling?: string): StepCandidate => ({
  ...base(id, sibling),
  dueAt: now + minutes * MINUTE,
});

const idsOf = (input: Partial<QueueInput>) =>
  buildQueue({ ...empty, ...input }).order.map(({ cardId }) => cardId);

describe('the parts of a session', () => {
  const input = {
    steps: [step('step-now', 0), step('step-earlier', -30), step('step-soon', 20), step('step-later', 21)],
    interday: [due('interday', 0.8)],
    reviews: [due('review', 0.9)],
    fresh: [fresh('new', 1)],
  };

  test('come as due steps, the cards of the day, and steps within the learn-ahead time', () => {
    const order = idsOf(input);
    expect(order.slice(0, 2)).toEqual(['step-earlier', 'step-now']);
    expect(new Set(order.slice(2, 5))).toEqual(new Set(['interday', 'review', 'new']));
    expect(order.slice(5)).toEqual(['step-soon']);
  });

  test('are counted by kind, and the next step beyond them is told', () => {
    const queue = buildQueue({ ...empty, ...input });
    expect(queue.counts).toEqual({ learning: 4, review: 1, new: 1 });
    expect(queue.nextLearningAt).toBe(now + 21 * MINUTE);
  });

  test('without learn-ahead leave every later step out', () => {
    const queue = buildQueue({ ...empty, ...input, learnAheadMinutes: 0 });
    expect(queue.counts.learning).toBe(3);
    expect(queue.nextLearningAt).toBe(now + 20 * MINUTE);
  });

  test('can all be missing', () => {
    expect(buildQueue(empty)).toEqual({
      order: [],
      counts: { learning: 0, review: 0, new: 0 },
      overLimit: 0,
      nextLearningAt: null,
    });
  });
});

describe('cards of one sibling key', () => {
  test('are served one a day, the one least likely to be recalled first', () => {
    expect(idsOf({ reviews: [due('a', 0.9, 'claim'), due('b', 0.7, 'claim'), due('c', 0.8)] })).toEqual([
      'b',
      'c',
    ]);
    expect(idsOf({ reviews: [due('a', 0.9), due('b', 0.7), due('c', 0.8)] })).toEqual(['b', 'c', 'a']);
  });

  test('give way to a review when they are new', () => {
    const reviews = [due('review', 0.8, 'claim')];
    const other = fresh('other', 2);
    expect(idsOf({ reviews, fresh: [fresh('new', 1, { sibling: 'claim' }), other] })).toEqual([
      'review',
      'other',
    ]);
    expect(idsOf({ reviews, fresh: [fresh('new', 1), other] })).toHaveLength(3);
  });

  test('do not take a place of the daily limit from others', () => {
    const siblings = [1, 2, 3].map((position) => fresh(`new-${position}`, position, { sibling: 'claim' }));
    const limits = { newPerDay: 2, reviewsPerDay: 200 };
    expect(idsOf({ fresh: [...siblings, fresh('other', 4)], limits })).toEqual(['new-1', 'other']);
  });

  test('are out after one of them was answered today', () => {
    const answeredToday = [{ cardId: 'seen' as CardId, sibling: 'claim' }];
    const input = { reviews: [due('a', 0.8, 'claim')], fresh: [fresh('b', 1, { sibling: 'claim' })] };
    expect(idsOf({ ...input, answeredToday })).toEqual([]);
    expect(idsOf(input)).toEqual(['a']);
  });

  test('do not keep out the very card that was answered, such as one that was reset', () => {
    const answeredToday = [{ cardId: 'a' as CardId, sibling: 'claim' }];
    expect(idsOf({ fresh: [fresh('a', 1, { sibling: 'claim' })], answeredToday })).toEqual(['a']);
    expect(idsOf({ fresh: [fresh('b', 1, { sibling: 'claim' })], answeredToday })).toEqual([]);
    const both = [{ cardId: 'b' as CardId, sibling: 'claim' }, ...answeredToday];
    expect(idsOf({ fresh: [fresh('a', 1, { sibling: 'claim' })], answeredToday: both })).toEqual([]);
  });

  test('keep out the others while one is in learning, which itself always returns', () => {
    const answeredToday = [{ cardId: 'seen' as CardId, sibling: 'claim' }];
    const input = {
      steps: [step('step', -1, 'claim')],
      interday: [due('interday', 0.5, 'claim')],
      reviews: [due('review', 0.4, 'claim')],
    };
    expect(idsOf({ ...input, answeredToday })).toEqual(['step', 'interday']);
    expect(idsOf({ ...input, steps: [], interday: [] })).toEqual(['review']);
    expect(idsOf({ ...input, steps: [step('step', 500, 'claim')], interday: [] })).toEqual([]);
  });

  test('are not kept out by a review that only the limit holds back', () => {
    const limits = { newPerDay: 20, reviewsPerDay: 1 };
    const reviews = [due('first', 0.5), due('held', 0.9, 'claim')];
    const news = [fresh('new', 1, { sibling: 'claim' })];
    expect(idsOf({ reviews, fresh: news, limits })).toEqual(['first', 'new']);
    expect(idsOf({ reviews, fresh: news })).toEqual(['first', 'held']);
  });
});

describe('reviews', () => {
  test('come by recall, least first; equal ones in an order that stays for the day', () => {
    const equal = Array.from({ length: 20 }, (_, index) => due(`card-${index}`, 0.8));
    const today = idsOf({ reviews: equal });
    expect(idsOf({ reviews: equal.toReversed() })).toEqual(today);
    const tomorrow = idsOf({ reviews: equal, day: 20_464 as DayNumber });
    expect(tomorrow).not.toEqual(today);
    expect(tomorrow.toSorted()).toEqual(today.toSorted());
    expect(idsOf({ reviews: [...equal, due('weak', 0.3)] })[0]).toBe('weak');
  });

  test('of one section do not follow each other while another section is left', () => {
    const reviews = [
      due('a1', 0.1, undefined, 'a'),
      due('a2', 0.2, undefined, 'a'),
      due('a3', 0.3, undefined, 'a'),
      due('b1', 0.7, undefined, 'b'),
      due('c1', 0.8, undefined, 'c'),
    ];
    expect(idsOf({ reviews })).toEqual(['a1', 'b1', 'a2', 'c1', 'a3']);
    expect(idsOf({ reviews, lastSection: 'a' })).toEqual(['b1', 'a1', 'c1', 'a2', 'a3']);
    expect(idsOf({ reviews: reviews.slice(0, 3), lastSection: 'a' })).toEqual(['a1', 'a2', 'a3']);
  });
});

describe('new cards', () => {
  test('come by tier, then by position; the reference tier only where it is studied', () => {
    const news = [
      fresh('reference', 1, { tier: 'reference' }),
      fresh('detail-2', 2, { tier: 'detail' }),
      fresh('core-4', 4),
      fresh('core-3', 3),
      fresh('detail-5', 5, { tier: 'detail' }),
    ];
    const studied = ['core-3', 'core-4', 'detail-2', 'detail-5'];
    expect(idsOf({ fresh: news })).toEqual(studied);
    expect(idsOf({ fresh: news, referenceTier: true })).toEqual([...studied, 'reference']);
  });

  test('lie evenly between the reviews', () => {
    const reviews = Array.from({ length: 9 }, (_, index) => due(`review-${index}`, index / 10));
    const news = [fresh('new-1', 1), fresh('new-2', 2)];
    const places = idsOf({ reviews, fresh: news }).flatMap((id, place) =>
      id.startsWith('new') ? [place] : [],
    );
    expect(places).toEqual([3, 7]);
  });
});

describe('the daily limits', () => {
  const reviews = Array.from({ length: 5 }, (_, index) => due(`review-${index}`, index / 10));
  const news = Array.from({ length: 5 }, (_, index) => fresh(`new-${index}`, index));
  const limits = { newPerDay: 3, reviewsPerDay: 4 };
  const countsAfter = (answered: QueueInput['answered']) => {
    const { counts, overLimit } = buildQueue({ ...empty, reviews, fresh: news, limits, answered });
    return { ...counts, overLimit };
  };

  test('leave what was not answered yet', () => {
    expect(countsAfter({ new: 0, review: 0 })).toEqual({ learning: 0, new: 3, review: 4, overLimit: 1 });
    expect(countsAfter({ new: 2, review: 1 })).toEqual({ learning: 0, new: 1, review: 3, overLimit: 2 });
  });

  test('that were lowered during the day leave nothing', () => {
    expect(countsAfter({ new: 9, review: 9 })).toEqual({ learning: 0, new: 0, review: 0, overLimit: 5 });
  });

  test('do not hold back cards in learning', () => {
    const input = { steps: [step('step', -1)], interday: [due('interday', 0.8)] };
    const none = { newPerDay: 0, reviewsPerDay: 0 };
    expect(idsOf({ ...input, reviews, fresh: news, limits: none })).toEqual(['step', 'interday']);
  });

  test('keep the reviews least likely to be recalled', () => {
    expect(idsOf({ reviews: reviews.toReversed(), limits }).toSorted()).toEqual([
      'review-0',
      'review-1',
      'review-2',
      'review-3',
    ]);
  });
});

describe('the limits of decks', () => {
  const inDeck = <Card extends object>(deck: string, card: Card) => ({ ...card, deck });
  const reviews = [
    inDeck('backs', due('b1', 0.1)),
    inDeck('backs', due('b2', 0.2)),
    inDeck('knees', due('k1', 0.3)),
    inDeck('knees', due('k2', 0.4)),
  ];
  const news = [inDeck('backs', fresh('b3', 3)), inDeck('knees', fresh('k3', 4))];

  test('hold back what is beyond them and leave the room to other decks', () => {
    const limits = { newPerDay: 1, reviewsPerDay: 2 };
    expect(idsOf({ reviews, limits })).toEqual(['b1', 'b2']);
    const deckLeft = new Map([['backs', { new: 0, review: 1 }]]);
    expect(idsOf({ reviews, fresh: news, limits, deckLeft })).toEqual(['b1', 'k3', 'k1']);
    expect(buildQueue({ ...empty, reviews, deckLeft }).overLimit).toBe(1);
  });

  test('cannot raise the limit for all', () => {
    const deckLeft = new Map([['backs', { new: 9, review: 9 }]]);
    expect(idsOf({ reviews, limits: { newPerDay: 0, reviewsPerDay: 1 }, deckLeft })).toEqual(['b1']);
  });
});

describe('new cards that a plan asks for today', () => {
  const news = [
    fresh('first', 1),
    fresh('planned', 8, { planned: true }),
    fresh('other', 9, { planned: true }),
  ];

  test('come first, and the limit gives way to them alone', () => {
    expect(idsOf({ fresh: news })).toEqual(['planned', 'other', 'first']);
    expect(idsOf({ fresh: news, limits: { newPerDay: 1, reviewsPerDay: 0 } })).toEqual(['planned', 'other']);
  });
});

describe('look-alikes', () => {
  const alike = (...pairs: [string, string][]) => {
    const both = pairs.flatMap(([a, b]): [string, string][] => [
      [`claim of ${a}`, `claim of ${b}`],
      [`claim of ${b}`, `claim of ${a}`],
    ]);
    return new Map(
      [...Map.groupBy(both, ([a]) => a)].map(([a, list]) => [a, new Set(list.map((p) => p[1]))]),
    );
  };
  const reviews = [due('a', 0.1), due('b', 0.2), due('c', 0.3), due('d', 0.4)];

  test('follow one another, in pairs', () => {
    expect(idsOf({ reviews })).toEqual(['a', 'b', 'c', 'd']);
    expect(idsOf({ reviews, lookAlikes: alike(['a', 'd']) })).toEqual(['a', 'd', 'b', 'c']);
    expect(idsOf({ reviews, lookAlikes: alike(['a', 'd'], ['d', 'c']) })).toEqual(['a', 'd', 'b', 'c']);
    expect(idsOf({ reviews, lookAlikes: alike(['b', 'd']) })).toEqual(['a', 'b', 'd', 'c']);
  });

  test('are not parted by a new card', () => {
    const input = { reviews: reviews.slice(0, 2), fresh: [fresh('new', 1)] };
    expect(idsOf(input)).toEqual(['a', 'new', 'b']);
    expect(idsOf({ ...input, lookAlikes: alike(['a', 'b']) })).toEqual(['a', 'b', 'new']);
  });

  test('of the review answered last come first, unless it was itself the second of a pair', () => {
    const lookAlikes = alike(['x', 'c'], ['w', 'x']);
    expect(idsOf({ reviews, lookAlikes, lastReviews: ['claim of x'] })).toEqual(['c', 'a', 'b', 'd']);
    expect(idsOf({ reviews, lookAlikes, lastReviews: ['claim of w', 'claim of x'] })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  test('are no matter to cards in learning and new ones', () => {
    const lookAlikes = alike(['interday', 'd'], ['new', 'd']);
    const interday = [due('interday', 0.05)];
    const news = [fresh('new', 1)];
    const plain = idsOf({ reviews, interday, fresh: news });
    expect(idsOf({ reviews, interday, fresh: news, lookAlikes })).toEqual(plain);
  });
});
