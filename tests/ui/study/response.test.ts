import { expect, test } from 'vitest';
import { suggestedGrade } from '../../../src/ui/screens/study/card-view.ts';
import {
  arranged,
  assign,
  assigned,
  isComplete,
  isRight,
  moveStep,
  pairResponse,
} from '../../../src/ui/screens/study/response.ts';
import {
  caseItem,
  choiceItem,
  clozeItem,
  figureItem,
  matchItem,
  oddItem,
  orderItem,
  pairItem,
  recallItem,
  trapItem,
} from '../../support/deck.ts';

test('parts are given values one by one, changed and taken back', () => {
  const first = assign(null, 'warm', 'b');
  const both = assign(first, 'soft', 'a');
  expect([first, both]).toEqual(['warm=b', 'warm=b soft=a']);
  expect(assign(both, 'warm', 'a')).toBe('warm=a soft=a');
  expect(assign(both, 'warm', '')).toBe('soft=a');
  expect(assigned(both).get('soft')).toBe('a');
  expect(assigned(null).size).toBe(0);
});

test.each([
  ['choice', choiceItem(0), 'a', 'b'],
  ['odd', oddItem(0), 'a', 'c'],
  ['case', caseItem(0), 'a', 'b'],
  ['pair', pairItem(0), 'warm=b soft=a red=b', 'warm=b soft=b red=b'],
  ['match', matchItem(0), 'p3=p3 p1=p1 p2=p2', 'p1=p1 p2=p2 p3=x1'],
  ['order', orderItem(0), 's1 s2 s3', 's1 s3 s2'],
  ['figure to find', figureItem(0, { mode: 'find' }), 'fat', 'skin'],
])('a right response to a %s suggests Good, a wrong one or none Again', (_, item, right, wrong) => {
  expect([right, wrong, null].map((response) => isRight(item, response))).toEqual([true, false, false]);
  expect([right, wrong, null].map((response) => suggestedGrade(item, response))).toEqual([3, 1, 1]);
});

test.each([recallItem(0), clozeItem(0), trapItem(0), figureItem(0)])(
  'the learner judges the answer to a $kind',
  (item) => {
    expect(isRight(item, null)).toBeNull();
    expect(suggestedGrade(item, null)).toBe(3);
  },
);

test('a pair and a match are complete once every part has a value', () => {
  expect(isComplete(pairItem(0), 'warm=b soft=a')).toBe(false);
  expect(isComplete(pairItem(0), 'warm=b soft=a red=a')).toBe(true);
  expect(isComplete(matchItem(0), 'p1=x1 p2=p2')).toBe(false);
  expect(isComplete(matchItem(0), 'p1=x1 p2=p2 p3=p1')).toBe(true);
  expect(isComplete(choiceItem(0), null)).toBe(false);
});

test('a step moves by one place and stays at the ends', () => {
  const ids = ['s1', 's2', 's3'];
  expect(moveStep(ids, 's3', -1)).toEqual(['s1', 's3', 's2']);
  expect(moveStep(ids, 's1', 1)).toEqual(['s2', 's1', 's3']);
  expect(moveStep(ids, 's1', -1)).toEqual(ids);
  expect(moveStep(ids, 's3', 1)).toEqual(ids);
  expect(moveStep(ids, 'none', 1)).toEqual(ids);
});

test('steps stand as drawn until the learner moves one', () => {
  expect(arranged(orderItem(0), ['s3', 's1', 's2'], null)).toEqual(['s3', 's1', 's2']);
  expect(arranged(orderItem(0), ['s3', 's1', 's2'], 's2 s1 s3')).toEqual(['s2', 's1', 's3']);
});

test('arrows and letters give the first open finding of a pair its side', () => {
  const order = ['red', 'warm', 'soft'];
  expect(pairResponse(pairItem(0), order, null, 'ArrowRight')).toBe('red=b');
  expect(pairResponse(pairItem(0), order, 'red=b', 'a')).toBe('red=b warm=a');
  expect(pairResponse(pairItem(0), order, 'red=b', 'c')).toBeNull();
  expect(pairResponse(pairItem(0), order, 'red=b warm=a soft=a', 'b')).toBeNull();
  expect(pairResponse(recallItem(0), [], null, 'a')).toBeNull();
});
