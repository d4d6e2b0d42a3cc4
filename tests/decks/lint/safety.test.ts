import { describe, expect, test } from 'vitest';
import type { Audience, Item } from '../../../src/core/deck/types.ts';
import { card, complaints, deckOf, question } from '../support.ts';

const for_ = (audience: Audience, item: Item): Item => ({ ...item, audience });
const asked = (lead: string) => question({ lead });

const pairs: [name: string, bad: Item, twin: Item][] = [
  [
    'asks for a diagnosis',
    for_('both', asked('What is the most likely diagnosis?')),
    for_('chiropractic', asked('What is the most likely diagnosis?')),
  ],
  [
    'asks what to diagnose',
    for_('massage', asked('What should you diagnose?')),
    for_('massage', asked('What should you say?')),
  ],
  [
    'asks what to inject',
    for_('massage', asked('Which drug would you inject here?')),
    for_('massage', asked('Which drug do doctors inject here?')),
  ],
  [
    'asks a therapist to prescribe',
    for_('both', asked('Which pill should a massage therapist prescribe?')),
    for_('both', asked('Which pill might a doctor prescribe?')),
  ],
  [
    'asks a chiropractor to inject',
    for_('chiropractic', asked('Where should you inject?')),
    for_('chiropractic', asked('Where should you thrust?')),
  ],
  [
    'asks a massage learner to thrust',
    for_('massage', asked('Where should you thrust?')),
    for_('massage', asked('Where should you avoid pressure?')),
  ],
  [
    'wants a needle as the answer',
    for_('both', card({ prompt: 'What comes next for the lump?', answer: 'Aspirate it' })),
    for_(
      'both',
      card({ prompt: 'What comes next for the lump?', answer: 'Refer; a doctor may aspirate it' }),
    ),
  ],
  [
    'wants a scan ordered by a massage learner',
    for_('massage', card({ prompt: 'What comes next?', answer: 'Order an ultrasound' })),
    for_('chiropractic', card({ prompt: 'What comes next?', answer: 'Order an ultrasound' })),
  ],
];

describe('scope_violation (29)', () => {
  test.each(pairs)('%s', (_, bad, twin) => {
    expect(complaints(29, deckOf([bad]))[0]).toMatchObject({ level: 'error', item: bad.id });
    expect(complaints(29, deckOf([bad]))[0]?.message).toMatch(
      /ask what to say, what to avoid or to whom to refer/,
    );
    expect(complaints(29, deckOf([twin]))).toEqual([]);
  });

  test('a wrong option may name what is out of scope', () => {
    const options: [string][] = [['Refer her'], ['Diagnose a cyst'], ['Inject the lump']];
    expect(complaints(29, deckOf([question({ lead: 'What should you do next?', options })]))).toEqual([]);
    const [refer, diagnose, inject] = options;
    const turned = question({
      lead: 'What should you do next?',
      options: [diagnose, refer, inject].flatMap((each) => (each ? [each] : [])),
    });
    expect(complaints(29, deckOf([turned]))).toHaveLength(1);
  });
});

describe('stigma (34)', () => {
  test('labels for people are named', () => {
    const bad = question({ stem: 'An obese woman complains of a lump.' });
    expect(complaints(34, deckOf([bad]))[0]).toMatchObject({ level: 'warning', item: bad.id });
    expect(complaints(34, deckOf([question({ stem: 'A woman with obesity has noticed a lump.' })]))).toEqual(
      [],
    );
  });
});
