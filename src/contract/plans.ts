import { z } from 'zod';
import type { DeckId, SectionId } from '../core/deck/types.ts';
import { branded } from './brand.ts';

const share = z.number().min(0).max(1);
/** A calendar date such as `2026-03-02`. */
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const planId = z.string().min(1).max(60);

/** Decks that an exam covers; null sections stand for the whole deck. */
const scopeSchema = z
  .array(
    z.object({
      deck: branded<DeckId>(),
      sections: z.array(branded<SectionId>()).min(1).max(200).nullable(),
    }),
  )
  .min(1)
  .max(200);
export type ExamScope = z.infer<typeof scopeSchema>;

/** What a learner sets of an exam; the engine checks date, recall and minutes and says what is wrong. */
export const examInputSchema = z.object({
  /** null for a new exam. */
  id: planId.nullable(),
  title: z.string().max(120),
  date,
  scope: scopeSchema,
  targetRecall: z.number(),
  minutesPerDay: z.number(),
});
export type ExamInput = z.infer<typeof examInputSchema>;

const expectedSchema = z.object({
  cards: z.number().int(),
  /** Expected share recalled on the day, with a range that holds in nine of ten cases. */
  expected: share,
  low: share,
  high: share,
});

const verdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fits') }),
  z.object({
    kind: z.literal('short'),
    /** `minutes`: the work cannot be done in time. `recall`: it can, and leads to less than the target. */
    cause: z.enum(['minutes', 'recall']),
    /** What would fit, each with everything else left as it is; null where nothing would. */
    alternatives: z.object({
      minutesPerDay: z.number().int().nullable(),
      date: date.nullable(),
      newCards: z.number().int().nullable(),
      targetRecall: share.nullable(),
    }),
  }),
]);

/** What an exam's plan says. */
export const examPlanSchema = z.object({
  cards: z.number().int(),
  /** Cards of it that were begun. */
  begun: z.number().int(),
  daysLeft: z.number().int(),
  newPerDay: z.number().int(),
  /** First day of the last look at every card. */
  lastLookFrom: date,
  /** Expected minutes of each day from today to the eve. */
  minutes: z.array(z.number()),
  recall: expectedSchema.nullable(),
  sections: z.array(expectedSchema.extend({ section: z.string(), title: z.string() })),
  verdict: verdictSchema,
});
export type ExamPlan = z.infer<typeof examPlanSchema>;

/** An exam as it is stored, with its plan; the plan is null once the day has come. */
export const examSchema = examInputSchema.extend({ id: planId, plan: examPlanSchema.nullable() });
export type Exam = z.infer<typeof examSchema>;

/** An exam ahead, in short, as its plan of this day has it. */
export const examAheadSchema = z.object({
  id: planId,
  title: z.string(),
  date,
  daysLeft: z.number().int(),
  targetRecall: z.number(),
  /** Expected on the day; null without cards. */
  recall: expectedSchema.nullable(),
  /** Whether date, minutes and target go together. */
  fits: z.boolean(),
});

/** Days away, both included. */
export const absenceInputSchema = z.object({ id: planId.nullable(), from: date, to: date });
export const absenceSchema = absenceInputSchema.extend({ id: planId });
export type Absence = z.infer<typeof absenceSchema>;

export const planIdInput = z.object({ id: planId });

export const catchUpInputSchema = z.object({ minutesPerDay: z.number().int().min(1).max(1440) });
/** What catching up at so many minutes a day would mean. */
export const catchUpPreviewSchema = z.object({
  /** Reviews due before today and not yet answered. */
  overdue: z.number().int(),
  /** Reviews that today would ask. */
  today: z.number().int(),
  /** Days until nothing is overdue, null where the minutes never suffice. */
  days: z.number().int().nullable(),
});
/** A catch-up that the learner may want. */
export const catchUpOfferSchema = catchUpPreviewSchema.extend({ minutesPerDay: z.number().int() });
export type CatchUpOffer = z.infer<typeof catchUpOfferSchema>;
export type CatchUpPreview = z.infer<typeof catchUpPreviewSchema>;
