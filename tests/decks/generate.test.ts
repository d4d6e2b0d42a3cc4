import { describe, expect, test } from 'vitest';
import { buildDeck } from '../../decks/generator/index.ts';
import { deckSchema } from '../../src/contract/deck.ts';
import type { Deck } from '../../src/core/deck/types.ts';
import { choiceOf, claimsYaml, edit, itemOf, kindOf, material } from './support.ts';

const claims = (from: string, to: string) => material({ 'claims/knots.yaml': edit(claimsYaml, from, to) });
const ids = (files: ReadonlyMap<string, string>) => buildDeck(files).deck.items.map((item) => item.id);

const caseYaml = `id: rescue
title: A rescue
audience: both
red_flag_status: amber
stem: A swimmer needs a loop around the chest.
question: Which knot is safest?
options:
  - {text: Bowline, best: true, rationale: Its loop keeps its size under load.}
  - {text: Noose, best: false, rationale: Its loop tightens around the chest.}
  - {text: Slip knot, best: false, rationale: It comes undone when pulled.}
  - {text: Granny knot, best: false, rationale: It is no loop and jams.}
  - {text: Thumb knot, best: false, rationale: It makes a stopper and no loop.}
claims: [bowline-loop]
bloom: apply
`;

describe('recall and cloze', () => {
  test('an ask becomes a card with everything that the material says', () => {
    expect(itemOf(buildDeck(material()).deck, 'recall/bowline-loop/purpose')).toMatchObject({
      kind: 'recall',
      prompt: 'What does a bowline make?',
      answer: 'A fixed loop',
      accepts: ['fixed loop'],
      explanation: 'It can be untied after a heavy load.',
      claims: ['bowline-loop'],
      section: 'knots',
      role: 'card',
      tier: 'core',
      audience: 'both',
      caution: null,
    });
  });

  test('a cloze splits the claim around the hidden phrase and reads together again', () => {
    const item = itemOf(buildDeck(material()).deck, 'cloze/bowline-loop/load');
    if (item.kind !== 'cloze') throw new Error('not a cloze');
    expect(item).toMatchObject({ hidden: 'under load', hint: 'when', role: 'card' });
    expect(item.before + item.hidden + item.after).toBe(
      'A bowline makes a fixed loop that does not slip under load.',
    );
  });

  test('a cloze has a reason of its own', () => {
    expect(itemOf(buildDeck(material()).deck, 'cloze/bowline-loop/load').explanation).toBe(
      'At rest the part looks like any other.',
    );
  });

  test('an ask may have a tier and an audience of its own', () => {
    const files = claims(
      '        answer: A fixed loop',
      '        tier: reference\n        audience: massage\n        answer: A fixed loop',
    );
    const { deck } = buildDeck(files);
    expect(itemOf(deck, 'recall/bowline-loop/purpose')).toMatchObject({
      tier: 'reference',
      audience: 'massage',
    });
    expect(itemOf(deck, 'cloze/bowline-loop/load')).toMatchObject({ tier: 'core', audience: 'both' });
  });
});

describe('choice', () => {
  test('options become a question with one key and a reason and a claim for each', () => {
    const item = choiceOf(buildDeck(material()).deck, 'choice/bowline-loop/purpose');
    expect(item.leadIn).toBe('What does a bowline make at the end of a rope?');
    expect(item.options.map((option) => [option.text, option.correct]).sort()).toEqual([
      ['A fixed loop', true],
      ['A sliding loop', false],
      ['A thick stopper', false],
    ]);
    expect(item.options.map((option) => option.claims)).toEqual([
      ['bowline-loop'],
      ['bowline-loop'],
      ['bowline-loop'],
    ]);
    expect(item.shuffle).toBe(true);
  });

  test('questions belong to the quiz bank, whatever their tier', () => {
    const core = choiceOf(buildDeck(material()).deck, 'choice/bowline-loop/purpose');
    expect([core.tier, core.role]).toEqual(['core', 'quiz']);
    const detail = choiceOf(
      buildDeck(claims('    tier: core', '    tier: detail')).deck,
      'choice/bowline-loop/purpose',
    );
    expect([detail.tier, detail.role]).toEqual(['detail', 'quiz']);
  });

  test('numbers stand ascending and are not shuffled', () => {
    const files = claims(
      'why: Stretch soaks up a fall.',
      `why: Stretch soaks up a fall.
        options:
          lead: By how much does nylon rope stretch before it breaks?
          key: About 30%
          because: It stretches by about 30%.
          wrong:
            - {text: About 80%, because: Rubber does that.}
            - {text: About 2%, because: Steel does that.}`,
    );
    const item = choiceOf(buildDeck(files).deck, 'choice/nylon-stretch/stretch');
    expect(item.options.map((option) => option.text)).toEqual(['About 2%', 'About 30%', 'About 80%']);
    expect(item.shuffle).toBe(false);
  });

  test('the key is not at one place over many questions', () => {
    const more = Array.from({ length: 40 }, (_, index) =>
      claimsYaml
        .replace('claims:\n', '')
        .replaceAll('bowline-loop', `loop-${index}`)
        .replaceAll('nylon-stretch', `rope-${index}`),
    );
    const { deck } = buildDeck(material({ 'claims/more.yaml': `claims:\n${more.join('')}` }));
    const places = deck.items.flatMap((item) =>
      item.kind === 'choice' ? item.options.findIndex((option) => option.correct) : [],
    );
    for (const place of [0, 1, 2]) expect(places.filter((each) => each === place).length).toBeGreaterThan(4);
  });
});

