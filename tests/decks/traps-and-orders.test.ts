import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { deckSchema } from '../../src/contract/deck.ts';
import { claimsYaml, edit, errorsOf, itemOf, material } from './support.ts';

const traps = `traps:
  - id: trap-stretch
    title: How far nylon stretches
    kind: number-mismatch
    positions:
      - {sources: [web-page], says: It stretches by 30%.}
      - {sources: [ashley-1944], says: It stretches by 20%.}
    careful_wording: Between a fifth and a third, by the source.
    claims: [nylon-stretch]
`;
const orders = `orders:
  - id: tying
    ask: Arrange the steps of tying a bowline, from first to last.
    why: The order decides whether the loop holds.
    tier: core
    claims: [bowline-loop]
    steps:
      - {id: eye, text: Make an eye, note: The eye comes first., claims: [bowline-loop]}
      - {id: up, text: Bring the end up through it, note: It comes up from below., claims: [bowline-loop]}
      - {id: round, text: Lead the end round the rope, note: It goes behind., claims: [nylon-stretch]}
`;

describe('trap cards', () => {
  const { deck, coverage } = buildDeck(material({ 'traps.yaml': traps }));

  test('ask what the sources say and how to say it', () => {
    expect(itemOf(deck, 'trap/trap-stretch')).toMatchObject({
      kind: 'trap',
      role: 'card',
      tier: 'detail',
      audience: 'both',
      prompt: 'Sources disagree: how far nylon stretches. What do they say, and how is it said carefully?',
      positions: [{ sources: ['web-page'], says: 'It stretches by 30%.' }, { sources: ['ashley-1944'] }],
      answer: 'Between a fifth and a third, by the source.',
      claims: ['nylon-stretch'],
      caution: null,
    });
    expect(coverage.traps).toEqual([{ id: 'trap-stretch', items: ['trap/trap-stretch'], reason: null }]);
    expect(deckSchema.safeParse(deck).success).toBe(true);
  });

  test('take their own question, and the tier of claims that are reference alone', () => {
    const own = edit(traps, 'kind:', 'ask: How far does nylon stretch?\n    kind:');
    const files = material({
      'traps.yaml': own,
      'claims/knots.yaml': edit(claimsYaml, 'tier: detail', 'tier: reference'),
    });
    expect(itemOf(buildDeck(files).deck, 'trap/trap-stretch')).toMatchObject({
      prompt: 'How far does nylon stretch?',
      tier: 'reference',
    });
  });

  test.each([
    [edit(traps, 'claims: [nylon-stretch]', 'claims: []'), 'It touches no claim of the deck.'],
    [edit(traps, 'kind:', 'not_asked: It is a misprint.\n    kind:'), 'It is a misprint.'],
  ])('are left out for a reason', (text, reason) => {
    const built = buildDeck(material({ 'traps.yaml': text }));
    expect(built.deck.items.some(({ kind }) => kind === 'trap')).toBe(false);
    expect(built.coverage.traps).toEqual([{ id: 'trap-stretch', items: [], reason }]);
  });
});

describe('orders', () => {
  test('become items with all claims of their steps', () => {
    const { deck, coverage } = buildDeck(material({ 'orders.yaml': orders }));
    expect(itemOf(deck, 'order/tying')).toMatchObject({
      kind: 'order',
      role: 'both',
      tier: 'core',
      section: 'knots',
      claims: ['bowline-loop', 'nylon-stretch'],
      prompt: 'Arrange the steps of tying a bowline, from first to last.',
      explanation: 'The order decides whether the loop holds.',
    });
    expect(coverage.orders).toEqual([{ id: 'tying', items: ['order/tying'], reason: null }]);
    expect(errorsOf(material({ 'orders.yaml': orders }))).toEqual([]);
  });

  test.each([
    [edit(orders, '[nylon-stretch]}', '[hemp]}'), 10, /claim "hemp", which does not exist/],
    [edit(orders, 'id: up', 'id: eye'), 9, /step id "eye" is used twice/],
    [edit(orders, ', claims: [nylon-stretch]}', '}'), 10, /"steps.2.claims" is missing/],
    [orders.slice(0, orders.indexOf('      - {id: round')), 7, /"steps" needs 3 or more entries/],
    [`${orders}${orders.slice('orders:\n'.length)}`, 11, /order id "tying" is used twice/],
  ])('%#: a fault has its line', (text, line, words) => {
    const errors = errorsOf(material({ 'orders.yaml': text })).filter(({ message }) => words.test(message));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: 'orders.yaml', line });
  });
});
