import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkShape, shapeCells, shapeRules, type ExamShape } from '../../../src/core/quiz/exam-shape.ts';
import { allowedMs, checkLength, checkRules, explainsAtOnce } from '../../../src/core/quiz/modes.ts';
import type { Rules } from '../../../src/core/quiz/types.ts';
import { codeOf, exam, MINUTE, sectionId, tutor, untimed } from './support.ts';

const passMark = { percent: 70, setBy: 'the author', method: 'chosen' };
const assessment: Rules = { mode: 'assessment', navigation: 'free', timing: untimed, passMark };

describe('rules of a quiz', () => {
  test('are accepted for each mode that keeps to its own', () => {
    for (const rules of [exam, tutor, assessment, { ...exam, passMark }])
      expect(checkRules(rules)).toBeNull();
  });

  test.each([0, 101, -5, Number.NaN])('refuse a pass mark of %s', (percent) => {
    const refused = checkRules({ ...assessment, passMark: { ...passMark, percent } });
    expect(codeOf(refused)).toBe('quiz.pass-mark');
    expect(refused?.message).toContain(`${percent} per cent`);
  });

  test.each([1, 100])('accept a pass mark of %s', (percent) => {
    expect(checkRules({ ...assessment, passMark: { ...passMark, percent } })).toBeNull();
  });

  test.each([
    ['an assessment without a pass mark', { ...assessment, passMark: null }],
    ['a tutor that passes or fails', { ...tutor, passMark }],
    ['a tutor with a time limit', { ...tutor, timing: exam.timing }],
    ['a tutor that is linear', { ...tutor, navigation: 'linear' as const }],
    ['an exam without a time limit', { ...exam, timing: untimed }],
    ['a time limit of nothing', { ...exam, timing: { ...exam.timing, limitMs: 0 } }],
    ['a time limit that is no number', { ...exam, timing: { ...exam.timing, limitMs: Number.NaN } }],
    ['less time instead of more', { ...exam, timing: { ...exam.timing, multiplier: 0.5 } }],
    ['pauses of less than nothing', { ...exam, timing: { ...exam.timing, pauseMs: -1 } }],
  ])('refuse %s', (_, rules) => {
    expect(codeOf(checkRules(rules))).toBe('quiz.rules');
  });

  test('bound the number of items by mode', () => {
    expect(checkLength('quick', 5)).toBeNull();
    expect(checkLength('quick', 10)).toBeNull();
    for (const length of [4, 11, 5.5]) expect(codeOf(checkLength('quick', length))).toBe('quiz.length');
  });

  test('explain at once only where an answer is final or must be right', () => {
    expect(['free', 'linear', 'gate', 'immediate'].filter((each) => explainsAtOnce(each as never))).toEqual([
      'gate',
      'immediate',
    ]);
  });

  test('multiply the time allowed, up to no limit', () => {
    const timing = { ...exam.timing, limitMs: 100 * MINUTE };
    expect(allowedMs({ ...timing, multiplier: 1.25 })).toBe(125 * MINUTE);
    expect(allowedMs({ ...timing, multiplier: null })).toBeNull();
    expect(allowedMs(untimed)).toBeNull();
  });
});

describe('the shape of an exam', () => {
  const file = new URL('../../../decks/exam-shapes/mblex.json', import.meta.url);
  const shape = JSON.parse(readFileSync(file, 'utf8')) as ExamShape;

  test('that is delivered can be used: 100 questions in 110 minutes, forward only', () => {
    expect(checkShape(shape)).toBeNull();
    const rules = shapeRules(shape, 1.5);
    expect(checkRules(rules)).toBeNull();
    expect(allowedMs(rules.timing)).toBe(165 * MINUTE);
    expect(codeOf(checkLength(rules.mode, shape.length))).toBeNull();
  });

  test('leaves areas out that no section of the deck stands for', () => {
    const areas = [
      { title: 'Assessment', share: 60, sections: [sectionId('signs')] },
      { title: 'Ethics', share: 40, sections: [] },
    ];
    expect(checkShape({ ...shape, areas })).toBeNull();
    expect(shapeCells({ ...shape, areas })).toEqual([
      { id: 'Assessment', share: 60, sections: [sectionId('signs')] },
    ]);
  });

  test.each([
    ['the name of the exam alone', { title: 'MBLEx' }],
    ['a claim to be official', { note: 'The official outline.' }],
    ['no source', { sources: [] }],
    ['no day', { asOf: 'recently' }],
    ['no word on what differs', { note: '' }],
    ['shares that add up to something else', { areas: [{ title: 'All', share: 90, sections: [] }] }],
  ])('is refused with %s', (_, changes) => {
    expect(codeOf(checkShape({ ...shape, ...changes }))).toBe('quiz.shape');
  });
});
