import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import type { CaseItem } from '../../src/core/deck/types.ts';
import {
  cells,
  featureOf,
  features,
  itemsOf,
  orchard,
  withCell,
  type Cells,
  type Changes,
} from './orchard.ts';
import { kindOf } from './support.ts';

const caseOf = (changes: Changes = {}): CaseItem | undefined =>
  itemsOf(orchard(changes), 'case').find((item): item is CaseItem => item.id === 'case/gen/plum/1');
const wrongOf = (item: CaseItem | undefined) =>
  item?.options.flatMap(({ id, correct }) => (correct ? [] : [id])).sort();

describe('a case built from the matrix', () => {
  test('tells one finding a step, ends in a question of fit and gives every option its reason', () => {
    const item = kindOf(buildDeck(orchard()).deck, 'case/gen/plum/1', 'case');
    expect(item).toMatchObject({
      origin: 'generated',
      role: 'quiz',
      audience: 'chiropractic',
      leadIn: 'Which condition do these findings fit best?',
      redFlag: null,
    });
    expect(item.steps).toHaveLength(4);
    expect(item.steps[0]).toMatch(/^An adult patient .* a lump\. It came in July\.$/);
    expect(item.steps.slice(1)).toEqual(['The peel is blue.', 'It rolls.', 'It is soft.']);
    expect(item.options.every(({ rationale, claims }) => rationale.length > 5 && claims.length > 0)).toBe(
      true,
    );
    expect(item.options.filter(({ correct }) => correct).map(({ id }) => id)).toEqual(['plum']);
  });

  test('has a neutral title: the opening of the stem, which tells no finding', () => {
    const item = kindOf(buildDeck(orchard()).deck, 'case/gen/plum/1', 'case');
    expect(item.steps[0]?.startsWith(`${item.title}. `)).toBe(true);
    for (const words of ['July', 'blue', 'rolls', 'soft', 'plum']) expect(item.title).not.toContain(words);
  });

  test('the reason of a wrong option is what its own cell says of a finding told', () => {
    const argued = withCell('apple', 'push', { not: ['rolls'], not_claims: ['apple-push'] });
    const item = caseOf({ cells: argued });
    expect(item?.options.find(({ id }) => id === 'apple')?.rationale).toBe(
      'This finding argues against it: rolls away when pushed. A apple: by push a apple is tips as a rule.',
    );
  });

  test('none for a condition of which the material says that no case can tell it', () => {
    expect(caseOf({ conditions: { plum: { no_case: 'It looks like any other plum.' } } })).toBeUndefined();
    expect(caseOf({ conditions: { nut: { no_case: 'It looks like any other nut.' } } })).toBeDefined();
  });

  test('tells one of the findings that the material needs, or makes none', () => {
    const needing = (...needs: string[]) => caseOf({ conditions: { plum: { case_needs: needs } } });
    expect(needing('push', 'colour')?.steps.join(' ')).toContain('It rolls.');
    const season = { cells: withCell('plum', 'season', { certainty: 'contested' }) };
    expect(caseOf({ ...season, conditions: { plum: { case_needs: ['season'] } } })).toBeUndefined();
    const unknown = buildDeck(orchard({ conditions: { plum: { case_needs: ['taste'] } } })).findings;
    expect(unknown.map(({ message }) => message).join()).toContain('"taste"');
  });

  test('is the same in every build, and its ids survive an edit of the wording', () => {
    const told = features.map(
      (feature) => JSON.parse(JSON.stringify(feature).replace('It is soft.', 'It gives way.')) as object,
    );
    expect(caseOf()).toEqual(caseOf());
    const edited = caseOf({ features: told });
    expect(edited?.steps.at(-1)).toBe('It gives way.');
    expect(edited?.options.map(({ id }) => id)).toEqual(caseOf()?.options.map(({ id }) => id));
    expect(edited?.hash).not.toBe(caseOf()?.hash);
  });

  test('none where something else fits the findings as well; one finding of difference is enough', () => {
    const twin = (more: object): Cells => ({
      ...cells,
      cherry: {
        ...cells['cherry'],
        season: { ...cells['cherry']?.['season'], values: ['summer'] },
        colour: { ...cells['cherry']?.['colour'], values: ['blue'], ...more },
      },
    });
    expect(caseOf({ cells: twin({}) })).toBeUndefined();
    expect(caseOf({ cells: twin({ values: ['red'] }) })).toBeDefined();
  });

  test('a finding reported of another condition counts for it, so that it is no wrong option', () => {
    const cherry = (also: Record<string, string>): Cells => ({
      ...cells,
      cherry: Object.fromEntries(
        Object.entries(cells['cherry'] ?? {}).map(([feature, cell]) => {
          const reported = also[feature];
          return [feature, reported === undefined ? cell : { ...cell, also: [reported] }];
        }),
      ),
    });
    const all = { touch: 'soft', season: 'summer', colour: 'blue' };
    expect(wrongOf(caseOf({ cells: cherry(all) }))).not.toContain('cherry');
    expect(wrongOf(caseOf({ cells: cherry({ touch: 'soft' }) }))).toContain('cherry');
  });

  test('what shares a finding that tells most is no wrong option unless another argues against it', () => {
    expect(wrongOf(caseOf())).not.toContain('fig');
    const argued = withCell('fig', 'push', { not: ['rolls'], not_claims: ['fig-push'] });
    expect(wrongOf(caseOf({ cells: argued }))).toContain('fig');
  });

  test('conditions that can be present together are no wrong options for each other', () => {
    expect(wrongOf(caseOf())).toContain('apple');
    expect(wrongOf(caseOf({ conditions: { apple: { overlaps: ['plum'] } } }))).not.toContain('apple');
  });

  test('beside a harmless key a dangerous condition is wrong by what argues against it alone', () => {
    const serious = { conditions: { apple: { danger: 'serious' } } };
    expect(wrongOf(caseOf(serious))).not.toContain('apple');
    const argued = withCell('apple', 'push', { not: ['rolls'], not_claims: ['apple-push'] });
    expect(wrongOf(caseOf({ ...serious, cells: argued }))).toContain('apple');
  });

  test('disputed cells and weak claims tell nothing', () => {
    expect(caseOf({ cells: withCell('plum', 'season', { certainty: 'contested' }) })).toBeUndefined();
    expect(caseOf({ claims: { 'plum-season': { verified: 'recall' } } })).toBeUndefined();
    expect(caseOf({ claims: { 'plum-season': { verified: 'seed' } } })).toBeDefined();
  });

  test('the person is one who typically has the condition, and not one who could not have a wrong option', () => {
    const who = featureOf(
      'who',
      'set',
      [
        { id: 'girls', label: 'Girls', definition: 'Girls.', told: ['A 9-year-old girl'] },
        { id: 'men', label: 'Men', definition: 'Men.', told: ['A 70-year-old man'] },
      ],
      { person: true },
    );
    const person = (apple: object): Changes => ({
      features: [...features, who],
      cells: {
        ...cells,
        plum: {
          ...cells['plum'],
          who: { values: ['girls'], remark: 'Girls', claims: ['plum-who'], certainty: 'usual' },
        },
        apple: {
          ...cells['apple'],
          who: { values: ['men'], remark: 'Men', claims: ['apple-who'], certainty: 'usual', ...apple },
        },
      },
    });
    expect(caseOf(person({}))?.steps[0]).toMatch(/^A 9-year-old girl /);
    expect(wrongOf(caseOf(person({})))).toContain('apple');
    expect(wrongOf(caseOf(person({ not: ['girls'], not_claims: ['apple-who'] })))).not.toContain('apple');
  });

  test('a condition of the other sex is no wrong option', () => {
    const who = (only: object) =>
      featureOf(
        'who',
        'set',
        [
          { id: 'girls', label: 'Girls', definition: 'Girls.', told: ['A 9-year-old girl'] },
          { id: 'men', label: 'Men', definition: 'Men.', told: ['A 70-year-old man'], ...only },
        ],
        { person: true },
      );
    const among = (only: object) => {
      const cell = (fruit: string, value: string) => ({
        ...cells[fruit],
        who: { values: [value], remark: 'So', claims: [`${fruit}-who`], certainty: 'usual' },
      });
      const own = { ...cells, plum: cell('plum', 'girls'), apple: cell('apple', 'men') };
      return wrongOf(caseOf({ features: [...features, who(only)], cells: own }));
    };
    expect(among({})).toContain('apple');
    expect(among({ only: 'man' })).not.toContain('apple');
  });
});

