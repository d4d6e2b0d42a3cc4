import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../decks/generator/lint/facts.ts';
import type { ClaimId, Item, ItemId, MatchItem, OddItem, PairItem } from '../../../src/core/deck/types.ts';
import { card, caseOf, complaints, deckOf, layerClaim, question } from '../support.ts';

/** A lipoma and a cyst are soft; a sarcoma is firm. An abscess can come with a cyst. */
const soft = new Set(['lipoma', 'cyst']);
const facts: Facts = {
  conditionNamed: (text) => text.toLowerCase().replace('fatty lump', 'lipoma'),
  similarity: (a, b) => (a === 'kidney stone' || b === 'kidney stone' ? 0.05 : 0.4),
  overlap: (a, b) => [a, b].sort().join(' ') === 'abscess cyst',
  valueNamed: (_, text) => text.toLowerCase(),
  holds: (condition, feature, value) =>
    feature === 'feel' && value === (soft.has(condition) ? 'soft' : 'firm'),
};
const found = (rule: number, item: Item) => complaints(rule, deckOf([item]), { facts });
const { section, claims, objectives, role, tier, audience, status, explanation, caution, hash } = card();
const common = { section, claims, objectives, role, tier, audience, status, explanation, caution, hash };

function odd(texts: string[]): OddItem {
  const { options } = question({ options: texts.map((text) => [text]) });
  const id = 'odd/feel/soft/sarcoma' as ItemId;
  return {
    ...common,
    id,
    kind: 'odd',
    leadIn: 'Which one is the odd one out, judged by feel?',
    options,
    shared: 'Soft',
  };
}

function pair(values: [of: 'a' | 'b', value: string][]): PairItem {
  const findings = values.map(([of, value]) => ({
    id: `feel/${value}`,
    text: value,
    of,
    rationale: 'It feels like that to most examiners.',
    claims: [layerClaim.id],
  }));
  return {
    ...common,
    id: 'pair/lipoma--sarcoma' as ItemId,
    kind: 'pair',
    a: 'Lipoma',
    b: 'Sarcoma',
    findings,
    tell: 'Feel.',
  };
}

function match(rows: [condition: string, value: string][], extra = 'hard'): MatchItem {
  const part = { rationale: 'It feels like that to most examiners.', claims: [layerClaim.id] as ClaimId[] };
  return {
    ...common,
    id: 'match/feel/x' as ItemId,
    kind: 'match',
    prompt: 'Match each condition with its feel.',
    pairs: rows.map(([id, right]) => ({ id, left: id, right, ...part })),
    extras: [{ id: 'extra', right: extra, ...part }],
  };
}

describe('one answer alone is right by the matrix (12)', () => {
  test('a value that the matrix gives to the condition is no wrong option', () => {
    const asked = (value: string) => {
      const item = question({ id: 'matrix/lipoma/feel' });
      return {
        ...item,
        options: item.options.map((each, index) => (index === 1 ? { ...each, id: value } : each)),
      };
    };
    expect(found(12, asked('soft'))).toHaveLength(1);
    expect(found(12, asked('firm'))).toEqual([]);
  });

  test('a case whose wrong option names the key again, or what can come with it', () => {
    const asked = (options: string[]) =>
      caseOf(question({ options: options.map((text) => [text]) }), 'case/x', ['A lump is felt.']);
    expect(found(12, asked(['Lipoma', 'Fatty lump', 'Sarcoma']))).toHaveLength(1);
    expect(found(12, asked(['Cyst', 'Abscess', 'Sarcoma']))).toHaveLength(1);
    expect(found(12, asked(['Lipoma', 'Cyst', 'Sarcoma']))).toEqual([]);
    // A choice item may ask for names as such.
    expect(found(12, question({ options: [['Lipoma'], ['Fatty lump'], ['Sarcoma']] }))).toEqual([]);
  });

  test('two odd ones, or none', () => {
    expect(found(12, odd(['Sarcoma', 'Lipoma', 'Metastasis']))[0]?.message).toMatch(
      /"Metastasis" does not share/,
    );
    expect(found(12, odd(['Cyst', 'Lipoma', 'Fatty lump']))[0]?.message).toMatch(/"Cyst" shares what/);
    expect(found(12, odd(['Sarcoma', 'Lipoma', 'Cyst']))).toEqual([]);
  });

  test('a finding of both look-alikes', () => {
    expect(
      found(
        12,
        pair([
          ['a', 'firm'],
          ['b', 'firm'],
        ]),
      ),
    ).toHaveLength(1);
    expect(
      found(
        12,
        pair([
          ['a', 'soft'],
          ['b', 'firm'],
        ]),
      ),
    ).toEqual([]);
  });

  test('a partner that fits two', () => {
    expect(
      found(
        12,
        match(
          [
            ['lipoma', 'soft'],
            ['sarcoma', 'firm'],
          ],
          'firm',
        ),
      ),
    ).toHaveLength(1);
    expect(
      found(
        12,
        match([
          ['lipoma', 'soft'],
          ['sarcoma', 'firm'],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('implausible options (1)', () => {
  const asked = (options: string[]) =>
    caseOf(question({ options: options.map((text) => [text]) }), 'case/x', ['A lump is felt.']);

  test('a condition that shares next to nothing with the key', () => {
    expect(found(1, asked(['Lipoma', 'Cyst', 'Kidney stone']))[0]).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('Kidney stone') as unknown,
    });
    expect(found(1, asked(['Lipoma', 'Cyst', 'Sarcoma']))).toEqual([]);
  });

  test('a number far beyond the key', () => {
    expect(found(1, question({ options: [['3 cm'], ['5 cm'], ['300 cm']] }))).toHaveLength(1);
    expect(found(1, question({ options: [['3 cm'], ['5 cm'], ['30 cm']] }))).toEqual([]);
  });
});
