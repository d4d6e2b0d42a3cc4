import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certaintyMark } from '../../../src/core/quiz/certainty.ts';
import { responseProblem } from '../../../src/core/quiz/check-response.ts';
import { questionProblem } from '../../../src/core/quiz/check-question.ts';
import { mark } from '../../../src/core/quiz/marking.ts';
import type { Question, Response } from '../../../src/core/quiz/question.ts';
import { certainties } from '../../../src/core/quiz/types.ts';
import { choice } from './support.ts';

const options = ['a', 'b', 'c', 'd', 'e'];
const multiple: Question = { type: 'multiple', options, keys: ['a', 'b'], cap: 4 };
const keyFeature: Question = {
  type: 'key-feature',
  options,
  keys: ['a', 'b'],
  dangerous: ['e'],
  cap: 3,
};
const matching: Question = {
  type: 'matching',
  rows: [
    { id: 'p', key: 'p' },
    { id: 'q', key: 'q' },
    { id: 'r', key: 'r' },
  ],
  options: ['p', 'q', 'r', 'x'],
};
const grid: Question = {
  type: 'grid',
  rows: [
    { id: 'warm', key: 'b' },
    { id: 'soft', key: 'a' },
  ],
  options: ['a', 'b'],
};
const ordering: Question = { type: 'ordering', steps: ['1', '2', '3', '4'] };
const likelihood: Question = { type: 'likelihood', direction: 'raises' };
const stepwise: Question = {
  type: 'stepwise',
  steps: [
    { id: 'ask', question: { type: 'choice', options: ['a', 'b', 'c'], key: 'a', dangerous: [] } },
    { id: 'think', question: { type: 'likelihood', direction: 'lowers' } },
    { id: 'do', question: { type: 'choice', options: ['d', 'e', 'f'], key: 'd', dangerous: ['f'] } },
  ],
};
const every: Question[] = [
  choice(),
  multiple,
  keyFeature,
  matching,
  grid,
  { ...grid, type: 'extended', options: 'abcdefghijklmnopqrstuvwxyz'.split('') },
  ordering,
  { type: 'typed', accepts: ['thoracolumbar fascia'] },
  { type: 'cloze', gaps: [{ id: 'g', accepts: ['thoracolumbar'] }] },
  { type: 'numeric', value: 5, tolerance: 1, units: [] },
  { type: 'hotspot', regions: ['fat', 'fascia'], keys: ['fat'] },
  likelihood,
  stepwise,
];

const chosen = (...ids: string[]): Response => ({ type: 'options', options: ids });
const order = (text: string): Response => ({ type: 'order', order: text.split('') });
const option = (id: string) => ({ type: 'option' as const, option: id });
const given = (pairs: Record<string, string>): Response => ({ type: 'assignment', given: pairs });

