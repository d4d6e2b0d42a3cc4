import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mergeEdits,
  textFields,
  withTextFields,
  type TextFields,
} from '../../../src/core/deck/text-fields.ts';
import { choiceItem, clozeItem, itemsOfEveryKind } from '../../support/deck.ts';

test('every text has a path of its own, parts by their ids', () => {
  expect(textFields(choiceItem(0))).toEqual({
    stem: 'A learner reads claim 0.',
    leadIn: 'Which fact does claim 0 state?',
    explanation: 'Because of reason 0.',
    'options.a.text': 'Option a of 0',
    'options.a.rationale': 'Reason a.',
    'options.b.text': 'Option b of 0',
    'options.b.rationale': 'Reason b.',
    'options.c.text': 'Option c of 0',
    'options.c.rationale': 'Reason c.',
  });
  expect(Object.keys(textFields(clozeItem(0)))).toEqual(['explanation', 'before', 'hidden', 'after']);
});

test('every text of every kind can be replaced, and nothing else', () => {
  for (const item of itemsOfEveryKind) {
    const own = Object.fromEntries(Object.keys(textFields(item)).map((path) => [path, `mine ${path}`]));
    const edited = withTextFields(item, own);
    expect(textFields(edited)).toEqual(own);
    expect(withTextFields(edited, textFields(item))).toEqual(item);
    expect(
      withTextFields(item, { nowhere: 'x', id: 'x', kind: 'x', hash: 'x', 'options.z.text': 'x' }),
    ).toEqual(item);
  }
});

type Text = string | undefined;

test.each<[string, [Text, Text, Text], ReturnType<typeof mergeEdits>]>([
  ['only the learner changed', ['A', 'A', 'mine'], { edits: { a: 'mine' }, changed: [], kept: [] }],
  ['only the publisher changed', ['A', 'B', undefined], { edits: {}, changed: ['a'], kept: [] }],
  ['both changed', ['A', 'B', 'mine'], { edits: { a: 'mine' }, changed: ['a'], kept: ['a'] }],
  ['the publisher caught up', ['A', 'mine', 'mine'], { edits: {}, changed: ['a'], kept: [] }],
  ['the field is gone', ['A', undefined, 'mine'], { edits: { a: 'mine' }, changed: ['a'], kept: [] }],
  ['the field is back', [undefined, 'B', 'mine'], { edits: { a: 'mine' }, changed: ['a'], kept: ['a'] }],
])('where %s', (_, [old, next, mine], merged) => {
  const fields = (text: string | undefined): TextFields => (text === undefined ? {} : { a: text });
  expect(mergeEdits(fields(old), fields(next), fields(mine))).toEqual(merged);
});

test('no edit is lost in a merge, and a merge with the same texts changes nothing', () => {
  const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'));
  fc.assert(
    fc.property(texts, texts, texts, (old, next, mine) => {
      const { edits, changed, kept } = mergeEdits(old, next, mine);
      for (const [path, text] of Object.entries(mine)) expect(edits[path] ?? next[path]).toBe(text);
      for (const path of kept) expect(changed).toContain(path);
      expect(mergeEdits(next, next, edits)).toEqual({ edits, changed: [], kept: [] });
    }),
  );
});
