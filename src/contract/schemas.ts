import { z } from 'zod';
import type { CardId, Grade, ReviewId } from '../core/scheduler/types.ts';
import {
  evidenceGrades,
  type ClaimId,
  type DeckId,
  type ItemId,
  type SectionId,
  type SourceId,
} from '../core/deck/types.ts';
import { branded } from './brand.ts';
import { claimSchema, figureSchema, itemSchema, kindSchema, sourceSchema, trapSchema } from './deck.ts';
import { focusSchema } from './focus.ts';
import { limits } from './limits.ts';
import { absenceSchema, catchUpOfferSchema, examAheadSchema } from './plans.ts';

export const cardIdSchema = branded<CardId>();
const reviewIdSchema = branded<ReviewId>();
export const itemIdSchema = branded<ItemId>();
export const deckIdSchema = branded<DeckId>();
const sectionIdSchema = branded<SectionId>();
export const claimIdSchema = branded<ClaimId>();
export const sourceIdSchema = branded<SourceId>();
const gradeSchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
]) satisfies z.ZodType<Grade>;

/** UTC milliseconds. */
const instant = z.number().int();

const countsSchema = z.object({
  new: z.number().int(),
  learning: z.number().int(),
  review: z.number().int(),
});

/** What undo (or redo) would do, in words for a button: "Undo Good on …". */
export const undoLabelSchema = z.object({ label: z.string() }).nullable();

export const statusSchema = z.object({
  version: z.string(),
  profileFolder: z.string(),
  /** false once the disclaimer was accepted. */
  firstStart: z.boolean(),
  /** Updates of decks that the learner has not looked at. */
  unseenUpdates: z.number().int(),
  decks: z.array(
    z.object({
      id: deckIdSchema,
      title: z.string(),
      version: z.string(),
      description: z.string(),
      disclosure: z.string(),
      disclaimer: z.string(),
      licence: z.string(),
      items: z.number().int(),
      cards: z.number().int(),
    }),
  ),
});

export const todaySchema = z.object({
  /** What a session started now would serve, in all. */
  counts: countsSchema,
  /** Estimated minutes for these, from the learner's own pace once known. */
  minutes: z.number().int(),
  /** Reviews answered today. */
  answered: z.number().int(),
  decks: z.array(z.object({ id: deckIdSchema, title: z.string(), counts: countsSchema })),
  /** Cards never studied and not suspended, beyond today's. */
  newLeft: z.number().int(),
  /** Reviews that are due but lie beyond today's limit. */
  overLimit: z.number().int().default(0),
  /** Cards due on the next study day, as known now. */
  tomorrow: z.number().int(),
  /** When the next step within this day falls due, if nothing is due now. */
  nextLearningAt: instant.nullable(),
  /** The focused session that runs, which all these figures are of; null for an ordinary one. */
  focus: focusSchema.nullable(),
  /** Days away that cover today, on which nothing is asked; null where there are none. */
  away: absenceSchema.nullable(),
  /** Reviews that were due before today. */
  overdue: z.number().int(),
  /** The catch-up that runs, null where none does. */
  catchUp: z.object({ minutesPerDay: z.number().int() }).nullable(),
  /** A way back where more is overdue than usual days bring; null where none is needed, or one runs. */
  catchUpOffer: catchUpOfferSchema.nullable(),
  /** Exams ahead, the next one first. */
  exams: z.array(examAheadSchema),
});

const intervalPreviewSchema = z.object({
  grade: gradeSchema,
  /** Minutes where the card stays within the day, else days. */
  unit: z.enum(['minutes', 'days']),
  amount: z.number(),
});

const cardStateSchema = z.object({
  phase: z.enum(['new', 'learning', 'review', 'relearning']),
  suspended: z.boolean(),
  buriedToday: z.boolean(),
  flag: z.number().int().min(0).max(7),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  /** Probability of recall now, null before the first review. */
  retrievability: z.number().nullable(),
  /** First instant at which the card is due, null for a new card. */
  dueAt: instant.nullable(),
  intervalDays: z.number(),
  reps: z.number().int(),
  lapses: z.number().int(),
});

/** What the learner added to an item, and what became of it at the publisher's. */
const learnerSchema = z.object({
  note: z.string().nullable(),
  /** Fields whose text the learner changed, by the paths of `core/deck/text-fields.ts`. */
  edited: z.array(z.string()),
  /** Why the publisher took the item out of the deck; null while it is in. */
  withdrawn: z.string().nullable(),
});

/** An item with everything that must be shown beside it. */
const itemViewSchema = z.object({
  item: itemSchema,
  deck: z.object({ id: deckIdSchema, title: z.string() }),
  sectionTitle: z.string(),
  claims: z.array(claimSchema),
  sources: z.array(sourceSchema),
  traps: z.array(trapSchema),
  /** The drawing of a figure item, null for other kinds. */
  figure: figureSchema.nullable(),
  learner: learnerSchema,
});

