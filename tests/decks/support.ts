import { buildDeck, type Finding } from '../../decks/generator/index.ts';
import { lintDeck } from '../../decks/generator/lint/lint.ts';
import type { LintContext } from '../../decks/generator/lint/rule.ts';
import type {
  CaseItem,
  ChoiceItem,
  ChoiceOption,
  Claim,
  ClaimId,
  Deck,
  DeckId,
  Figure,
  FigureId,
  FigureItem,
  Item,
  ItemId,
  OrderItem,
  RecallItem,
  SectionId,
  Source,
  SourceId,
  TrapItem,
} from '../../src/core/deck/types.ts';

export const deckYaml = `id: knots
title: Knots
version: 1.2.0
language: en
licence: CC-BY-4.0
audience: [massage]
description: A small deck for tests.
disclosure: Made up.
disclaimer: For tests.
sections:
  - {id: ropes, title: Ropes, share: 60}
  - {id: knots, title: Knots, share: 40}
`;

export const sourcesYaml = `sources:
  - id: ashley-1944
    citation: Ashley CW. The book of knots. Doubleday 1944.
    url: null
    access: full-page-excerpt
  - id: web-page
    citation: A page about ropes.
    url: https://example.org/ropes
    access: full-page-excerpt
`;

export const claimsYaml = `claims:
  - id: bowline-loop
    section: knots
    category: loop
    text: A bowline makes a fixed loop that does not slip under load.
    sources: [ashley-1944]
    evidence: reference-text
    verified: seen
    confidence: high
    tier: core
    asks:
      - id: purpose
        question: What does a bowline make?
        answer: A fixed loop
        accepts: [fixed loop]
        why: It can be untied after a heavy load.
        options:
          lead: What does a bowline make at the end of a rope?
          key: A fixed loop
          because: The loop keeps its size under load.
          wrong:
            - text: A sliding loop
              because: A sliding loop is what a noose makes.
            - text: A thick stopper
              because: A stopper is what a figure eight makes.
    cloze:
      - {id: load, hide: under load, hint: when, why: At rest the part looks like any other.}
  - id: nylon-stretch
    section: ropes
    category: material
    text: Nylon rope stretches by about 30% before it breaks.
    sources: [web-page]
    evidence: expert-opinion
    verified: seen
    confidence: moderate
    tier: detail
    asks:
      - id: stretch
        question: By how much does nylon rope stretch before it breaks?
        answer: About 30%
        why: Stretch soaks up a fall.
`;

