import type { Brand } from '../brand.ts';

export type DeckId = Brand<string, 'DeckId'>;
export type SectionId = Brand<string, 'SectionId'>;
export type SourceId = Brand<string, 'SourceId'>;
export type ClaimId = Brand<string, 'ClaimId'>;
export type ObjectiveId = Brand<string, 'ObjectiveId'>;
export type FigureId = Brand<string, 'FigureId'>;
/** Derived from template and claim ids, so that an edited wording keeps a learner's progress. */
export type ItemId = Brand<string, 'ItemId'>;

/** Kinds of evidence that a claim may rest on. */
export const evidenceGrades = [
  'guideline',
  'systematic-review',
  'rct',
  'cohort',
  'diagnostic-accuracy',
  'cross-sectional',
  'case-series',
  'case-report',
  'anatomical-study',
  'narrative-review',
  'reference-text',
  'law-regulation',
  'expert-opinion',
  'patient-education',
] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export type Confidence = 'high' | 'moderate' | 'low';
/** seen: the page was read; seed: stated in the patient-education article; recall: memory only. */
export type Verified = 'seen' | 'seed' | 'recall';
export type RedFlag = 'red' | 'amber';
export type Audience = 'massage' | 'chiropractic' | 'both';
/** What a learner meets first: core, then detail; reference is opt-in. */
export type Tier = 'core' | 'detail' | 'reference';
/** card: spaced only; quiz: question bank only; both: both. */
export type Role = 'card' | 'quiz' | 'both';
/** reviewed names a person who checked the item; none of the others does. */
export type LifeCycle = 'draft' | 'linted' | 'reviewed' | 'retired';

export interface Source {
  id: SourceId;
  citation: string;
  url: string | null;
  doi: string | null;
  pmid: string | null;
  /** How the source was read: `primary-abstract`, `full-page-excerpt`, `secondary-notes`, `listing-only`, `seed`, `recall`. */
  access: string;
  note: string | null;
  /** Year in the citation, null where none is given. */
  year: number | null;
}

export interface Claim {
  id: ClaimId;
  section: SectionId;
  category: string;
  text: string;
  sources: SourceId[];
  evidence: EvidenceGrade;
  confidence: Confidence;
  verified: Verified;
  note: string | null;
  redFlag: RedFlag | null;
  /** Traps (places where sources disagree) that touch this claim. */
  traps: string[];
}

/** A place where sources disagree, and how to say it carefully. */
export interface Trap {
  id: string;
  title: string;
  positions: { sources: SourceId[]; says: string }[];
  carefulWording: string;
}

export interface Section {
  id: SectionId;
  title: string;
  /** Share of a balanced quiz, per cent; all sections add up to 100. */
  share: number;
}

export interface Objective {
  id: ObjectiveId;
  text: string;
  bloom: string;
  audience: Audience;
  claims: ClaimId[];
}

interface ItemBase {
  id: ItemId;
  section: SectionId;
  /** The first is the claim that the item asks; items of one first claim are siblings. */
  claims: ClaimId[];
  objectives: ObjectiveId[];
  role: Role;
  tier: Tier;
  audience: Audience;
  status: LifeCycle;
  /** One sentence shown after the answer that adds something to it. */
  explanation: string;
  /** What a learner must know about the certainty of the answer ("Rests on memory only…"); null when there is nothing to say. */
  caution: string | null;
  /** SHA-256 (hex, first 16 digits) over everything a learner can see of the item. */
  hash: string;
}

export interface RecallItem extends ItemBase {
  kind: 'recall';
  prompt: string;
  answer: string;
  /** Typed answers that count as right besides `answer`. */
  accepts: string[];
}

export interface ClozeItem extends ItemBase {
  kind: 'cloze';
  before: string;
  hidden: string;
  after: string;
  hint: string | null;
}

export interface ChoiceOption {
  /** Stable within the item; responses are stored by it, never by position. */
  id: string;
  text: string;
  correct: boolean;
  rationale: string;
  claims: ClaimId[];
  /** Choosing it could harm somebody; its rationale says so. */
  danger: boolean;
}

/** One-best-answer question; exactly one option is correct. */
export interface ChoiceItem extends ItemBase {
  kind: 'choice';
  /** Situation before the question; empty when the lead-in stands alone. */
  stem: string;
  leadIn: string;
  options: ChoiceOption[];
  /** false where the order of options carries meaning (numbers ascending). */
  shuffle: boolean;
}

