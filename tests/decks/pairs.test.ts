import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { itemsOf, orchard, pairOf, withCell } from './orchard.ts';
import { itemOf } from './support.ts';

const findings = (files: ReadonlyMap<string, string>, id = 'pair/plum--nut') =>
  pairOf(files, id)
    .findings.map(({ of, id: finding }) => `${of} ${finding}`)
    .sort();

describe('a look-alike pair', () => {
  test('asks findings that are typical of one and excluded in the other, with reasons and claims', () => {
    const item = pairOf(orchard(), 'pair/plum--nut');
    expect(item).toMatchObject({
      a: 'The plum (of the tree)',
      tell: 'A plum is no nut.',
      explanation: 'People mix them up.',
      role: 'both',
      tier: 'core',
    });
    expect(findings(orchard())).toEqual(['a push/rolls', 'a touch/soft', 'b push/bounces', 'b touch/hard']);
    const rolls = item.findings.find(({ id }) => id === 'push/rolls');
    expect(rolls?.text).toBe('Rolls away when pushed');
    expect(rolls?.rationale).toBe(
      'A plum: by push a plum is rolls as a rule. A nut: by push a nut is bounces as a rule.',
    );
    expect(item.findings.every(({ claims }) => claims.length > 0)).toBe(true);
  });

  test('a value merely unreported of the other is no finding where several can be true', () => {
    const unreported = withCell('nut', 'touch', { not: [], not_claims: [] });
    expect(findings(orchard({ cells: unreported }))).not.toContain('a touch/soft');
    expect(findings(orchard({ cells: unreported }))).toContain('b touch/hard');
  });

  test.each([
    ['reported of the other', { also: ['rolls'] }],
    ['in an open cell of the other', { open: true }],
    ['in a disputed cell of the other', { certainty: 'contested' }],
  ])('a value %s is no finding', (_, more) => {
    expect(findings(orchard({ cells: withCell('nut', 'push', more) }))).not.toContain('a push/rolls');
    expect(findings(orchard({ cells: withCell('nut', 'push', {}) }))).toContain('a push/rolls');
  });

  test('a value near a typical one of the other is no finding, whichever of the two says so', () => {
    const mushy = withCell('nut', 'touch', { values: ['mushy'], not: [], not_claims: [] });
    const strict = withCell('nut', 'touch', { values: ['prickly'], not: ['soft'] });
    expect(findings(orchard({ cells: mushy }))).not.toContain('a touch/soft');
    expect(findings(orchard({ cells: strict }))).toContain('a touch/soft');
  });

  test('conditions that can be present together are told apart by what argues against one alone', () => {
    const together = orchard({ conditions: { plum: { overlaps: ['nut'] } } });
    expect(findings(together)).toEqual(['a touch/soft', 'b touch/hard']);
  });

  test('without a finding for both sides the pair becomes a card on what tells them apart', () => {
    const alike = {
      ...withCell('cherry', 'season', { values: ['summer'] }),
    };
    expect(itemOf(buildDeck(orchard()).deck, 'pair/plum--cherry').kind).toBe('pair');
    expect(itemOf(buildDeck(orchard({ cells: alike })).deck, 'pair/plum--cherry')).toMatchObject({
      kind: 'recall',
      role: 'card',
      prompt: 'What sets a plum apart from a cherry?',
      answer: 'A plum is no cherry.',
    });
  });

  test('rests on claims that are neither weak nor from memory; none such, no item', () => {
    const plums = Object.fromEntries(
      ['touch', 'push', 'season', 'colour'].map((feature) => [`plum-${feature}`, { confidence: 'low' }]),
    );
    const nuts = Object.fromEntries(
      ['touch', 'push', 'season', 'colour'].map((feature) => [`nut-${feature}`, { verified: 'recall' }]),
    );
    const made = (claims: Record<string, object>) =>
      itemsOf(orchard({ claims }), 'pair').find(({ id }) => id === 'pair/plum--nut')?.kind;
    expect(made({ ...plums, ...nuts })).toBeUndefined();
    expect(made({ ...plums, 'plum-touch': {} })).toBe('pair');
    expect(made({ ...nuts, 'plum-touch': {} })).toBe('recall');
  });
});