const studyCardSchema = z.object({
  cardId: cardIdSchema,
  view: itemViewSchema,
  state: cardStateSchema,
  /** Empty where the answer is practice and leaves the card as it is. */
  intervals: z.array(intervalPreviewSchema),
  /**
   * Ids in the order in which they are shown: options (choice, odd, case), findings (pair), right terms
   * (match), steps (order); empty for other kinds.
   */
  optionOrder: z.array(z.string()),
});

export const sessionSchema = z.object({
  /** null when nothing is due now. */
  card: studyCardSchema.nullable(),
  /** What is left to serve, this card included. */
  counts: countsSchema,
  answered: z.number().int(),
  /** When a step within this day falls due, if nothing is due now. */
  nextLearningAt: instant.nullable(),
  undo: undoLabelSchema,
  /** The focused session that runs, null where the cards of the day are served. */
  focus: focusSchema.nullable(),
});

/** What an answer led to, and what comes next. */
export const gradeResultSchema = sessionSchema.extend({
  /** The card that was just forgotten once too often; nothing is done to it. */
  leech: z
    .object({ cardId: cardIdSchema, itemId: itemIdSchema, title: z.string(), lapses: z.number().int() })
    .nullable(),
});

export const gradeInputSchema = z.object({
  cardId: cardIdSchema,
  grade: gradeSchema,
  /** Milliseconds from question to grade. */
  durationMs: z.number().int().min(0),
  /**
   * What was answered, null where the card was only revealed: an option id; `finding=a|b` for each finding,
   * `left=right` for each left term, step ids in order, each parted by blanks; a region id; or typed text.
   */
  answer: z.string().max(limits.typedAnswer).nullable(),
  /** `state.reps` of the card as it was shown; the answer is refused where the card was answered since. */
  shownReps: z.number().int().min(0).optional(),
});

const libraryFiltersSchema = z.object({
  deck: deckIdSchema.nullable(),
  section: sectionIdSchema.nullable(),
  kind: kindSchema.nullable(),
  tier: z.enum(['core', 'detail', 'reference']).nullable(),
  state: z.enum(['new', 'learning', 'review', 'due', 'leech', 'suspended', 'quiz-only']).nullable(),
  evidence: z.string().max(60).nullable(),
  flagged: z.boolean().nullable(),
});

export const libraryQuerySchema = z.object({
  query: z.string().max(limits.query),
  filters: libraryFiltersSchema,
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(limits.page),
});

const libraryRowSchema = z.object({
  itemId: itemIdSchema,
  /** null for items of the quiz bank that are not studied as cards. */
  cardId: cardIdSchema.nullable(),
  kind: kindSchema,
  title: z.string(),
  answer: z.string(),
  section: sectionIdSchema,
  sectionTitle: z.string(),
  tier: z.enum(['core', 'detail', 'reference']),
  evidence: z.string(),
  confidence: z.enum(['high', 'moderate', 'low']),
  phase: z.enum(['new', 'learning', 'review', 'relearning']).nullable(),
  dueAt: instant.nullable(),
  suspended: z.boolean(),
  flag: z.number().int(),
});

export const libraryPageSchema = z.object({
  total: z.number().int(),
  rows: z.array(libraryRowSchema),
});

export const facetsSchema = z.object({
  decks: z.array(z.object({ id: deckIdSchema, title: z.string(), count: z.number().int() })),
  sections: z.array(
    z.object({ id: sectionIdSchema, deck: deckIdSchema, title: z.string(), count: z.number().int() }),
  ),
  evidence: z.array(z.object({ grade: z.string(), count: z.number().int() })),
});

const historyRowSchema = z.object({
  id: reviewIdSchema,
  at: instant,
  offsetMinutes: z.number().int(),
  grade: gradeSchema,
  kind: z.enum(['learn', 'review', 'relearn']),
  durationMs: z.number().int(),
  intervalDays: z.number(),
  stability: z.number(),
  difficulty: z.number(),
  voided: z.boolean(),
});

const itemLinkSchema = z.object({ itemId: itemIdSchema, title: z.string(), kind: kindSchema });

export const itemPageSchema = z.object({
  view: itemViewSchema,
  cardId: cardIdSchema.nullable(),
  state: cardStateSchema.nullable(),
  history: z.array(historyRowSchema),
  /** Points of the forgetting curve from the last review on: days and recall probability. */
  curve: z.array(z.object({ day: z.number(), recall: z.number() })),
  siblings: z.array(itemLinkSchema),
  /** Every text a learner may change, as the publisher has it. */
  publisherText: z.record(z.string(), z.string()),
});