/** Pair drill: every finding is given to one of two look-alikes, then the learner sees what tells them apart. */
export interface PairItem extends ItemBase {
  kind: 'pair';
  /** Names of the two conditions. */
  a: string;
  b: string;
  /** Two to four, each typical of one of the two and excluded or argued against in the other. */
  findings: { id: string; text: string; of: 'a' | 'b'; rationale: string; claims: ClaimId[] }[];
  /** The one sentence that separates them. */
  tell: string;
}

/** Three options share a value of one feature and one does not; answered like a choice, the odd one is correct. */
export interface OddItem extends ItemBase {
  kind: 'odd';
  leadIn: string;
  options: ChoiceOption[];
  /** What the others have in common. */
  shared: string;
}

/** A one-to-one relation: the learner picks a partner for every left term. */
export interface MatchItem extends ItemBase {
  kind: 'match';
  prompt: string;
  /** Three to five. */
  pairs: { id: string; left: string; right: string; rationale: string; claims: ClaimId[] }[];
  /** Right terms that fit no left one. */
  extras: { id: string; right: string; rationale: string; claims: ClaimId[] }[];
}

/** A total order, arranged with buttons or keys. */
export interface OrderItem extends ItemBase {
  kind: 'order';
  /** Names the direction: "from the skin inwards". */
  prompt: string;
  /** Three to six, in the right order. */
  steps: { id: string; text: string; note: string; claims: ClaimId[] }[];
}

/** A case told step by step that ends in a one-best-answer question. */
export interface CaseItem extends ItemBase {
  kind: 'case';
  title: string;
  /** Shown one after the other. */
  steps: string[];
  leadIn: string;
  options: ChoiceOption[];
  redFlag: RedFlag | null;
  /** Written by a person, or built from findings of the matrix. */
  origin: 'written' | 'generated';
}

/**
 * A drawing and one of its regions. `name`: the region is covered and the others keep their labels; `mark`:
 * the region is marked and nothing has a label; `find`: the region is pointed at.
 */
export interface FigureItem extends ItemBase {
  kind: 'figure';
  mode: 'name' | 'mark' | 'find';
  figure: FigureId;
  region: string;
  prompt: string;
  /** Label of the region. */
  answer: string;
  accepts: string[];
}

/** Sources disagree: how to say it carefully. */
export interface TrapItem extends ItemBase {
  kind: 'trap';
  prompt: string;
  positions: { sources: SourceId[]; says: string }[];
  /** The careful wording. */
  answer: string;
}

export type Item =
  | RecallItem
  | ClozeItem
  | ChoiceItem
  | PairItem
  | OddItem
  | MatchItem
  | OrderItem
  | CaseItem
  | FigureItem
  | TrapItem;
export type ItemKind = Item['kind'];

/** In the order in which they are listed. */
export const itemKinds = [
  'recall',
  'cloze',
  'choice',
  'pair',
  'odd',
  'match',
  'order',
  'case',
  'figure',
  'trap',
] as const satisfies readonly ItemKind[];

/** Rectangle in the units of a figure's view box. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Figure {
  id: FigureId;
  title: string;
  /** One sentence in place of the picture. */
  alt: string;
  /** The same facts as the picture, for those who cannot see it. */
  description: string;
  /** SVG text that was checked to hold no script, style or outside reference. */
  svg: string;
  viewBox: Box;
  /** `also` lies around further places of a region, such as its mirror image. */
  regions: { id: string; label: string; claims: ClaimId[]; box: Box; also?: Box[] | undefined }[];
  claims: ClaimId[];
  cautions: string[];
}

/** The content of a deck package (`deck.json`). */
export interface Deck {
  format: 'palpate-deck';
  schema: 1;
  id: DeckId;
  version: string;
  title: string;
  language: string;
  licence: string;
  audience: string[];
  description: string;
  disclosure: string;
  disclaimer: string;
  sections: Section[];
  objectives: Objective[];
  sources: Source[];
  claims: Claim[];
  traps: Trap[];
  figures: Figure[];
  /** In the order in which a learner should meet them. */
  items: Item[];
  /** Why items of earlier versions are gone; one that is not listed is withdrawn without a stated reason. */
  withdrawn?: { id: ItemId; reason: string }[];
}
