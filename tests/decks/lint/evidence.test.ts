import { describe, expect, test } from 'vitest';
import { fingerprintsOf } from '../../../decks/generator/index.ts';
import type { ClaimId, ItemId } from '../../../src/core/deck/types.ts';
import { card, complaints, deckOf, layerClaim, question } from '../support.ts';

describe('no_rationale (26)', () => {
  test.each(['', 'Wrong.', 'This is the correct answer.', 'Incorrect option', 'Superficial fat'])(
    'a reason that says nothing: "%s"',
    (reason) => {
      const bad = question({ options: [['Superficial fat', reason], ['Deep fascia'], ['Bone']] });
      expect(complaints(26, deckOf([bad]))[0]).toMatchObject({ level: 'error', item: bad.id });
      const twin = question({
        options: [['Superficial fat', 'The finger meets it first.'], ['Deep fascia'], ['Bone']],
      });
      expect(complaints(26, deckOf([twin]))).toEqual([]);
    },
  );

  test('an option without a claim of the deck', () => {
    const sound = question({});
    for (const claims of [[], ['elsewhere' as ClaimId]]) {
      const bad = {
        ...sound,
        options: sound.options.map((option) => (option.correct ? option : { ...option, claims })),
      };
      expect(complaints(26, deckOf([bad]))).toHaveLength(2);
    }
    expect(complaints(26, deckOf([sound]))).toEqual([]);
  });
});

describe('unsourced_key (27)', () => {
  const source = deckOf([]).sources[0];
  if (!source) throw new Error('no source');

  test('a claim that is not there, or has no source in the deck', () => {
    expect(complaints(27, deckOf([card({ claims: ['gone' as ClaimId] })]))[0]?.message).toMatch(
      /"gone".*not in the deck/,
    );
    expect(complaints(27, deckOf([card()], { sources: [] }))[0]?.message).toMatch(/has no source/);
    expect(complaints(27, deckOf([card()]))).toEqual([]);
  });

  test('sources that were all retracted', () => {
    const gone = { ...source, note: 'Retracted by the journal in 2020.' };
    expect(complaints(27, deckOf([card()], { sources: [gone] }))[0]).toMatchObject({ level: 'error' });
    const other = { ...source, id: 'other' as typeof source.id };
    const claims = [{ ...layerClaim, sources: [source.id, other.id] }];
    expect(complaints(27, deckOf([card()], { sources: [gone, other], claims }))).toEqual([]);
  });
});

describe('contested_key (28)', () => {
  const claims = [{ ...layerClaim, confidence: 'low' as const }];

  test('a weak claim in a quiz is an error, on a card a warning, and attributed neither', () => {
    expect(complaints(28, deckOf([question({})], { claims }))[0]).toMatchObject({ level: 'error' });
    expect(complaints(28, deckOf([card()], { claims }))[0]).toMatchObject({ level: 'warning' });
    const attributed = question({
      lead: 'According to one author, which layer lies directly beneath the skin?',
    });
    expect(complaints(28, deckOf([attributed], { claims }))).toEqual([]);
    expect(complaints(28, deckOf([question({}), card()]))).toEqual([]);
  });

  test('the name of a source attributes too', () => {
    const named = question({ lead: 'Which layer did Gray find directly beneath the skin?' });
    expect(complaints(28, deckOf([named], { claims }))).toHaveLength(1);
    expect(complaints(28, deckOf([named], { claims }), { authors: () => ['Gray'] })).toEqual([]);
  });

  test('a matrix question that asks what is typical has weighed it', () => {
    const id = 'matrix/lipoma/feel' as ItemId;
    const typical = question({ id, lead: 'Which feel is most typical of a lipoma?' });
    expect(complaints(28, deckOf([typical], { claims }))).toEqual([]);
    expect(
      complaints(28, deckOf([question({ id, lead: 'Which feel has a lipoma?' })], { claims })),
    ).toHaveLength(1);
  });
});

describe('copied_text (36)', () => {
  const text = 'Under the skin of the low back there may be small lumps that slide away.';
  const protectedRuns = new Set(fingerprintsOf(text));

  test('eight words in a row are found in items and claims, whatever their case and signs', () => {
    const copied = 'As is known: UNDER the skin, of the low back there may be some.';
    const finding = complaints(36, deckOf([card({ explanation: copied })]), { protectedRuns })[0];
    expect(finding).toMatchObject({ level: 'error', item: 'recall/layer-order/first' });
    expect(finding?.message).toContain('"under the skin of the low back there may be"');
    const claims = [{ ...layerClaim, note: copied }];
    expect(complaints(36, deckOf([], { claims }), { protectedRuns })[0]).toMatchObject({
      item: 'layer-order',
    });
  });

  test('seven words in a row are not', () => {
    const near = 'Under the skin of the low back hurts.';
    expect(complaints(36, deckOf([card({ explanation: near })]), { protectedRuns })).toEqual([]);
  });

  test('the fingerprints keep no word of the text', () => {
    const all = [...protectedRuns].join(' ');
    expect(all).toMatch(/^(?:[0-9a-f]{12} ?)+$/);
    expect(protectedRuns.size).toBe(8);
  });
});
