import { z } from 'zod';
import {
  evidenceGrades,
  itemKinds,
  type Claim,
  type Deck,
  type Figure,
  type Item,
  type Source,
  type Trap,
} from '../core/deck/types.ts';

const id = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9./_-]*$/, 'an id of small letters, digits, - _ . /')
    .max(300);
const text = z.string().min(1).max(10_000);
const nullableText = z.string().max(10_000).nullable();

const evidence = z.enum(evidenceGrades);
const audience = z.enum(['massage', 'chiropractic', 'both']);

const source = z.strictObject({
  id: id(),
  citation: text,
  url: z.string().max(2000).nullable(),
  doi: z.string().max(300).nullable(),
  pmid: z.string().max(40).nullable(),
  access: z.string().max(60),
  note: nullableText,
  year: z.number().int().nullable(),
});

const claim = z.strictObject({
  id: id(),
  section: id(),
  category: z.string().max(100),
  text,
  sources: z.array(id()).min(1),
  evidence,
  confidence: z.enum(['high', 'moderate', 'low']),
  verified: z.enum(['seen', 'seed', 'recall']),
  note: nullableText,
  redFlag: z.enum(['red', 'amber']).nullable(),
  traps: z.array(id()),
});

const positions = z.array(z.strictObject({ sources: z.array(id()), says: text })).min(1);

const trap = z.strictObject({
  id: id(),
  title: text,
  positions,
  carefulWording: text,
});

const itemBase = {
  id: id(),
  section: id(),
  claims: z.array(id()).min(1),
  objectives: z.array(id()),
  role: z.enum(['card', 'quiz', 'both']),
  tier: z.enum(['core', 'detail', 'reference']),
  audience,
  status: z.enum(['draft', 'linted', 'reviewed', 'retired']),
  explanation: text,
  caution: nullableText,
  hash: z.string().regex(/^[0-9a-f]{16}$/),
};

const options = z
  .array(
    z.strictObject({
      id: id(),
      text,
      correct: z.boolean(),
      rationale: text,
      claims: z.array(id()),
      danger: z.boolean(),
    }),
  )
  .min(3)
  .max(26);
const backed = { id: id(), rationale: text, claims: z.array(id()) };

export const kindSchema = z.enum(itemKinds);

const item = z.discriminatedUnion('kind', [
  z.strictObject({
    ...itemBase,
    kind: z.literal('recall'),
    prompt: text,
    answer: text,
    accepts: z.array(text),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('cloze'),
    before: z.string().max(5000),
    hidden: text,
    after: z.string().max(5000),
    hint: nullableText,
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('choice'),
    stem: z.string().max(5000),
    leadIn: text,
    options,
    shuffle: z.boolean(),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('pair'),
    a: text,
    b: text,
    findings: z
      .array(z.strictObject({ ...backed, text, of: z.enum(['a', 'b']) }))
      .min(2)
      .max(4),
    tell: text,
  }),
  z.strictObject({ ...itemBase, kind: z.literal('odd'), leadIn: text, options, shared: text }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('match'),
    prompt: text,
    pairs: z
      .array(z.strictObject({ ...backed, left: text, right: text }))
      .min(3)
      .max(5),
    extras: z.array(z.strictObject({ ...backed, right: text })).max(2),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('order'),
    prompt: text,
    steps: z
      .array(z.strictObject({ id: id(), text, note: text, claims: z.array(id()) }))
      .min(3)
      .max(6),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('case'),
    title: text,
    steps: z.array(text).min(1).max(12),
    leadIn: text,
    options,
    redFlag: z.enum(['red', 'amber']).nullable(),
    origin: z.enum(['written', 'generated']),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('figure'),
    mode: z.enum(['name', 'mark', 'find']),
    figure: id(),
    region: id(),
    prompt: text,
    answer: text,
    accepts: z.array(text),
  }),
  z.strictObject({ ...itemBase, kind: z.literal('trap'), prompt: text, positions, answer: text }),
]);

const box = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});

const figure = z.strictObject({
  id: id(),
  title: text,
  alt: text,
  description: text,
  svg: z.string().max(500_000),
  viewBox: box,
  regions: z.array(
    z.strictObject({ id: id(), label: text, claims: z.array(id()), box, also: z.array(box).optional() }),
  ),
  claims: z.array(id()),
  cautions: z.array(text),
});

const deck = z.strictObject({
  format: z.literal('palpate-deck'),
  schema: z.literal(1),
  id: id(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version such as 1.2.0'),
  title: text,
  language: z.string().max(20),
  licence: z.string().max(100),
  audience: z.array(z.string()),
  description: z.string().max(5000),
  disclosure: z.string().max(5000),
  disclaimer: z.string().max(5000),
  sections: z.array(z.strictObject({ id: id(), title: text, share: z.number().min(0).max(100) })).min(1),
  objectives: z.array(
    z.strictObject({ id: id(), text, bloom: z.string().max(40), audience, claims: z.array(id()) }),
  ),
  sources: z.array(source),
  claims: z.array(claim),
  traps: z.array(trap),
  figures: z.array(figure),
  items: z.array(item),
  withdrawn: z.array(z.strictObject({ id: id(), reason: text })).optional(),
});

// The shapes are those of core; zod cannot produce its branded ids, so the brand is added here once.
export const sourceSchema = source as unknown as z.ZodType<Source>;
export const claimSchema = claim as unknown as z.ZodType<Claim>;
export const trapSchema = trap as unknown as z.ZodType<Trap>;
export const figureSchema = figure as unknown as z.ZodType<Figure>;
export const itemSchema = item as unknown as z.ZodType<Item>;
export const deckSchema = deck as unknown as z.ZodType<Deck>;
