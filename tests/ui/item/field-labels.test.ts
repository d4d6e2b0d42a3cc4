import { describe, expect, it } from 'vitest';
import { textFields } from '../../../src/core/deck/text-fields.ts';
import type { Item } from '../../../src/core/deck/types.ts';
import { fieldGroups, fieldLabel, fieldsOf } from '../../../src/ui/screens/item/field-labels.ts';
import {
  caseItem,
  choiceItem,
  clozeItem,
  figureItem,
  itemsOfEveryKind,
  matchItem,
  oddItem,
  orderItem,
  pairItem,
  recallItem,
  trapItem,
} from '../../support/deck.ts';

const labels = (item: Item) => fieldsOf(item, Object.keys(textFields(item))).map(({ label }) => label);

const parts = (name: string, places: string[], remark = 'Rationale of') =>
  places.flatMap((place) => [
    `${name} ${place}`,
    `${remark} ${name.charAt(0).toLowerCase()}${name.slice(1)} ${place}`,
  ]);
const options = parts('Option', ['A', 'B', 'C']);

const expected: [Item, string[]][] = [
  [recallItem(0), ['Question', 'Answer', 'Explanation']],
  [
    clozeItem(0, { hint: 'a number' }),
    ['Text before the gap', 'Text in the gap', 'Text after the gap', 'Hint', 'Explanation'],
  ],
  [choiceItem(0), ['Situation', 'Question', ...options, 'Explanation']],
  [pairItem(0), [...parts('Finding', ['1', '2', '3']), 'What tells them apart', 'Explanation']],
  [oddItem(0), ['Question', ...options, 'What the others share', 'Explanation']],
  [
    matchItem(0),
    [
      'Question',
      ...['1', '2', '3'].flatMap((n) => [`Pair ${n}, left`, `Pair ${n}, right`, `Rationale of pair ${n}`]),
      ...parts('Left-over term', ['1']),
      'Explanation',
    ],
  ],
  [orderItem(0), ['Question', ...parts('Step', ['1', '2', '3'], 'Remark on'), 'Explanation']],
  [caseItem(0), ['Title', 'Question', ...options, 'Explanation']],
  [figureItem(0), ['Question', 'Answer', 'Explanation']],
  [trapItem(0), ['Question', 'Answer', 'Explanation']],
];

describe('the texts that can be edited', () => {
  it.each(expected)('of a $kind have names, in the order in which they are read', (item, names) => {
    expect(labels(item)).toEqual(names);
  });

  it('are named for every kind', () => {
    expect(expected.map(([{ kind }]) => kind)).toEqual(itemsOfEveryKind.map(({ kind }) => kind));
  });

  it('go by the place of their part, whatever its id is', () => {
    const [first, second, third] = choiceItem(0).options;
    const item = choiceItem(0, { options: [{ ...third!, id: 'x.1/y' }, first!, second!] });
    expect(fieldLabel(item, 'options.x.1/y.rationale')).toBe('Rationale of option A');
    expect(fieldLabel(item, 'options.b.text')).toBe('Option C');
  });

  it('without a name are called by their path', () => {
    expect(fieldLabel(recallItem(0), 'options.a.text')).toBe('options.a.text');
    expect(fieldLabel(choiceItem(0), 'options.gone.text')).toBe('options.gone.text');
    expect(fieldLabel(recallItem(0), 'colour')).toBe('colour');
  });
});

describe('a list of changed texts', () => {
  it('names each sort once, in the order in which an item is read', () => {
    const paths = [
      'explanation',
      'options.b.rationale',
      'options.a.text',
      'options.c.text',
      'stem',
      'leadIn',
    ];
    expect(fieldGroups(paths)).toBe('question, options, rationales, explanation');
    expect(fieldGroups(['pairs.p1.left', 'extras.x1.right', 'steps.s1.note'])).toBe('terms, rationales');
  });

  it('leaves out what has no name', () => {
    expect(fieldGroups(['colour', 'answer'])).toBe('answer');
    expect(fieldGroups([])).toBe('');
  });
});