describe('case', () => {
  test('a vignette keeps its five options, its claims and its reasons', () => {
    const { deck } = buildDeck(material({ 'cases/rescue.yaml': caseYaml }));
    const item = kindOf(deck, 'case/rescue', 'case');
    expect(item.options).toHaveLength(5);
    expect(
      item.options.every((option) => option.claims[0] === 'bowline-loop' && option.rationale.length > 0),
    ).toBe(true);
    expect(item).toMatchObject({
      steps: ['A swimmer needs a loop around the chest.'],
      section: 'knots',
      origin: 'written',
      redFlag: 'amber',
    });
  });

  test.each([
    ['amber', 'both', 'both'],
    ['red', 'massage', 'both'],
    ['red', 'chiropractic', 'quiz'],
    ['none', 'both', 'quiz'],
  ])('warning sign %s for %s learners gives the role %s', (flag, audience, role) => {
    const text = caseYaml.replace('amber', flag).replace('audience: both', `audience: ${audience}`);
    expect(itemOf(buildDeck(material({ 'cases/rescue.yaml': text })).deck, 'case/rescue').role).toBe(role);
  });

  test('every sentence of the stem is a step, and a name with a dot is not the end of one', () => {
    const stem = "A swimmer calls: 'Help!' The rope is 2.5 m long. Is it e.g. nylon? It is wet.";
    const text = caseYaml.replace(/^stem: .*$/m, `stem: "${stem}"`);
    const { deck } = buildDeck(material({ 'cases/rescue.yaml': text }));
    expect(kindOf(deck, 'case/rescue', 'case').steps).toEqual([
      "A swimmer calls: 'Help!'",
      'The rope is 2.5 m long.',
      'Is it e.g. nylon?',
      'It is wet.',
    ]);
  });
});

describe('certainty', () => {
  const weak = edit(claimsYaml, 'confidence: high', 'confidence: low');

  test('a weak claim is a card with a caution and no quiz question', () => {
    const { deck, findings } = buildDeck(material({ 'claims/knots.yaml': weak }));
    expect(itemOf(deck, 'recall/bowline-loop/purpose').caution).toMatch(/support for this is weak/);
    expect(deck.items.some((item) => item.id === 'choice/bowline-loop/purpose')).toBe(false);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 28, level: 'warning', item: 'choice/bowline-loop/purpose' }),
    );
  });

  test.each([
    'According to one book, what does a bowline make?',
    'What does a bowline make, as Ashley put it?',
  ])('it may be asked in a quiz when the wording says whose statement it is: %s', (lead) => {
    const text = edit(weak, 'lead: What does a bowline make at the end of a rope?', `lead: "${lead}"`);
    const { deck } = buildDeck(material({ 'claims/knots.yaml': text }));
    expect(choiceOf(deck, 'choice/bowline-loop/purpose').leadIn).toBe(lead);
  });

  const trap = (kind: string) => `traps:
  - id: trap-loop
    title: Fixed or sliding
    kind: ${kind}
    positions: [{sources: [web-page], says: It slides.}]
    careful_wording: Say that it holds.
    claims: [bowline-loop]
`;

  test('a claim on which sources disagree says so and stays out of quizzes; a corrected error does neither', () => {
    const disputed = buildDeck(material({ 'traps.yaml': trap('disagreement') })).deck;
    expect(itemOf(disputed, 'recall/bowline-loop/purpose').caution).toBe(
      'Sources disagree on this point; see the note "Fixed or sliding".',
    );
    expect(disputed.items.some((item) => item.kind === 'choice')).toBe(false);
    expect(disputed.claims[0]?.traps).toEqual(['trap-loop']);
    const corrected = buildDeck(material({ 'traps.yaml': trap('error-in-seed') })).deck;
    expect(itemOf(corrected, 'recall/bowline-loop/purpose').caution).toBeNull();
    expect(corrected.items.some((item) => item.kind === 'choice')).toBe(true);
  });

  test('an ask can say itself how sure its answer is, which opens no quiz', () => {
    const why = 'why: It can be untied after a heavy load.';
    const said = (caution: string) => {
      const text = edit(weak, why, `${why}\n        caution: ${caution}`);
      return buildDeck(material({ 'claims/knots.yaml': text })).deck;
    };
    const own = said('One book alone says so.');
    expect(itemOf(own, 'recall/bowline-loop/purpose').caution).toBe('One book alone says so.');
    expect(itemOf(said('null'), 'recall/bowline-loop/purpose').caution).toBeNull();
    expect(own.items.some((item) => item.id === 'choice/bowline-loop/purpose')).toBe(false);
    expect(said('null').items.some((item) => item.id === 'choice/bowline-loop/purpose')).toBe(false);
  });

  test('a claim from memory says so and may be asked', () => {
    const { deck } = buildDeck(claims('verified: seen', 'verified: recall'));
    expect(itemOf(deck, 'recall/bowline-loop/purpose').caution).toMatch(/no published page was read/);
    expect(deck.items.some((item) => item.id === 'choice/bowline-loop/purpose')).toBe(true);
  });
});

