import type {
  CaseItem,
  ChoiceItem,
  Claim,
  ClaimId,
  ClozeItem,
  Deck,
  DeckId,
  Figure,
  FigureId,
  FigureItem,
  Item,
  ItemId,
  MatchItem,
  OddItem,
  OrderItem,
  PairItem,
  RecallItem,
  SectionId,
  Source,
  SourceId,
  TrapItem,
} from '../../src/core/deck/types.ts';

const sectionTitles = ['Anatomy', 'Signs', 'Treatment'];

function claim(index: number, words: string): Claim {
  return {
    id: `claim-${index}` as ClaimId,
    section: sectionId(index),
    category: 'fact',
    text: `Claim ${index} states that ${words}.`,
    sources: ['source-1' as SourceId],
    evidence: index % 2 === 0 ? 'case-series' : 'anatomical-study',
    confidence: 'moderate',
    verified: 'seen',
    note: null,
    redFlag: null,
    traps: index === 0 ? ['trap-1'] : [],
  };
}

const sectionId = (index: number) => `section-${index % sectionTitles.length}` as SectionId;

function base(name: string, index: number) {
  return {
    id: `${name}/claim-${index}` as ItemId,
    section: sectionId(index),
    claims: [`claim-${index}` as ClaimId],
    objectives: [],
    role: 'card' as const,
    tier: 'core' as const,
    audience: 'both' as const,
    status: 'linted' as const,
    explanation: `Because of reason ${index}.`,
    caution: null,
    hash: index.toString(16).padStart(16, '0'),
  };
}

export function recallItem(index: number, changes: Partial<RecallItem> = {}): RecallItem {
  const prompt = `What does claim ${index} state?`;
  return {
    ...base('recall', index),
    kind: 'recall',
    prompt,
    answer: `Fact ${index}`,
    accepts: [],
    ...changes,
  };
}

export function clozeItem(index: number, changes: Partial<ClozeItem> = {}): ClozeItem {
  return {
    ...base('cloze', index),
    kind: 'cloze',
    before: `Claim ${index} states `,
    hidden: `fact ${index}`,
    after: '.',
    hint: null,
    ...changes,
  };
}

const backing = (index: number) => ({ claims: [`claim-${index}` as ClaimId] });

function options(index: number) {
  const option = (id: string, correct: boolean) => ({
    id,
    text: `Option ${id} of ${index}`,
    correct,
    rationale: `Reason ${id}.`,
    ...backing(index),
    danger: false,
  });
  return [option('a', true), option('b', false), option('c', false)];
}

export function choiceItem(index: number, changes: Partial<ChoiceItem> = {}): ChoiceItem {
  return {
    ...base('choice', index),
    kind: 'choice',
    stem: `A learner reads claim ${index}.`,
    leadIn: `Which fact does claim ${index} state?`,
    options: options(index),
    shuffle: true,
    ...changes,
  };
}

export function pairItem(index: number): PairItem {
  const finding = (id: string, of: 'a' | 'b') => ({
    id,
    text: `Finding ${id} of ${index}`,
    of,
    rationale: `Reason ${id}.`,
    ...backing(index),
  });
  return {
    ...base('pair', index),
    kind: 'pair',
    a: `Lipoma ${index}`,
    b: `Abscess ${index}`,
    findings: [finding('warm', 'b'), finding('soft', 'a'), finding('red', 'b')],
    tell: `Heat tells them apart ${index}.`,
  };
}

export function oddItem(index: number): OddItem {
  return {
    ...base('odd', index),
    kind: 'odd',
    leadIn: 'Which one does not belong?',
    options: options(index),
    shared: `The others are mobile ${index}.`,
  };
}

export function matchItem(index: number): MatchItem {
  const pair = (id: string) => ({
    id,
    left: `Left ${id}`,
    right: `Right ${id}`,
    rationale: `Reason ${id}.`,
    ...backing(index),
  });
  return {
    ...base('match', index),
    kind: 'match',
    prompt: `Give each nerve of ${index} its muscle`,
    pairs: [pair('p1'), pair('p2'), pair('p3')],
    extras: [{ id: 'x1', right: 'Surplus muscle', rationale: 'Fits none.', ...backing(index) }],
  };
}

