import { expect, test } from 'vitest';
import type { CardState } from '../../../src/contract/schemas.ts';
import { reasons } from '../../../src/ui/screens/study/why-now.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 2, 2, 12);
const settings = { newPerDay: 10, desiredRetention: 0.9 };

const card: CardState = {
  phase: 'review',
  suspended: false,
  buriedToday: false,
  flag: 0,
  stability: 12.34,
  difficulty: 5.67,
  retrievability: 0.9,
  dueAt: now - day / 3,
  intervalDays: 12,
  reps: 5,
  lapses: 1,
};

test.each([
  ['a card due today', {}, /nears 90%; it was about 90%/],
  ['a card that waited', { dueAt: now - 5.4 * day, retrievability: 0.81 }, /due 5 days ago.*about 81%/],
  ['a card that waited one day', { dueAt: now - 1.2 * day }, /due 1 day ago/],
  ['a card that comes early', { dueAt: now + 3.3 * day, retrievability: 0.95 }, /3 days early.*about 95%/],
  ['a card in learning', { phase: 'learning' }, /still being learned/],
  ['a forgotten card', { phase: 'relearning' }, /forgotten lately/],
] as [string, Partial<CardState>, RegExp][])('%s says why it is there', (_, change, first) => {
  const [reason, ...facts] = reasons({ ...card, ...change }, settings, now);
  expect(reason).toMatch(first);
  expect(facts).toEqual([
    expect.stringMatching(/^Stability 12\.3 days: /),
    expect.stringMatching(/^Difficulty 5\.7 of 10: /),
    'Answered 5 times, forgotten 1 time after it was learned.',
  ]);
});

test('a new card tells only how many are introduced', () => {
  const fresh: CardState = { ...card, phase: 'new', stability: null, difficulty: null, retrievability: null };
  expect(reasons(fresh, settings, now)).toEqual([expect.stringMatching(/^It is new\. 10 new cards a day/)]);
});

test('a card of a session held to chosen cards says so first', () => {
  const focus = { deck: null, section: null, flag: 1, state: 'leech', ahead: null } as const;
  const [reason, ...facts] = reasons(card, settings, now, focus);
  expect(reason).toBe('Study is held to chosen cards: Often forgotten, Flagged.');
  expect(facts).toEqual(reasons(card, settings, now));
  const fresh: CardState = { ...card, phase: 'new' };
  expect(reasons(fresh, settings, now, focus)).toEqual([reason]);
});