const pageOf = <Row extends z.ZodType>(row: Row) => z.object({ total: z.number().int(), rows: z.array(row) });

export const knowledgeQuerySchema = z.object({
  query: z.string().max(limits.query),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(limits.page),
});

/** Claims found by their text, with how many items rest on each. */
export const claimListSchema = pageOf(
  z.object({ deck: deckIdSchema, claim: claimSchema, sectionTitle: z.string(), items: z.number().int() }),
);
/** Sources found by citation, with how many claims rest on each and the kinds of evidence they are under. */
export const sourceListSchema = pageOf(
  z.object({
    deck: deckIdSchema,
    source: sourceSchema,
    claims: z.number().int(),
    evidence: z.array(
      z.object({ evidence: z.enum(evidenceGrades), verified: z.enum(['seen', 'seed', 'recall']) }),
    ),
  }),
);

export const claimPageSchema = z.object({
  deck: z.object({ id: deckIdSchema, title: z.string() }),
  claim: claimSchema,
  sectionTitle: z.string(),
  /** The claim's own, in its order, then those that only its traps name. */
  sources: z.array(sourceSchema),
  traps: z.array(trapSchema),
  items: z.array(itemLinkSchema),
});

export const sourcePageSchema = z.object({
  deck: z.object({ id: deckIdSchema, title: z.string() }),
  source: sourceSchema,
  claims: z.array(claimSchema),
  items: z.array(itemLinkSchema),
});

/** Longest note, edit or report text, characters. */
const ownText = z.string().max(limits.ownText);

export const noteInputSchema = z.object({ itemId: itemIdSchema, note: ownText.nullable() });
export const editInputSchema = z.object({
  itemId: itemIdSchema,
  /** New text by field path; null takes the publisher's text back. */
  fields: z.record(z.string().max(200), ownText.nullable()),
});
export const reportInputSchema = z.object({
  itemId: itemIdSchema,
  reason: z.enum(['wrong', 'unclear', 'outdated', 'source', 'harmful', 'other']),
  text: ownText,
});

/** What one update of a deck did, newest first. */
export const deckUpdateSchema = z.object({
  deck: z.object({ id: deckIdSchema, title: z.string() }),
  from: z.string().nullable(),
  to: z.string(),
  at: instant,
  seen: z.boolean(),
  added: z.array(itemLinkSchema),
  changed: z.array(
    itemLinkSchema.extend({
      fields: z.array(z.string()),
      /** Fields where the learner's edit was kept although the publisher changed the text too. */
      kept: z.array(z.string()),
    }),
  ),
  withdrawn: z.array(itemLinkSchema.extend({ reason: z.string() })),
});

export const cardActionSchema = z.object({ cardIds: z.array(cardIdSchema).min(1).max(10_000) });

export const setDueInputSchema = cardActionSchema.extend({
  /** A date of the learner's calendar, `2026-03-02`, or days from today. */
  day: z.union([z.iso.date(), z.number().int().min(0).max(36_500)]),
});

/** Tells the interface what to read again. */
export const changeSchema = z.object({
  /** What did it: `study.grade`, `history.undo`, … */
  operation: z.string(),
  topics: z.array(z.enum(['today', 'study', 'library', 'settings', 'decks', 'plans', 'data'])),
});
export type Change = z.infer<typeof changeSchema>;
export type Session = z.infer<typeof sessionSchema>;
export type GradeResult = z.infer<typeof gradeResultSchema>;
export type StudyCard = z.infer<typeof studyCardSchema>;
export type ItemView = z.infer<typeof itemViewSchema>;
export type CardState = z.infer<typeof cardStateSchema>;
export type Today = z.infer<typeof todaySchema>;
export type Status = z.infer<typeof statusSchema>;
export type Counts = z.infer<typeof countsSchema>;
export type LibraryFilters = z.infer<typeof libraryFiltersSchema>;
export type LibraryQuery = z.infer<typeof libraryQuerySchema>;
export type LibraryPage = z.infer<typeof libraryPageSchema>;
export type LibraryRow = z.infer<typeof libraryRowSchema>;
export type Facets = z.infer<typeof facetsSchema>;
export type ItemPage = z.infer<typeof itemPageSchema>;
export type HistoryRow = z.infer<typeof historyRowSchema>;
export type ClaimList = z.infer<typeof claimListSchema>;
export type SourceList = z.infer<typeof sourceListSchema>;
export type ClaimPage = z.infer<typeof claimPageSchema>;
export type SourcePage = z.infer<typeof sourcePageSchema>;
export type DeckUpdate = z.infer<typeof deckUpdateSchema>;
export type IntervalPreview = z.infer<typeof intervalPreviewSchema>;