export function orderItem(index: number, changes: Partial<OrderItem> = {}): OrderItem {
  const step = (id: string) => ({ id, text: `Layer ${id}`, note: `Remark ${id}`, ...backing(index) });
  return {
    ...base('order', index),
    kind: 'order',
    prompt: `From the skin inwards at ${index}`,
    steps: [step('s1'), step('s2'), step('s3')],
    ...changes,
  };
}

export function caseItem(index: number): CaseItem {
  return {
    ...base('case', index),
    kind: 'case',
    title: `Numb saddle ${index}`,
    steps: ['She drives a lorry.', 'She cannot feel the seat.'],
    leadIn: 'What next?',
    options: options(index),
    redFlag: 'red',
    origin: 'written',
  };
}

export const figure: Figure = {
  id: 'layers' as FigureId,
  title: 'Layers of the back',
  alt: 'A cut through skin, fat and fascia.',
  description: 'Skin lies over fat.',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g data-region="fat"><rect width="5" height="5"/></g></svg>',
  viewBox: { x: 0, y: 0, width: 10, height: 10 },
  regions: [{ id: 'fat', label: 'Fat', claims: [], box: { x: 0, y: 0, width: 5, height: 5 } }],
  claims: [],
  cautions: [],
};

export function figureItem(index: number, changes: Partial<FigureItem> = {}): FigureItem {
  return {
    ...base('figure', index),
    kind: 'figure',
    mode: 'name',
    figure: figure.id,
    region: 'fat',
    prompt: 'Which structure is hidden?',
    answer: 'Fat',
    accepts: ['Adipose tissue'],
    ...changes,
  };
}

export function trapItem(index: number): TrapItem {
  return {
    ...base('trap', index),
    kind: 'trap',
    prompt: `Is the name of ${index} settled?`,
    positions: [{ sources: ['source-2' as SourceId], says: 'One dissenting name.' }],
    answer: 'Names differ.',
  };
}

/** One item of each kind, each of a claim of its own. */
export const itemsOfEveryKind: Item[] = [
  recallItem(0),
  clozeItem(1),
  choiceItem(2),
  pairItem(3),
  oddItem(4),
  matchItem(5),
  orderItem(6),
  caseItem(7),
  figureItem(8),
  trapItem(9),
];

function sourceOf(index: number): Source {
  return {
    id: `source-${index}` as SourceId,
    citation: `Author ${index}. A source. 200${index}.`,
    url: `https://example.org/${index}`,
    doi: null,
    pmid: null,
    access: 'primary-abstract',
    note: null,
    year: 2000 + index,
  };
}

/** A valid deck of these items, with a claim for every index that they name. */
export function deckOf(items: Item[], changes: Partial<Deck> = {}): Deck {
  const indices = new Set(items.flatMap((item) => item.claims.map((id) => Number(id.replace('claim-', '')))));
  return {
    format: 'palpate-deck',
    schema: 1,
    id: 'test-deck' as DeckId,
    version: '1.0.0',
    title: 'Test deck',
    language: 'en',
    licence: 'CC-BY-4.0',
    audience: ['massage'],
    description: 'For tests.',
    disclosure: 'None.',
    disclaimer: 'Education only.',
    sections: sectionTitles.map((title, index) => ({
      id: sectionId(index),
      title,
      share: index === 0 ? 34 : 33,
    })),
    objectives: [],
    sources: [sourceOf(1), sourceOf(2)],
    claims: [...indices].map((index) => claim(index, `fact ${index} holds`)),
    traps: [
      {
        id: 'trap-1',
        title: 'Names differ',
        positions: [{ sources: ['source-1' as SourceId], says: 'One name.' }],
        carefulWording: 'Names differ.',
      },
    ],
    figures: [figure],
    items,
    ...changes,
  };
}

/** A deck of recall cards, one for each of `count` claims. */
export function recallDeck(count: number, changes: Partial<Deck> = {}): Deck {
  return deckOf(
    Array.from({ length: count }, (_, index) => recallItem(index)),
    changes,
  );
}