describe('a mark', () => {
  test('of one best answer is all or nothing, and tells a dangerous choice', () => {
    const question = choice('a', ['d']);
    expect(mark(question, option('a'))).toMatchObject({ right: true, credit: 1, dangerous: false });
    expect(mark(question, option('b'))).toMatchObject({ right: false, credit: 0, dangerous: false });
    expect(mark(question, option('d'))).toMatchObject({ right: false, credit: 0, dangerous: true });
  });

  test.each([
    [['a', 'b'], 1, true],
    [['a'], 0.5, false],
    [['a', 'c'], 0, false],
    [['a', 'b', 'c'], 0.5, false],
    [['c', 'd'], 0, false],
    [[], 0, false],
  ])('of multiple select %j takes wrong choices off', (ids, credit, right) => {
    expect(mark(multiple, chosen(...ids))).toMatchObject({ credit, right });
  });

  test.each([
    [['a', 'b'], 1, false],
    [['a', 'b', 'c'], 1, false],
    [['a'], 0.5, false],
    [['a', 'b', 'e'], 0, true],
  ])(
    'of key features %j counts critical steps and forfeits for a dangerous one',
    (ids, credit, dangerous) => {
      expect(mark(keyFeature, chosen(...ids))).toMatchObject({ credit, dangerous, right: credit === 1 });
    },
  );

  test('of matching is per pair', () => {
    expect(mark(matching, given({ p: 'p', q: 'r', r: 'x' })).credit).toBeCloseTo(1 / 3, 12);
    expect(mark(matching, given({ p: 'p', q: 'q', r: 'r' })).right).toBe(true);
    expect(mark(matching, given({ p: 'p' })).parts).toEqual([
      { id: 'p', right: true },
      { id: 'q', right: false },
      { id: 'r', right: false },
    ]);
  });

  test('of a grid of look-alikes is per finding', () => {
    expect(mark(grid, given({ warm: 'b', soft: 'b' }))).toMatchObject({ credit: 0.5, right: false });
  });

  test.each([
    ['1234', 1],
    ['4123', 2 / 3],
    ['2341', 2 / 3],
    ['2143', 1 / 3],
    ['4321', 0],
  ])('of the order %s is the longest run in order', (steps, credit) => {
    expect(mark(ordering, order(steps)).credit).toBeCloseTo(credit, 12);
  });

  test('accepts a slip of the pen and says so', () => {
    const typed: Question = { type: 'typed', accepts: ['thoracolumbar'] };
    expect(mark(typed, { type: 'text', text: 'Thoracolumbar' })).toMatchObject({ right: true, help: null });
    expect(mark(typed, { type: 'text', text: 'thoracolumbr' })).toMatchObject({
      right: true,
      help: 'spelling',
    });
    expect(mark(typed, { type: 'text', text: 'lumbar' })).toMatchObject({ right: false, help: null });
  });

  test('of cloze is per gap', () => {
    const gaps = [
      { id: 'one', accepts: ['fat'] },
      { id: 'two', accepts: ['fascia'] },
    ];
    const response: Response = { type: 'texts', texts: { one: 'Fat', two: 'skin' } };
    expect(mark({ type: 'cloze', gaps }, response)).toMatchObject({ credit: 0.5, right: false });
  });

  test('of a number says what was not understood', () => {
    const question: Question = { type: 'numeric', value: 5, tolerance: 1, units: [] };
    expect(mark(question, { type: 'text', text: '6' })).toMatchObject({ right: true, help: null });
    expect(mark(question, { type: 'text', text: '6 miles' })).toMatchObject({ help: 'unknown-unit' });
  });

  test('of a place on a figure is by region', () => {
    const question: Question = { type: 'hotspot', regions: ['fat', 'fascia'], keys: ['fat'] };
    expect(mark(question, { type: 'region', region: 'fat' }).right).toBe(true);
    expect(mark(question, { type: 'region', region: 'fascia' }).right).toBe(false);
  });

  test('is none for a change in likelihood', () => {
    expect(mark(likelihood, { type: 'direction', direction: 'raises' })).toMatchObject({
      graded: false,
      right: false,
    });
  });

  test('of a case in steps is the mean of its graded steps', () => {
    const answers = [option('a'), { type: 'direction' as const, direction: 'raises' as const }, option('f')];
    expect(mark(stepwise, { type: 'steps', answers })).toMatchObject({
      graded: true,
      right: false,
      credit: 0.5,
      dangerous: true,
    });
    const whole = [...answers.slice(0, 2), option('d')];
    expect(mark(stepwise, { type: 'steps', answers: whole })).toMatchObject({ right: true, credit: 1 });
    expect(mark(stepwise, { type: 'steps', answers: whole.slice(0, 1) })).toMatchObject({ credit: 0.5 });
  });

  test('of no answer, or of one of another type, is nothing', () => {
    for (const question of every) {
      expect(mark(question, null)).toMatchObject({ right: false, credit: 0 });
    }
    expect(mark(choice(), { type: 'text', text: 'a' })).toMatchObject({ right: false, credit: 0 });
  });
});

describe('certainty-based marks', () => {
  const expected = (level: 1 | 2 | 3, chance: number) =>
    chance * certaintyMark(true, level) + (1 - chance) * certaintyMark(false, level);

  // Gardner-Medwin's scheme: the best level changes at 2/3 and at 0.8 (tcfir.org/lapt).
  test('pay most at the level that is true', () => {
    expect(certainties.map((level) => expected(level, 0.75))).toEqual([0.75, 1, 0.75]);
    expect(expected(1, 2 / 3)).toBeCloseTo(expected(2, 2 / 3), 12);
    expect(expected(2, 0.8)).toBeCloseTo(expected(3, 0.8), 12);
    expect(expected(3, 0.9)).toBeGreaterThan(expected(2, 0.9));
    expect(expected(1, 0.5)).toBeGreaterThan(expected(2, 0.5));
  });
});

