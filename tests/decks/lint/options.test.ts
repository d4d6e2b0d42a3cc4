import { describe, expect, test } from 'vitest';
import type { ChoiceItem } from '../../../src/core/deck/types.ts';
import { card, complaints, deckOf, question } from '../support.ts';

/** Each row: rule, a question that trips it, a near twin that does not. */
const pairs: [name: string, rule: number, bad: ChoiceItem, twin: ChoiceItem][] = [
  [
    'none of the above',
    2,
    question({ options: [['Superficial fat'], ['Deep fascia'], ['None of the above']] }),
    question({ options: [['Superficial fat'], ['Deep fascia'], ['None of the muscles']] }),
  ],
  [
    'none of these',
    2,
    question({ options: [['None of these'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['None at rest'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'all of the above',
    3,
    question({ options: [['All of the above'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['All of the fat'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'true or false',
    5,
    question({ options: [['True'], ['False'], ['No']] }),
    question({ options: [['True ribs'], ['Floating ribs'], ['No ribs']] }),
  ],
  [
    'yes, no and why',
    5,
    question({ options: [['Yes, it is fat'], ['No, it is bone'], ['No, it is fascia']] }),
    question({ options: [['It is fat'], ['No, it is bone'], ['It is fascia']] }),
  ],
  [
    'letters combined',
    13,
    question({ options: [['A and C'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['Vitamins A and C'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'numerals combined',
    13,
    question({ options: [['i and iii only'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['Grades i and iii'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'the same option twice',
    21,
    question({ options: [['Superficial fat'], ['The deep fascia'], ['Deep fascia.']] }),
    question({ options: [['Superficial fat'], ['The deep fascia'], ['The deepest fascia']] }),
  ],
  [
    'two options',
    24,
    question({ options: [['Superficial fat'], ['Deep fascia']] }),
    question({ options: [['Superficial fat'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'six options',
    24,
    question({ options: [['Fat'], ['Fascia'], ['Bone'], ['Nerve'], ['Vein'], ['Skin']] }),
    question({ options: [['Fat'], ['Fascia'], ['Bone'], ['Nerve'], ['Vein']] }),
  ],
  [
    'a pointer upward',
    25,
    question({ options: [['Both of the above'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['Above the knee'], ['Below the knee'], ['At the knee']] }),
  ],
  [
    'option by letter',
    25,
    question({ options: [['Same as option B'], ['Deep fascia'], ['Bone']] }),
    question({ options: [['Hepatitis B'], ['Deep fascia'], ['Bone']] }),
  ],
  [
    'a dangerous key',
    30,
    question({
      options: [['Press hard', 'It may burst and spread an infection.', true], ['Wait'], ['Refer']],
    }),
    question({
      options: [['Refer'], ['Wait'], ['Press hard', 'It may burst and spread an infection.', true]],
    }),
  ],
  [
    'an unexplained danger',
    30,
    question({ options: [['Refer'], ['Wait'], ['Press hard', 'It is unsafe.', true]] }),
    question({ options: [['Refer'], ['Wait'], ['Press hard', 'It is unsafe.', false]] }),
  ],
];

describe('rules on options', () => {
  test.each(pairs)('%s (rule %i)', (_, rule, bad, twin) => {
    const [finding] = complaints(rule, deckOf([bad]));
    expect(finding).toMatchObject({
      rule,
      level: 'error',
      item: bad.id,
      file: 'claims/layers.yaml',
      line: 7,
    });
    expect(finding?.message).toMatch(/[;,] .*\.$|needs|Replace/);
    expect(complaints(rule, deckOf([twin]))).toEqual([]);
  });

  test('two keys, or none (rule 12)', () => {
    const sound = question({});
    for (const correct of [true, false]) {
      const bad = { ...sound, options: sound.options.map((option) => ({ ...option, correct })) };
      expect(complaints(12, deckOf([bad]))[0]?.message).toMatch(/keys; mark exactly one/);
    }
    expect(complaints(12, deckOf([sound]))).toEqual([]);
  });

  test('a wrong option that the card accepts (rule 12)', () => {
    const asked = question({ options: [['Superficial fat'], ['Subcutaneous fat'], ['Bone']] });
    const accepting = card({ accepts: ['the subcutaneous fat'] });
    expect(complaints(12, deckOf([asked, accepting]))[0]).toMatchObject({ item: asked.id, level: 'error' });
    expect(complaints(12, deckOf([asked, card()]))).toEqual([]);
  });
});
