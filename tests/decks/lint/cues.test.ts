import { describe, expect, test } from 'vitest';
import type { ChoiceItem } from '../../../src/core/deck/types.ts';
import { complaints, deckOf, question } from '../support.ts';

type Row = [name: string, rule: number, level: 'error' | 'warning', bad: ChoiceItem, twin: ChoiceItem];
const lead = 'Which tissue is felt beneath the skin?';

const pairs: Row[] = [
  [
    'an absolute among others',
    6,
    'warning',
    question({ options: [['It moves'], ['It never moves'], ['It grows']] }),
    question({ options: [['It moves'], ['It hardly moves'], ['It grows']] }),
  ],
  [
    'absolutes in some',
    6,
    'warning',
    question({ options: [['Always soft'], ['Always hard'], ['Bony']] }),
    question({ options: [['Always soft'], ['Always hard'], ['Always bony']] }),
  ],
  [
    'a key that is much longer',
    7,
    'warning',
    question({ options: [['Superficial fat beneath the skin'], ['Deep fascia'], ['Erector spinae']] }),
    question({
      options: [
        ['Superficial fat beneath the skin'],
        ['The deep fascia of the back'],
        ['The erector spinae of the back'],
      ],
    }),
  ],
  [
    'a word of the question in the key alone',
    9,
    'error',
    question({
      lead: 'Which tissue makes a lipoma?',
      options: [['Fatty tissue'], ['Muscle fibre'], ['Bone']],
    }),
    question({
      lead: 'Which tissue makes a lipoma?',
      options: [['Fatty tissue'], ['Muscle tissue'], ['Bone']],
    }),
  ],
  [
    'the same word in another form',
    9,
    'error',
    question({
      lead: 'What do growing lumps need?',
      options: [['A check of how they grow'], ['A warm pack'], ['A firm press']],
    }),
    question({
      lead: 'What do growing lumps need?',
      options: [['A check of how they grow'], ['A pack on the lump'], ['A firm press']],
    }),
  ],
  [
    'a word of the stem',
    9,
    'error',
    question({
      stem: 'A lump follows an injury.',
      lead,
      options: [['A haematoma of the injury'], ['A cyst'], ['A hernia']],
    }),
    question({
      stem: 'A lump follows a fall.',
      lead,
      options: [['A haematoma of the injury'], ['A cyst'], ['A hernia']],
    }),
  ],
  [
    'opposites',
    10,
    'warning',
    question({ options: [['Pain increases'], ['Pain decreases'], ['It turns blue']] }),
    question({ options: [['Pain increases'], ['Pain spreads'], ['It turns blue']] }),
  ],
  [
    'opposite places',
    10,
    'warning',
    question({ options: [['Above the fascia'], ['Below the fascia'], ['In the bone']] }),
    question({ options: [['Above the fascia'], ['Below the muscle'], ['In the bone']] }),
  ],
  [
    'the key shares most',
    16,
    'warning',
    question({
      options: [
        ['Ultrasound, biopsy, referral, watching'],
        ['Ultrasound, biopsy, resting'],
        ['Massage, referral, watching'],
      ],
    }),
    question({
      options: [
        ['Ultrasound, biopsy, referral, watching'],
        ['Ultrasound, biopsy, resting'],
        ['Ultrasound, biopsy, referral, heat'],
      ],
    }),
  ],
  [
    'an article before options',
    17,
    'error',
    question({
      lead: 'A tube that carries blood is called an',
      options: [['Artery'], ['Nerve'], ['Tendon']],
    }),
    question({ lead: 'A tube that carries blood is called a', options: [['Vein'], ['Nerve'], ['Tendon']] }),
  ],
  [
    'the key alone is small',
    17,
    'error',
    question({ options: [['fat'], ['Fascia'], ['Bone']] }),
    question({ options: [['fat'], ['fascia'], ['bone']] }),
  ],
  [
    'the key alone has a full stop',
    17,
    'error',
    question({ options: [['It is fat.'], ['It is bone'], ['It is skin']] }),
    question({ options: [['It is fat'], ['It is bone'], ['It is skin']] }),
  ],
  [
    'the key alone has an article',
    17,
    'warning',
    question({ options: [['The fat'], ['Fascia'], ['Bone']] }),
    question({ options: [['The fat'], ['The fascia'], ['Bone']] }),
  ],
  [
    'a vague option',
    18,
    'warning',
    question({ options: [['It is often soft'], ['It is hard'], ['It is bony']] }),
    question({ options: [['It is soft'], ['It is hard'], ['It is bony']] }),
  ],
  [
    'a vague lead-in',
    18,
    'warning',
    question({ lead: 'What does a lipoma usually do?' }),
    question({ lead: 'What does a lipoma typically do?' }),
  ],
];

describe('rules on cues', () => {
  test.each(pairs)('%s (rule %i, %s)', (_, rule, level, bad, twin) => {
    expect(complaints(rule, deckOf([bad]))[0]).toMatchObject({ rule, level, item: bad.id });
    expect(complaints(rule, deckOf([twin]))).toEqual([]);
  });

  test('a repeated word gives nothing away when a wrong option repeats as much (rule 9)', () => {
    const options: [string][] = [['A nerve of the buttock'], ['A muscle of the thigh'], ['A bone']];
    const asked = 'Which nerve crosses the buttock near the thigh muscle?';
    expect(complaints(9, deckOf([question({ lead: asked, options })]))).toEqual([]);
    const uneven = 'Which nerve crosses the buttock near the hip joint?';
    expect(complaints(9, deckOf([question({ lead: uneven, options })]))).toHaveLength(1);
  });
});
