import { z } from 'zod';
import { evidenceGrades } from '../../../src/core/deck/types.ts';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of small letters, digits and hyphens')
  .max(80);
const text = z.string().regex(/\S/, 'a text that is not empty').max(5000);
const shortText = z.string().regex(/\S/, 'a text that is not empty').max(100);
const ids = z.array(id).default([]);
const audience = z.enum(['massage', 'chiropractic', 'both']);
const tier = z.enum(['core', 'detail', 'reference']);

export const deckFile = z.strictObject({
  id,
  title: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version such as "1.2.0"'),
  language: z.string().min(2).max(20),
  licence: shortText,
  audience: z.array(shortText).min(1),
  description: text,
  disclosure: text,
  disclaimer: text,
  sections: z.array(z.strictObject({ id, title: text, share: z.number().min(0).max(100) })).min(1),
  /** What the deck promises to cover: claims by their section, by their category or one by one. */
  topics: z
    .array(
      z.strictObject({
        id,
        title: text,
        sections: ids,
        categories: z.array(shortText).default([]),
        claims: ids,
      }),
    )
    .default([]),
  /** Why items of earlier versions are gone. */
  withdrawn: z.array(z.strictObject({ id: z.string().min(1).max(300), reason: text })).default([]),
});

export const source = z.strictObject({
  id,
  citation: text,
  url: z.string().max(2000).nullable().default(null),
  doi: z.string().max(300).nullable().default(null),
  pmid: z.string().max(40).nullable().default(null),
  pmcid: z.string().max(40).nullable().default(null),
  seed_reference: z.number().int().optional(),
  access: z.string().min(1).max(60),
  note: text.nullable().default(null),
});

const wrongOption = z.strictObject({ text, because: text, claims: ids, danger: z.boolean().default(false) });
const askOptions = z.strictObject({
  stem: text.optional(),
  lead: text,
  key: text,
  because: text,
  claims: ids,
  danger: z.boolean().default(false),
  wrong: z.array(wrongOption),
});
const ask = z.strictObject({
  id,
  question: text,
  answer: text,
  accepts: z.array(text).default([]),
  why: text,
  /** How sure this answer is, in place of what follows from the claim; null: nothing to say. */
  caution: text.nullable().optional(),
  tier: tier.optional(),
  audience: audience.default('both'),
  options: askOptions.optional(),
});
const cloze = z.strictObject({
  id,
  hide: text,
  hint: text.optional(),
  why: text,
  tier: tier.optional(),
  audience: audience.default('both'),
});
export const claim = z.strictObject({
  id,
  section: id,
  category: shortText,
  text,
  sources: z.array(id).min(1, 'at least one source'),
  evidence: z.enum(evidenceGrades),
  verified: z.enum(['seen', 'seed', 'recall']),
  support: shortText.optional(),
  confidence: z.enum(['high', 'moderate', 'low']),
  note: text.nullable().default(null),
  red_flag: z.enum(['red', 'amber']).nullable().default(null),
  tier: tier.optional(),
  asks: z.array(ask).max(4, 'at most four asks').default([]),
  cloze: z.array(cloze).default([]),
});

export const trap = z.strictObject({
  id,
  title: text,
  kind: z.enum([
    'disagreement',
    'number-mismatch',
    'unverified',
    'misinformation',
    'error-in-seed',
    'gap-in-seed',
    'self-contradiction-in-seed',
  ]),
  positions: z.array(z.strictObject({ sources: ids, says: text })).min(1),
  careful_wording: text,
  /** The question of the card; made from the title where it is missing. */
  ask: text.optional(),
  /** Why no card is made of the trap. */
  not_asked: text.optional(),
  tier: tier.optional(),
  claims: ids,
});

export const order = z.strictObject({
  id,
  /** What to arrange, with the direction: "from the skin inwards". */
  ask: text,
  why: text,
  tier,
  audience: audience.default('both'),
  /** The first is the claim that the item asks. */
  claims: z.array(id).min(1, 'at least one claim'),
  steps: z
    .array(z.strictObject({ id, text, note: text, claims: z.array(id).min(1, 'at least one claim') }))
    .min(3)
    .max(6),
});

export const objective = z.strictObject({
  id,
  text,
  bloom: z.string().min(1).max(40),
  audience,
  claims: ids,
  assessed_by: text.optional(),
});

export const caseFile = z.strictObject({
  id,
  title: text,
  audience,
  red_flag_status: z.enum(['red', 'amber', 'none']),
  stem: text,
  question: text,
  options: z.array(
    z.strictObject({
      text,
      best: z.boolean(),
      rationale: text,
      claims: ids,
      danger: z.boolean().default(false),
    }),
  ),
  claims: z.array(id).min(1, 'at least one claim'),
  bloom: z.string().min(1).max(40),
});