/** A small sound material, with files replaced or added; null leaves a file out. */
export function material(changes: Record<string, string | null> = {}): Map<string, string> {
  const files: Record<string, string | null> = {
    'deck.yaml': deckYaml,
    'sources.yaml': sourcesYaml,
    'claims/knots.yaml': claimsYaml,
    ...changes,
  };
  return new Map(Object.entries(files).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** Replaces one passage of a text and fails where it is not there. */
export function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The text does not hold "${from}".`);
  return text.replace(from, to);
}

/** The findings of a material, errors alone. */
export function errorsOf(files: ReadonlyMap<string, string>): Finding[] {
  return buildDeck(files).findings.filter((finding) => finding.level === 'error');
}

export function itemOf(deck: Deck, id: string): Item {
  const item = deck.items.find((each) => each.id === id);
  if (!item)
    throw new Error(`There is no item ${id}; there are ${deck.items.map((each) => each.id).join(', ')}.`);
  return item;
}

export function choiceOf(deck: Deck, id: string): ChoiceItem {
  return kindOf(deck, id, 'choice');
}

/** The item of an id, which must be of the kind. */
export function kindOf<Kind extends Item['kind']>(
  deck: Deck,
  id: string,
  kind: Kind,
): Extract<Item, { kind: Kind }> {
  const item = itemOf(deck, id);
  if (!isKind(item, kind)) throw new Error(`${id} is of the kind ${item.kind} and not ${kind}.`);
  return item;
}

function isKind<Kind extends Item['kind']>(item: Item, kind: Kind): item is Extract<Item, { kind: Kind }> {
  return item.kind === kind;
}

const base = {
  section: 'layers' as SectionId,
  claims: ['layer-order' as ClaimId],
  objectives: [],
  tier: 'detail' as const,
  audience: 'both' as const,
  status: 'linted' as const,
  explanation: 'Knowing the layers tells what a finger meets first.',
  caution: null,
  hash: '0123456789abcdef',
};

type Written = [text: string, rationale?: string, danger?: boolean];

/** A sound question with its parts replaced; the first option is the key. */
export function question(parts: {
  id?: string;
  stem?: string;
  lead?: string;
  options?: Written[];
  changes?: Partial<ChoiceItem>;
}): ChoiceItem {
  const written: Written[] = parts.options ?? [['Superficial fat'], ['Deep fascia'], ['Erector spinae']];
  return {
    ...base,
    id: (parts.id ?? 'choice/layer-order/first') as ItemId,
    kind: 'choice',
    role: 'quiz',
    stem: parts.stem ?? '',
    leadIn: parts.lead ?? 'Which layer lies directly beneath the skin?',
    options: written.map(([text, rationale, danger], index) => option(text, index, rationale, danger)),
    shuffle: true,
    ...parts.changes,
  };
}

function option(
  text: string,
  index: number,
  rationale = `Layer ${index} is met in that order.`,
  danger = false,
): ChoiceOption {
  const claims = ['layer-order' as ClaimId];
  return { id: 'abcdefgh'[index] ?? 'z', text, correct: index === 0, rationale, claims, danger };
}

/** A sound question-and-answer card with parts replaced. */
export function card(changes: Partial<RecallItem> = {}): RecallItem {
  return {
    ...base,
    id: 'recall/layer-order/first' as ItemId,
    kind: 'recall',
    role: 'card',
    prompt: 'Which layer lies directly beneath the skin?',
    answer: 'Superficial fat',
    accepts: [],
    ...changes,
  };
}

export const layerClaim: Claim = {
  id: 'layer-order' as ClaimId,
  section: 'layers' as SectionId,
  category: 'anatomy',
  text: 'Fat lies between the skin and the deep fascia.',
  sources: ['gray' as SourceId],
  evidence: 'reference-text',
  confidence: 'high',
  verified: 'seen',
  note: null,
  redFlag: null,
  traps: [],
};

const gray: Source = {
  id: 'gray' as SourceId,
  citation: 'Gray H. Anatomy. 1858.',
  url: null,
  doi: null,
  pmid: null,
  access: 'full-page-excerpt',
  note: null,
  year: 1858,
};

const layersSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
  <g data-region="fat"><rect class="tissue-1" x="10" y="10" width="80" height="20" rx="4"/></g>
</svg>`;

export const layersFigure: Figure = {
  id: 'fig-layers' as FigureId,
  title: 'Layers',
  alt: 'A band of fat under the skin.',
  description: 'The drawing shows one band, which is the fat.',
  svg: layersSvg,
  viewBox: { x: 0, y: 0, width: 100, height: 60 },
  regions: [
    {
      id: 'fat',
      label: 'Superficial fat',
      claims: [layerClaim.id],
      box: { x: 10, y: 10, width: 80, height: 20 },
    },
  ],
  claims: [layerClaim.id],
  cautions: [],
};

/** A sound card on the region of the figure. */
export function figureCard(changes: Partial<FigureItem> = {}): FigureItem {
  return {
    ...base,
    id: 'figure/fig-layers/fat/name' as ItemId,
    kind: 'figure',
    role: 'card',
    mode: 'name',
    figure: layersFigure.id,
    region: 'fat',
    prompt: 'Which structure is hidden?',
    answer: 'Superficial fat',
    accepts: [],
    ...changes,
  };
}

/** A sound order with its steps replaced: text and note of each. */
export function orderCard(
  steps?: [text: string, note: string][],
  changes: Partial<OrderItem> = {},
): OrderItem {
  const written = steps ?? [
    ['Skin', 'The skin lies outside.'],
    ['Fat', 'Fat lies under the skin.'],
    ['Fascia', 'Fascia lies under the fat.'],
  ];
  return {
    ...base,
    id: 'order/layers' as ItemId,
    kind: 'order',
    role: 'both',
    prompt: 'Arrange the layers from the skin inwards.',
    steps: written.map(([text, note], index) => ({ id: `s${index}`, text, note, claims: [layerClaim.id] })),
    ...changes,
  };
}

/** A sound trap card. */
export function trapCard(changes: Partial<TrapItem> = {}): TrapItem {
  return {
    ...base,
    id: 'trap/layers' as ItemId,
    kind: 'trap',
    role: 'card',
    prompt: 'How many layers of fat are there, by which source?',
    positions: [{ sources: ['gray' as SourceId], says: 'Two layers.' }],
    answer: 'Two, parted by a thin fascia.',
    ...changes,
  };
}

/** A sound case made of a question. */
export function caseOf(item: ChoiceItem, id: string, steps: string[]): CaseItem {
  return {
    ...base,
    role: item.role,
    leadIn: item.leadIn,
    options: item.options,
    kind: 'case',
    id: id as ItemId,
    title: 'A case',
    steps,
    redFlag: null,
    origin: 'written',
  };
}

/** A deck around the items. */
export function deckOf(items: Item[], changes: Partial<Deck> = {}): Deck {
  return {
    format: 'palpate-deck',
    schema: 1,
    id: 'layers' as DeckId,
    version: '1.0.0',
    title: 'Layers',
    language: 'en',
    licence: 'CC-BY-4.0',
    audience: ['massage'],
    description: '',
    disclosure: '',
    disclaimer: '',
    sections: [{ id: 'layers' as SectionId, title: 'Layers', share: 100 }],
    objectives: [],
    sources: [gray],
    claims: [layerClaim],
    traps: [],
    figures: [],
    items,
    ...changes,
  };
}

/** What one rule says about a deck. */
export function complaints(rule: number, deck: Deck, context: Partial<LintContext> = {}): Finding[] {
  const findings = lintDeck(deck, {
    place: () => ({ file: 'claims/layers.yaml', line: 7 }),
    isUnsure: (claim) => claim.confidence === 'low',
    authors: () => [],
    protectedRuns: new Set(),
    facts: null,
    ...context,
  });
  return findings.filter((finding) => finding.rule === rule);
}
