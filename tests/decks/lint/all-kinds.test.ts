import { describe, expect, test } from 'vitest';
import { fingerprintsOf } from '../../../decks/generator/index.ts';
import type { ItemId } from '../../../src/core/deck/types.ts';
import {
  card,
  caseOf,
  complaints,
  deckOf,
  figureCard,
  layersFigure,
  orderCard,
  question,
  trapCard,
} from '../support.ts';

const figures = { figures: [layersFigure] };

describe('rules on items of every kind', () => {
  test('a case is checked like any question: a word that points at the key (9)', () => {
    const pointing = question({ options: [['Rubbery lump'], ['Hot nodule'], ['Bony ridge']] });
    const steps = ['A client has something rubbery over the crest.'];
    expect(complaints(9, deckOf([caseOf(pointing, 'case/a', steps)]))).toHaveLength(1);
    expect(complaints(9, deckOf([caseOf(pointing, 'case/a', ['A client has something there.'])]))).toEqual(
      [],
    );
  });

  test('steps of a case that are too long together (15)', () => {
    const long = Array.from({ length: 13 }, () => 'one two three four five six seven eight nine ten.');
    expect(complaints(15, deckOf([caseOf(question({}), 'case/a', long)]))).toHaveLength(1);
    expect(complaints(15, deckOf([caseOf(question({}), 'case/a', long.slice(0, 5))]))).toEqual([]);
  });

  test('a step of an order without a reason (26)', () => {
    const steps = (note: string): [string, string][] => [
      ['Skin', note],
      ['Fat', 'Fat lies under the skin.'],
      ['Fascia', 'Fascia lies under the fat.'],
    ];
    expect(complaints(26, deckOf([orderCard(steps('Right.'))]))[0]?.message).toMatch(
      /The step "Skin" has no reason/,
    );
    expect(complaints(26, deckOf([orderCard(steps('The skin lies outside.'))]))).toEqual([]);
  });

  test('an order without a source (27)', () => {
    const lost = orderCard(undefined, { claims: ['nowhere' as (typeof layersFigure.claims)[number]] });
    expect(complaints(27, deckOf([lost]))).toHaveLength(1);
    expect(complaints(27, deckOf([orderCard()]))).toEqual([]);
  });

  test('the same order twice, and another one of the same words (32)', () => {
    const other = orderCard([
      ['Muscle', 'Muscle lies under the fascia.'],
      ['Bone', 'Bone lies under the muscle.'],
      ['Marrow', 'Marrow lies inside the bone.'],
    ]);
    const copy = (item: typeof other) => ({ ...item, id: 'order/copy' as ItemId });
    expect(complaints(32, deckOf([orderCard(), copy(orderCard())]))).toHaveLength(1);
    expect(complaints(32, deckOf([orderCard(), copy(other)]))).toEqual([]);
  });

  test('two regions may be asked in the same words, one region not twice (32)', () => {
    const next = (region: string) => figureCard({ id: 'figure/fig-layers/x/name' as ItemId, region });
    expect(complaints(32, deckOf([figureCard(), next('fat')], figures))).toHaveLength(1);
    expect(complaints(32, deckOf([figureCard(), next('skin')], figures))).toEqual([]);
  });

  test('a label for people in an explanation (34)', () => {
    const said = (explanation: string) => deckOf([card({ explanation })]);
    expect(complaints(34, said('A patient who suffers from pain.'))).toHaveLength(1);
    expect(complaints(34, said('A person who has pain.'))).toEqual([]);
  });

  test('a picture without alt or description, or one that is not there (35)', () => {
    const shown = (changes: Partial<typeof layersFigure>) =>
      complaints(35, deckOf([figureCard()], { figures: [{ ...layersFigure, ...changes }] }));
    expect(shown({ alt: '' })[0]).toMatchObject({ item: 'fig-layers', level: 'error' });
    expect(shown({ alt: 'Layers' })).toHaveLength(1);
    expect(shown({ description: 'A band.' })).toHaveLength(1);
    expect(shown({})).toEqual([]);
    expect(complaints(35, deckOf([figureCard()]))[0]?.message).toMatch(/"fig-layers" is not in the deck/);
  });

  test('copied words anywhere (36)', () => {
    const copied = 'one two three four five six seven eight';
    const protectedRuns = new Set(fingerprintsOf(copied));
    const own = 'one two three four five six seven nine';
    const check = (text: string) =>
      [
        deckOf([trapCard({ positions: [{ sources: [], says: text }] })]),
        deckOf([
          orderCard([
            ['A', text],
            ['B', 'x'],
            ['C', 'y'],
          ]),
        ]),
        deckOf([figureCard()], { figures: [{ ...layersFigure, description: text }] }),
        deckOf([figureCard()], {
          figures: [{ ...layersFigure, svg: layersFigure.svg.replace('<g', `<desc>${text}</desc><g`) }],
        }),
        deckOf([caseOf(question({}), 'case/a', [text])]),
        deckOf([], { disclosure: text }),
        deckOf([], { traps: [{ id: 'trap-x', title: 'X', positions: [], carefulWording: text }] }),
      ].map((deck) => complaints(36, deck, { protectedRuns }).length);
    expect(check(copied)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(check(own)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
