import type { Confidence, EvidenceGrade, ItemKind, Tier, Verified } from '../../../core/deck/types.ts';
import type { Grade, Phase } from '../../../core/scheduler/types.ts';

export const grades: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

export const phases: Record<Phase, string> = {
  new: 'New',
  learning: 'Learning',
  review: 'In review',
  relearning: 'Learning again',
};

export const kinds: Record<ItemKind, string> = {
  recall: 'Recall',
  cloze: 'Fill the gap',
  choice: 'One best answer',
  pair: 'Tell two apart',
  odd: 'Odd one out',
  match: 'Match',
  order: 'Put in order',
  case: 'Case',
  figure: 'Figure',
  trap: 'Sources disagree',
};

export const tiers: Record<Tier, string> = { core: 'Core', detail: 'Detail', reference: 'Reference' };

export const evidence: Record<EvidenceGrade, string> = {
  guideline: 'Guideline',
  'systematic-review': 'Systematic review',
  rct: 'Trial',
  cohort: 'Cohort',
  'diagnostic-accuracy': 'Diagnostic accuracy',
  'cross-sectional': 'Cross-sectional',
  'case-series': 'Case series',
  'case-report': 'Case report',
  'anatomical-study': 'Anatomy',
  'narrative-review': 'Narrative review',
  'reference-text': 'Reference text',
  'law-regulation': 'Law or regulation',
  'expert-opinion': 'Expert opinion',
  'patient-education': 'Patient education',
};

export const confidence: Record<Confidence, string> = {
  high: 'High confidence',
  moderate: 'Moderate confidence',
  low: 'Low confidence',
};

export const verified: Record<Verified, string> = {
  seen: 'Checked against the source',
  seed: 'Stated in the article this deck started from',
  recall: 'From memory only, not checked against a source',
};

const accesses: Record<string, string> = {
  'primary-abstract': 'The abstract was read, not the full paper.',
  'full-page-excerpt': 'The page was read in part.',
  'secondary-notes': "The paper was not read itself, only another site's notes on it.",
  'listing-only': 'Only its entry in a list was seen.',
  seed: 'The article this deck started from.',
  recall: 'Cited from memory; it was not opened.',
};

const shortAccesses: Record<string, string> = {
  'primary-abstract': 'Abstract read',
  'full-page-excerpt': 'Page read in part',
  'secondary-notes': 'Read through notes on it',
  'listing-only': 'Only its entry seen',
  seed: 'Starting article',
  recall: 'Not opened',
};

export const memoryOnly = 'Memory only';

/** How a source was read; a kind without words of its own is shown as it is. */
export const access = (kind: string): string => accesses[kind] ?? kind;

/** The same in two or three words, for a list. */
export const shortAccess = (kind: string): string => shortAccesses[kind] ?? kind;
