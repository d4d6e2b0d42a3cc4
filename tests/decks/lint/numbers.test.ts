import { describe, expect, test } from 'vitest';
import type { ChoiceItem } from '../../../src/core/deck/types.ts';
import { complaints, deckOf, question } from '../support.ts';

const fixed = { changes: { shuffle: false } };
const pairs: [name: string, rule: number, bad: ChoiceItem, twin: ChoiceItem][] = [
  [
    'numbers out of order',
    11,
    question({ ...fixed, options: [['5 cm'], ['3 cm'], ['8 cm']] }),
    question({ ...fixed, options: [['3 cm'], ['5 cm'], ['8 cm']] }),
  ],
  [
    'numbers that are shuffled',
    11,
    question({ options: [['3 cm'], ['5 cm'], ['8 cm']] }),
    question({ ...fixed, options: [['3 cm'], ['5 cm'], ['8 cm']] }),
  ],
  [
    'mixed units',
    11,
    question({ ...fixed, options: [['3 days'], ['5 weeks'], ['8 weeks']] }),
    question({ ...fixed, options: [['3 weeks'], ['5 weeks'], ['8 weeks']] }),
  ],
  [
    'an amount among things',
    20,
    question({ options: [['5 cm'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['A lump of 5 cm or more in the buttock'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'a share among judgements',
    20,
    question({ options: [['About 30%'], ['The larger part'], ['The smaller part']] }),
    question({ options: [['A third'], ['The larger part'], ['The smaller part']] }),
  ],
  [
    'a sentence among phrases',
    20,
    question({ options: [['It is fat.'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['It is fat.'], ['It is fascia.'], ['It is bone.']] }),
  ],
  [
    'ranges that overlap',
    22,
    question({ ...fixed, options: [['20 to 30 years'], ['25 to 40 years'], ['50 to 60 years']] }),
    question({ ...fixed, options: [['20 to 24 years'], ['25 to 40 years'], ['50 to 60 years']] }),
  ],
  [
    'ranges that share an end',
    22,
    question({ ...fixed, options: [['1 to 3 cm'], ['3 to 5 cm'], ['7 to 9 cm']] }),
    question({ ...fixed, options: [['1 to 3 cm'], ['More than 3 and up to 5 cm'], ['More than 5 cm']] }),
  ],
  [
    'a bound over a range',
    22,
    question({ ...fixed, options: [['At least 2 cm'], ['3 to 5 cm'], ['7 to 9 cm']] }),
    question({ ...fixed, options: [['Under 2 cm'], ['3 to 5 cm'], ['7 to 9 cm']] }),
  ],
];

describe('rules on numbers', () => {
  test.each(pairs)('%s (rule %i)', (_, rule, bad, twin) => {
    expect(complaints(rule, deckOf([bad]))[0]).toMatchObject({ rule, level: 'error', item: bad.id });
    expect(complaints(rule, deckOf([twin]))).toEqual([]);
  });

  test('times of several kinds are one dimension (rule 20)', () => {
    const times = question({ options: [['Within a few hours'], ['Within two days'], ['Within 3 weeks']] });
    expect(complaints(20, deckOf([times]))).toEqual([]);
  });
});
