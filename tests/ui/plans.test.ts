import { expect, test } from 'vitest';
import type { ExamPlan } from '../../src/contract/plans.ts';
import type { DeckId, SectionId } from '../../src/core/deck/types.ts';
import { isChosen, toggled } from '../../src/ui/screens/plans/exam-scope.ts';
import { alternatives, dateAfter, verdictSentence } from '../../src/ui/screens/plans/exam-words.ts';

const deck = 'back-mice' as DeckId;
const [a, b, c] = ['a', 'b', 'c'] as SectionId[] as [SectionId, SectionId, SectionId];
const all = [a, b, c];

test('a section is taken out of a whole deck and put in again', () => {
  const whole = [{ deck, sections: null }];
  const without = toggled(whole, deck, b, all);
  expect(without).toEqual([{ deck, sections: [a, c] }]);
  expect(all.map((section) => isChosen(without, deck, section))).toEqual([true, false, true]);
  expect(toggled(without, deck, b, all)).toEqual(whole);
});

test('a deck without a section left is no part of the exam, and other decks stay', () => {
  const other = { deck: 'other' as DeckId, sections: null };
  const scope = [other, { deck, sections: [a] }];
  expect(toggled(scope, deck, a, all)).toEqual([other]);
  expect(isChosen([other], deck, a)).toBe(false);
});

test.each([
  [new Date(2026, 2, 2, 12), 42, '2026-04-13'],
  [new Date(2026, 11, 31, 23), 1, '2027-01-01'],
  [new Date(2026, 2, 28, 12), 1, '2026-03-29'],
])('a date so many days after %s is one of the calendar', (now, days, date) => {
  expect(dateAfter(now.getTime(), days)).toBe(date);
});

const plan: ExamPlan = {
  cards: 10,
  begun: 0,
  daysLeft: 5,
  newPerDay: 2,
  lastLookFrom: '2026-03-05',
  minutes: [3.2, 7.6],
  recall: { cards: 10, expected: 0.8, low: 0.7, high: 0.9 },
  sections: [],
  verdict: { kind: 'fits' },
};
const aim = { targetRecall: 0.9, minutesPerDay: 5 };
const nothing = { minutesPerDay: null, date: null, newCards: null, targetRecall: null };
const short = (cause: 'minutes' | 'recall', change: object): ExamPlan => ({
  ...plan,
  verdict: { kind: 'short', cause, alternatives: { ...nothing, ...change } },
});

test('a plan that fits names its fullest day', () => {
  expect(verdictSentence(plan, aim)).toBe('It fits: at most 8 minutes on a day.');
  expect(alternatives(plan)).toEqual([]);
});

test('a plan that does not fit says so, and what would', () => {
  const minutes = short('minutes', { minutesPerDay: 12, date: '2026-04-13', newCards: 0 });
  expect(verdictSentence(minutes, aim)).toBe('5 minutes a day do not suffice for all cards by then.');
  expect(alternatives(minutes)).toEqual([
    '12 minutes a day',
    'an exam on 13 Apr 2026',
    'only the cards begun so far',
  ]);
  const recall = short('recall', { targetRecall: 0.8 });
  expect(verdictSentence(recall, aim)).toMatch(/about 80% is expected and not 90%/);
  expect(alternatives(recall)).toEqual(['a recall of 80% as the aim']);
  expect(alternatives(short('minutes', {}))).toEqual([expect.stringMatching(/cover fewer sections/)]);
});
