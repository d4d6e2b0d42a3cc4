import type { Brand } from '../brand.ts';

export type DeckId = Brand<string, 'DeckId'>;
export type SectionId = Brand<string, 'SectionId'>;
export type SourceId = Brand<string, 'SourceId'>;
export type ClaimId = Brand<string, 'ClaimId'>;
export type ObjectiveId = Brand<string, 'ObjectiveId'>;
/** Derived from template and claim ids, so that an edited wording keeps a learner's progress. */
export type ItemId = Brand<string, 'ItemId'>;

export type EvidenceGrade =
  | 'guideline'
  | 'systematic-review'
  | 'rct'
  | 'cohort'
  | 'diagnostic-accuracy'
  | 'cross-sectional'
  | 'case-series'
  | 'case-report'
  | 'anatomical-study'
  | 'narrative-review'
  | 'reference-text'
  | 'law-regulation'
  | 'expert-opinion'
  | 'patient-education';

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

export type Item = RecallItem | ClozeItem | ChoiceItem;
export type ItemKind = Item['kind'];

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
  /** In the order in which a learner should meet them. */
  items: Item[];
}
