import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/core/deck/types.ts';
import { card, complaints, deckOf, layerClaim, question } from '../support.ts';

type Row = [name: string, rule: number, level: 'error' | 'warning', bad: Item, twin: Item];
const long = 'The cat sat on the mat. '.repeat(21);

const pairs: Row[] = [
  [
    'a gap',
    4,
    'warning',
    question({ lead: 'Which tissue is ____ the skin?' }),
    question({ lead: 'Which tissue is under the skin?' }),
  ],
  [
    'an unmarked negative',
    8,
    'error',
    question({ lead: 'Which layer is not beneath the skin?' }),
    question({ lead: 'Which layer is beneath the skin?' }),
  ],
  [
    'except',
    8,
    'error',
    question({ lead: 'Which layers lie here, except one?' }),
    question({ lead: 'Which layers lie here?' }),
  ],
  [
    'a marked negative',
    8,
    'warning',
    question({ lead: 'Which layer is NOT beneath the skin?' }),
    question({ lead: 'Why does fat not stop the finger?' }),
  ],
  [
    'a pronoun first',
    14,
    'warning',
    card({ prompt: 'It lies where?' }),
    card({ prompt: 'The fat lies where?' }),
  ],
  [
    'an unknown abbreviation',
    14,
    'warning',
    card({ prompt: 'What does the XYZ do here?' }),
    card({ prompt: 'What does the MRI show here?' }),
  ],
  [
    'a long stem',
    15,
    'warning',
    question({ stem: long }),
    question({ stem: long.slice(0, long.length / 2) }),
  ],
  [
    'which of the following',
    19,
    'error',
    question({ lead: 'Which of the following is true?' }),
    question({ lead: 'Which layer is the thickest?' }),
  ],
  [
    'no question mark',
    19,
    'error',
    question({ lead: 'The layer beneath the skin is' }),
    question({ lead: 'What is the layer beneath the skin?' }),
  ],
  [
    'no question word',
    19,
    'error',
    question({ lead: 'Fat beneath the skin?' }),
    question({ lead: 'Where is fat beneath the skin?' }),
  ],
  [
    'hard reading',
    33,
    'warning',
    card({
      prompt:
        'Which multidisciplinary organisational considerations necessitate comprehensive interdisciplinary communication regarding musculoskeletal abnormalities encountered intraoperatively?',
    }),
    card({
      prompt: 'Which team do you tell when you find a lump near the spine that you did not expect to feel?',
    }),
  ],
  [
    'a long option',
    33,
    'warning',
    question({
      options: [
        ['Fat'],
        ['Bone'],
        [
          'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty more',
        ],
      ],
    }),
    question({ options: [['Fat'], ['Bone'], ['one two three']] }),
  ],
];

describe('rules on the question', () => {
  test.each(pairs)('%s (rule %i, %s)', (_, rule, level, bad, twin) => {
    expect(complaints(rule, deckOf([bad]))[0]).toMatchObject({ rule, level, item: bad.id });
    expect(complaints(rule, deckOf([twin]))).toEqual([]);
  });

  test('an abbreviation that a claim explains may be used (rule 14)', () => {
    const claims = [{ ...layerClaim, text: 'The bony point is the posterior superior iliac spine (XYZ).' }];
    expect(complaints(14, deckOf([card({ prompt: 'What does the XYZ do here?' })], { claims }))).toEqual([]);
  });
});