describe('ids, hashes and order', () => {
  const files = material({ 'cases/rescue.yaml': caseYaml });

  test('ids and option ids survive an edit of every wording; the hash tells the edit', () => {
    const edited = material({
      'cases/rescue.yaml': caseYaml.replaceAll('knot', 'hitch').replace('A swimmer', 'A climber'),
      'claims/knots.yaml': claimsYaml
        .replace('What does a bowline make?', 'What is a bowline for?')
        .replace('A sliding loop', 'A running loop')
        .replace('A bowline makes a fixed loop', 'The bowline makes a firm loop'),
    });
    const [before, after] = [buildDeck(files).deck, buildDeck(edited).deck];
    expect(after.items.map((item) => item.id)).toEqual(before.items.map((item) => item.id));
    const optionsOf = (deck: Deck) => [
      ...kindOf(deck, 'case/rescue', 'case').options.map((option) => option.id),
      ...choiceOf(deck, 'choice/bowline-loop/purpose').options.map((option) => option.id),
    ];
    expect(optionsOf(after)).toEqual(optionsOf(before));
    const changed = after.items
      .filter((item) => itemOf(before, item.id).hash !== item.hash)
      .map((item) => item.id);
    expect(changed.sort()).toEqual([
      'case/rescue',
      'choice/bowline-loop/purpose',
      'cloze/bowline-loop/load',
      'recall/bowline-loop/purpose',
    ]);
  });

  test('a further wrong option leaves the ids of the others alone', () => {
    const more = claims(
      '            - text: A thick stopper',
      '            - text: A flat splice\n              because: A splice joins two ropes.\n            - text: A thick stopper',
    );
    const moved = edit(
      claimsYaml,
      '              because: A stopper is what a figure eight makes.',
      '              because: A stopper is what a figure eight makes.\n            - text: A flat splice\n              because: A splice joins two ropes.',
    );
    const idOf = (from: ReadonlyMap<string, string>, text: string) =>
      choiceOf(buildDeck(from).deck, 'choice/bowline-loop/purpose').options.find(
        (option) => option.text === text,
      )?.id;
    const appended = material({ 'claims/knots.yaml': moved });
    for (const text of ['A fixed loop', 'A sliding loop', 'A thick stopper'])
      expect(idOf(appended, text)).toBe(idOf(files, text));
    expect(idOf(more, 'A fixed loop')).toBe(idOf(files, 'A fixed loop'));
  });

  test('what a learner cannot see leaves the hash alone', () => {
    const [before, after] = [
      buildDeck(files).deck,
      buildDeck(claims('category: loop', 'category: hoop')).deck,
    ];
    expect(itemOf(after, 'recall/bowline-loop/purpose').hash).toBe(
      itemOf(before, 'recall/bowline-loop/purpose').hash,
    );
  });

  test('core comes first along the objectives, then detail, then reference; cards before questions', () => {
    const objectives = `objectives:
  - {id: obj-1, text: Know ropes., bloom: remember, audience: both, claims: [nylon-stretch]}
  - {id: obj-2, text: Tie knots., bloom: apply, audience: both, claims: [bowline-loop]}
`;
    const both = claimsYaml.replace('tier: detail', 'tier: core');
    expect(ids(material({ 'objectives.yaml': objectives, 'claims/knots.yaml': both }))).toEqual([
      'recall/nylon-stretch/stretch',
      'recall/bowline-loop/purpose',
      'cloze/bowline-loop/load',
      'choice/bowline-loop/purpose',
    ]);
    expect(ids(material({ 'objectives.yaml': objectives }))[0]).toBe('recall/bowline-loop/purpose');
  });

  test('items carry the objectives of the claim that they ask', () => {
    const objectives =
      'objectives:\n  - {id: obj-2, text: Tie knots., bloom: apply, audience: both, claims: [bowline-loop]}\n';
    const { deck } = buildDeck(material({ 'objectives.yaml': objectives, 'cases/rescue.yaml': caseYaml }));
    expect(itemOf(deck, 'case/rescue').objectives).toEqual(['obj-2']);
    expect(itemOf(deck, 'recall/nylon-stretch/stretch').objectives).toEqual([]);
  });

  test('the deck satisfies the contract', () => {
    expect(deckSchema.parse(buildDeck(files).deck)).toEqual(buildDeck(files).deck);
  });

  test('years come from the citation', () => {
    expect(buildDeck(files).deck.sources.map((source) => source.year)).toEqual([1944, null]);
  });
});