describe('a response', () => {
  test.each([
    ['choice', choice(), option('b')],
    ['multiple', multiple, chosen('a', 'c')],
    ['incomplete matching', matching, given({ p: 'x' })],
    ['grid with one side twice', grid, given({ warm: 'a', soft: 'a' })],
    ['ordering', ordering, order('4321')],
    ['likelihood', likelihood, { type: 'direction', direction: 'neither' } as const],
    ['first step', stepwise, { type: 'steps', answers: [option('b')] } as const],
  ])('is taken: %s', (_, question, response) => {
    expect(responseProblem(question, response, null)).toBeNull();
  });

  test.each([
    ['another type', choice(), { type: 'text', text: 'a' } as const],
    ['an option of another item', choice(), option('z')],
    ['too many options', multiple, chosen('a', 'b', 'c', 'd', 'e')],
    ['an option twice', multiple, chosen('a', 'a')],
    ['a partner given twice', matching, given({ p: 'x', q: 'x' })],
    ['a row of another item', matching, given({ z: 'x' })],
    ['a step missing', ordering, order('123')],
    ['a step twice', ordering, order('1123')],
    [
      'a text without end',
      { type: 'typed', accepts: ['a'] } as const,
      { type: 'text', text: 'a'.repeat(1001) } as const,
    ],
    [
      'an unknown region',
      { type: 'hotspot', regions: ['a'], keys: ['a'] } as const,
      { type: 'region', region: 'b' } as const,
    ],
    ['an unknown gap', { type: 'cloze', gaps: [] } as const, { type: 'texts', texts: { z: '' } } as const],
    ['an unknown direction', likelihood, { type: 'direction', direction: 'up' as never } as const],
    ['a step too far', stepwise, { type: 'steps', answers: [option('a'), option('a')] } as const],
  ])('is refused: %s', (_, question, response) => {
    expect(responseProblem(question, response, null)).toMatch(/\w/);
  });

  test('to a case in steps moves on and never back', () => {
    const steps = (...answers: ReturnType<typeof option>[]): Response => ({ type: 'steps', answers });
    const two = { ...stepwise, steps: stepwise.steps.filter(({ id }) => id !== 'think') };
    const first = steps(option('b'));
    expect(responseProblem(two, steps(option('a')), first)).toBeNull();
    expect(responseProblem(two, steps(option('b'), option('d')), first)).toBeNull();
    expect(responseProblem(two, steps(option('a'), option('d')), first)).toContain('earlier step');
    const second = steps(option('b'), option('d'));
    expect(responseProblem(two, steps(option('b'), option('e')), second)).toBeNull();
    expect(responseProblem(two, steps(option('a'), option('d')), second)).toContain('earlier step');
    expect(responseProblem(two, first, second)).toContain('one after the other');
    expect(responseProblem(two, second, null)).toContain('one after the other');
  });
});

describe('a question', () => {
  test('of every type can be asked', () => {
    for (const question of every) expect(questionProblem(question)).toBeNull();
  });

  test.each<[string, Question]>([
    ['two options', { type: 'choice', options: ['a', 'b'], key: 'a', dangerous: [] }],
    ['27 options', { type: 'choice', options: Array.from({ length: 27 }, String), key: '1', dangerous: [] }],
    ['one id twice', { type: 'choice', options: ['a', 'a', 'b'], key: 'a', dangerous: [] }],
    ['a cap below the keys', { ...multiple, cap: 1 }],
    ['no key', { ...multiple, keys: [] }],
    ['a partner for two rows', { ...matching, rows: matching.rows.map(({ id }) => ({ id, key: 'p' })) }],
    ['two steps', { type: 'ordering', steps: ['1', '2'] }],
    ['no accepted answer', { type: 'typed', accepts: [' '] }],
    ['an empty gap', { type: 'cloze', gaps: [{ id: 'g', accepts: [] }] }],
    ['a negative tolerance', { type: 'numeric', value: 1, tolerance: -1, units: [] }],
    ['no number', { type: 'numeric', value: Number.NaN, tolerance: 0, units: [] }],
    [
      'a first unit that is not the base',
      { type: 'numeric', value: 1, tolerance: 0, units: [{ name: 'm', factor: 2 }] },
    ],
    ['a key outside the figure', { type: 'hotspot', regions: ['a'], keys: ['b'] }],
    ['no steps', { type: 'stepwise', steps: [] }],
    [
      'a step that cannot be asked',
      { type: 'stepwise', steps: [{ id: 's', question: { type: 'typed', accepts: [] } }] },
    ],
  ])('with %s cannot be asked', (_, question) => {
    expect(questionProblem(question)).toMatch(/\w/);
  });
});

test('every response that is taken has a credit from 0 to 1, which is 1 only where it is right', () => {
  const subset = fc.subarray(options);
  const anyResponse = fc.tuple(fc.constantFrom(multiple, keyFeature), subset);
  fc.assert(
    fc.property(anyResponse, ([question, ids]) => {
      fc.pre(responseProblem(question, chosen(...ids), null) === null);
      const { credit, right } = mark(question, chosen(...ids));
      expect(credit).toBeGreaterThanOrEqual(0);
      expect(credit).toBeLessThanOrEqual(1);
      expect(right).toBe(credit === 1);
    }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(['1', '2', '3', '4'], { minLength: 4 }), (steps) => {
      const { credit, right } = mark(ordering, { type: 'order', order: steps });
      expect(credit === 1).toBe(steps.join('') === '1234');
      expect(right).toBe(credit === 1);
    }),
  );
});
