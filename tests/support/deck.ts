import type {
  ChoiceItem,
  Claim,
  ClaimId,
  ClozeItem,
  Deck,
  DeckId,
  Item,
  ItemId,
  RecallItem,
  SectionId,
  SourceId,
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

export function choiceItem(index: number, changes: Partial<ChoiceItem> = {}): ChoiceItem {
  const option = (id: string, correct: boolean) => ({
    id,
    text: `Option ${id} of ${index}`,
    correct,
    rationale: `Reason ${id}.`,
    claims: [`claim-${index}` as ClaimId],
    danger: false,
  });
  return {
    ...base('choice', index),
    kind: 'choice',
    stem: `A learner reads claim ${index}.`,
    leadIn: `Which fact does claim ${index} state?`,
    options: [option('a', true), option('b', false), option('c', false)],
    shuffle: true,
    ...changes,
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
    sources: [
      {
        id: 'source-1' as SourceId,
        citation: 'A source. 2001.',
        url: null,
        doi: null,
        pmid: null,
        access: 'primary-abstract',
        note: null,
        year: 2001,
      },
    ],
    claims: [...indices].map((index) => claim(index, `fact ${index} holds`)),
    traps: [
      {
        id: 'trap-1',
        title: 'Names differ',
        positions: [{ sources: ['source-1' as SourceId], says: 'One name.' }],
        carefulWording: 'Names differ.',
      },
    ],
    figures: [],
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
