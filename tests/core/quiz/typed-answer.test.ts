import { describe, expect, test } from 'vitest';
import { compareNumber } from '../../../src/core/quiz/numeric-answer.ts';
import type { NumericQuestion } from '../../../src/core/quiz/question.ts';
import { compareAnswer } from '../../../src/core/quiz/typed-answer.ts';

describe('a typed answer', () => {
  test.each([
    ['  The Episacroiliac  LIPOMA. ', 'episacroiliac lipoma'],
    ['sub-fascial fat', 'subfascial fat'],
    ['low-back pain', 'low back pain'],
    ['œdème', 'edeme'],
    ['haematoma', 'hematoma'],
    ['Sever’s disease', "Sever's disease"],
    ['5cm', '5 cm'],
    ['2,5 cm', '2.5 cm'],
    ['L5 – S1', 'L5 S1'],
    ['5 – 6', '5-6'],
    ['> 5 cm', '>5 cm'],
    ['½', '1/2'],
  ])('"%s" is exactly "%s"', (given, right) => {
    expect(compareAnswer(given, [right])).toBe('exact');
  });

  test('may be any of the accepted variants', () => {
    expect(compareAnswer('back mouse', ['episacroiliac lipoma', 'back mouse'])).toBe('exact');
    expect(compareAnswer('back louse', ['episacroiliac lipoma', 'back mouse'])).toBe('wrong');
  });

  test.each([
    ['a letter missing', 'episacroliac lipoma', 'episacroiliac lipoma'],
    ['a letter too many', 'thoracolumbbar', 'thoracolumbar'],
    ['another letter', 'thoracolumber', 'thoracolumbar'],
    ['two letters swapped', 'thoracoulmbar', 'thoracolumbar'],
    ['a plural', 'nerves', 'nerve'],
  ])('with %s is near', (_, given, right) => {
    expect(compareAnswer(given, [right])).toBe('near');
  });

  test.each([
    ['two slips', 'thorakolumber', 'thoracolumbar'],
    ['a slip in each of two words', 'superiur cluneial', 'superior cluneal'],
    ['a short word', 'ileum', 'ilium'],
    ['an opposite that differs in its prefix', 'abduction', 'adduction'],
    ['a negated word', 'symptomatic', 'asymptomatic'],
    ['another term one slip away', 'perineal', 'peroneal'],
    ['another number', '6 cm', '5 cm'],
    ['another long number', '1234568', '1234567'],
    ['another level', 'level1234a', 'level1235a'],
    ['another sign', '<5 cm', '>5 cm'],
    ['digits run together', '12', '1 2'],
    ['a minus sign', '-5', '5'],
    ['nothing', '', 'lipoma'],
    ['punctuation alone', ' . ', 'lipoma'],
  ])('with %s is wrong', (_, given, right) => {
    expect(compareAnswer(given, [right])).toBe('wrong');
  });
});

describe('a typed number', () => {
  const length: NumericQuestion = {
    type: 'numeric',
    value: 5,
    tolerance: 0.5,
    units: [
      { name: 'cm', factor: 1 },
      { name: 'mm', factor: 0.1 },
    ],
  };

  test.each(['5', '5 cm', '5cm', '5.5', '4,5 cm', '50 mm', '5e0 CM', '+5', ' 5.0 '])(
    '"%s" is right',
    (text) => {
      expect(compareNumber(text, length)).toBe(true);
    },
  );

  test.each(['5.51', '4.4', '5 mm', '-5', '−5 cm', '50'])('"%s" is wrong', (text) => {
    expect(compareNumber(text, length)).toBe(false);
  });

  test.each(['', 'five', '5..0', '1,2,3', '.', '--5'])('"%s" is not a number', (text) => {
    expect(compareNumber(text, length)).toBe('not-a-number');
  });

  test.each(['5 m', '5 cm long'])('"%s" has an unknown unit', (text) => {
    expect(compareNumber(text, length)).toBe('unknown-unit');
  });

  test('reads commas between thousands, unless it begins with 0', () => {
    expect(compareNumber('12,000', { ...length, value: 12_000, tolerance: 0, units: [] })).toBe(true);
    expect(compareNumber('0,250', { ...length, value: 0.25, tolerance: 0, units: [] })).toBe(true);
  });

  test('includes the edge of the tolerance in binary arithmetic too', () => {
    const edge = { ...length, value: 0.2, tolerance: 0.1, units: [] };
    expect(compareNumber('0.3', edge)).toBe(true);
    expect(compareNumber('0.1', edge)).toBe(true);
    expect(compareNumber('0.3001', edge)).toBe(false);
  });
});