const coordinate = z.number().min(-10_000).max(10_000);
const extent = z.number().positive().max(10_000);
const shape = z.union([
  z.strictObject({ x: coordinate, y: coordinate, w: extent, h: extent }),
  z.strictObject({ cx: coordinate, cy: coordinate, rx: extent, ry: extent }),
]);
/** How a region is hidden when its name is asked: the region and its label, or the labels of all. */
const hide = z.enum(['one', 'all']);
const region = z.strictObject({
  /** Also `data-region` in the drawing. */
  id,
  label: text,
  /** The label inside a question, with its article: "the usual back-mouse zone". */
  phrase: text.optional(),
  accepts: z.array(text).default([]),
  claims: ids,
  shape,
  /** Further places of the same thing, such as its mirror image. */
  also: z.array(shape).default([]),
  /** The figure's where it is missing. */
  hide: hide.optional(),
  /** false: shown and never asked for. */
  ask: z.boolean().default(true),
});
export const figure = z.strictObject({
  id,
  title: text,
  purpose: text,
  canvas: text.optional(),
  scale: text.optional(),
  alt: text.optional(),
  description: text.optional(),
  /** What to ask about a region without a name; "Which structure is hidden?" or "… marked?" where it is missing. */
  ask: text.optional(),
  hide: hide.default('one'),
  regions: z.array(region).default([]),
  labels: z.array(z.strictObject({ label: text, shape: text, where: text })).default([]),
  drawing_notes: text.optional(),
  card_ideas: z.array(text).default([]),
  cautions: z.array(text).default([]),
  claims: ids,
});

const label = z.strictObject({ id, label: text });
const featureValue = z.strictObject({
  id,
  label: text,
  definition: text,
  /** The value as a finding of its own, where the label alone does not read as one. */
  finding: text.optional(),
  /** Sentences that tell the value in a case; none where nobody could tell it. */
  told: z.array(text).default([]),
  order: z.number().optional(),
  /** How careful an action is, 1 upward. */
  caution: z.number().optional(),
  /** A finding: the caution below which no action can be the right one. */
  least_caution: z.number().optional(),
  /** The one sex that has the value, where a condition with it alone is no option for the other. */
  only: z.enum(['woman', 'man']).optional(),
  /** Values of other features that an action comes down to, by feature. */
  amounts_to: z.record(id, id).default({}),
  near: ids,
});
const feature = z.strictObject({
  id,
  label: text,
  short: text,
  question: text,
  /** Lead-in of a question about one condition; `{condition}` stands for its phrase. Null: makes no good question. */
  ask: z
    .string()
    .includes('{condition}', { message: 'a question that holds {condition}' })
    .nullable()
    .optional(),
  kind: z.enum(['single', 'ordered', 'set']),
  role: z.enum(['finding', 'test', 'outcome']),
  weight: z.number().min(0),
  tier,
  audience,
  note: text.optional(),
  /** Place of its findings in a case that is told, 1 upward. */
  tell_order: z.number().optional(),
  /** Whether its values say who has a condition, and so introduce the person of a case. */
  person: z.boolean().default(false),
  /** Makes the feature the question of generated cases. */
  case_lead: text.optional(),
  values: z.array(featureValue).min(2),
});
const cell = z.strictObject({
  values: z.array(id).min(1),
  also: ids,
  not: ids,
  remark: text,
  claims: z.array(id).min(1),
  not_claims: ids,
  certainty: z.enum(['established', 'usual', 'contested']),
  open: z.boolean().default(false),
});
const condition = z.strictObject({
  id,
  name: text,
  /** The name inside a sentence, with its article. */
  phrase: text.optional(),
  synonyms: z.array(text),
  parent: id.nullable(),
  group: id,
  danger: id,
  presents_as: id,
  /** Features of which a case of the condition tells one at least, so that its findings call for the key. */
  case_needs: ids,
  /** Why no case asks for the condition by its findings, where they cannot tell it from something else. */
  no_case: text.optional(),
  gist: text,
  overlaps: ids,
  cells: z.record(id, cell),
});
const pair = z.strictObject({
  id,
  a: id,
  b: id,
  features: z.array(id).min(1),
  tell: text,
  why: text,
  claims: z.array(id).min(1),
});
export const matrixFile = z.strictObject({
  meta: z.looseObject({}),
  taxonomy: z.array(z.strictObject({ id, parent: id.nullable(), label: text })),
  groups: z.array(label),
  danger_levels: z.array(label),
  presentations: z.array(label),
  certainty_levels: z.array(z.strictObject({ id, meaning: text })),
  features: z.array(feature),
  conditions: z.array(condition),
  pairs: z.array(pair),
});

export const fingerprintsFile = z.strictObject({
  title: text,
  words: z.literal(8),
  /** Fingerprints of twelve hexadecimal digits, separated by white space. */
  runs: z
    .string()
    .regex(/^\s*([0-9a-f]{12}\s+)*[0-9a-f]{12}\s*$/, 'fingerprints of twelve hexadecimal digits'),
});

export type DeckFile = z.infer<typeof deckFile>;
export type SourceEntry = z.infer<typeof source>;
export type ClaimEntry = z.infer<typeof claim>;
export type AskEntry = z.infer<typeof ask>;
export type AskOptions = z.infer<typeof askOptions>;
export type TrapEntry = z.infer<typeof trap>;
export type ObjectiveEntry = z.infer<typeof objective>;
export type CaseEntry = z.infer<typeof caseFile>;
export type OrderEntry = z.infer<typeof order>;
export type FigureEntry = z.infer<typeof figure>;
export type RegionEntry = z.infer<typeof region>;
export type FeatureEntry = z.infer<typeof feature>;
export type CellEntry = z.infer<typeof cell>;
export type ConditionEntry = z.infer<typeof condition>;
export type MatrixFile = z.infer<typeof matrixFile>;
export type FingerprintsFile = z.infer<typeof fingerprintsFile>;
