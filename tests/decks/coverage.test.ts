import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { claimsYaml, deckYaml, edit, errorsOf, material, sourcesYaml } from './support.ts';

const idle = `  - id: hemp-rots
    section: ropes
    category: material
    text: Hemp rope rots when it is stored wet.
    sources: [old-book]
    evidence: expert-opinion
    verified: seen
    confidence: moderate
`;
const topics = `topics:
  - {id: stuff, title: What ropes are made of, categories: [material]}
  - {id: loops, title: Loops, sections: [knots], claims: [nylon-stretch]}
`;
const files = material({
  'deck.yaml': `${deckYaml}${topics}`,
  'claims/knots.yaml': `${claimsYaml}${idle}`,
  'sources.yaml': `${sourcesYaml}  - {id: old-book, citation: An old book., access: recall}
  - {id: unread, citation: A book that nobody cites., access: recall}
`,
});
const { coverage } = buildDeck(files);

describe('every entry of the material goes somewhere', () => {
  test('a claim to its items, or a reason', () => {
    expect(coverage.claims).toEqual([
      {
        id: 'bowline-loop',
        items: ['recall/bowline-loop/purpose', 'cloze/bowline-loop/load', 'choice/bowline-loop/purpose'],
        reason: null,
      },
      { id: 'nylon-stretch', items: ['recall/nylon-stretch/stretch'], reason: null },
      { id: 'hemp-rots', items: [], reason: 'It has no ask.' },
    ]);
  });

  test('a source to the items of its claims, or a reason', () => {
    expect(coverage.sources.map(({ id, items, reason }) => [id, items.length, reason])).toEqual([
      ['ashley-1944', 3, null],
      ['web-page', 1, null],
      ['old-book', 0, 'The claims that cite it have no item.'],
      ['unread', 0, 'No claim cites it.'],
    ]);
  });

  test('topics count their claims and items, and name what is idle', () => {
    expect(coverage.topics).toEqual([
      {
        id: 'stuff',
        title: 'What ropes are made of',
        claims: 2,
        idle: ['hemp-rots'],
        items: 1,
        kinds: { recall: 1 },
      },
      {
        id: 'loops',
        title: 'Loops',
        claims: 2,
        idle: [],
        items: 4,
        kinds: { recall: 2, cloze: 1, choice: 1 },
      },
    ]);
  });

  test('a topic names what exists', () => {
    expect(errorsOf(files)).toEqual([]);
    const wrong = edit(`${deckYaml}${topics}`, 'categories: [material]', 'categories: [fibre]');
    expect(errorsOf(material({ 'deck.yaml': wrong }))).toMatchObject([
      { file: 'deck.yaml', line: 14, message: expect.stringMatching(/category "fibre"/) as unknown },
    ]);
  });
});