describe('a case that asks what to do', () => {
  const action = (id: string, caution: number, more: object = {}) => ({
    id,
    label: `Do ${id}`,
    definition: `It is ${id}.`,
    caution,
    ...more,
  });
  const urgency = featureOf(
    'urgency',
    'ordered',
    [
      { id: 'later', label: 'Later', definition: 'Later.', order: 1 },
      { id: 'today', label: 'Today', definition: 'Today.', order: 2 },
    ],
    { role: 'outcome', weight: 0 },
  );
  const what = featureOf(
    'action',
    'single',
    [
      action('eat', 1),
      action('wash', 1),
      action('leave', 2),
      action('ask', 3),
      action('run', 4, { amounts_to: { urgency: 'today' } }),
    ],
    { role: 'outcome', weight: 0, case_lead: 'What is the right thing to do?' },
  );
  const cell = (fruit: string, feature: string, own: string, more: object = {}) => ({
    values: [own],
    remark: `With a ${fruit} one would ${own}`,
    claims: [`${fruit}-${feature}`],
    certainty: 'established',
    ...more,
  });
  const actions: Record<string, string> = {
    plum: 'leave',
    nut: 'eat',
    fig: 'wash',
    cherry: 'run',
    apple: 'ask',
  };
  const doing = (plum: object = {}, danger = 'low', asked: object[] = features): CaseItem | undefined =>
    itemsOf(
      orchard({
        features: [...asked, urgency, what],
        conditions: { plum: { danger } },
        cells: Object.fromEntries(
          Object.entries(cells).map(([fruit, own]) => [
            fruit,
            {
              ...own,
              action: cell(fruit, 'action', actions[fruit] ?? 'eat'),
              urgency: cell(fruit, 'urgency', 'later', fruit === 'plum' ? plum : {}),
            },
          ]),
        ),
      }),
      'case',
    ).find((item): item is CaseItem => item.id === 'case/gen/plum/2');

  test('asks every learner for an action and nobody for a diagnosis', () => {
    const item = doing();
    expect(item).toMatchObject({ audience: 'both', leadIn: 'What is the right thing to do?' });
    expect(item?.steps[0]).toMatch(/^An adult client /);
    expect(item?.options.every(({ text }) => text.startsWith('Do '))).toBe(true);
    expect(item?.options.find(({ correct }) => correct)?.text).toBe('Do leave');
    expect(buildDeck(orchard()).findings.filter(({ rule }) => rule === 29)).toEqual([]);
  });

  test('none where a finding told calls for more care than the right action of the condition', () => {
    const rolling = (least: number) =>
      features.map((feature) => {
        const values = feature.values.map((each) =>
          'id' in each && each.id === 'rolls' ? { ...each, least_caution: least } : each,
        );
        return { ...feature, values };
      });
    expect(doing({}, 'low', rolling(2))).toBeDefined();
    expect(doing({}, 'low', rolling(3))).toBeUndefined();
  });

  test('an action somewhat more careful than the right one is not wrong', () => {
    expect(wrongOf(doing())).toEqual(['eat', 'run', 'wash']);
    expect(wrongOf(doing({}, 'serious'))).toEqual(['eat', 'wash']);
  });

  test('an action that comes down to what is reported of the condition is not wrong', () => {
    expect(wrongOf(doing({ also: ['today'] }))).toEqual(['eat', 'wash']);
  });

  test('too little is dangerous where the condition is', () => {
    const danger = (item: CaseItem | undefined) =>
      item?.options.filter((each) => each.danger).map(({ id }) => id);
    expect(danger(doing({}, 'serious'))?.sort()).toEqual(['eat', 'wash']);
    expect(danger(doing())).toEqual([]);
  });
});
