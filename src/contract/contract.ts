import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  cardActionSchema,
  cardIdSchema,
  changeSchema,
  facetsSchema,
  gradeInputSchema,
  gradeResultSchema,
  claimIdSchema,
  claimListSchema,
  claimPageSchema,
  deckIdSchema,
  deckUpdateSchema,
  editInputSchema,
  itemIdSchema,
  knowledgeQuerySchema,
  noteInputSchema,
  reportInputSchema,
  sourceIdSchema,
  sourceListSchema,
  sourcePageSchema,
  itemPageSchema,
  libraryPageSchema,
  libraryQuerySchema,
  sessionSchema,
  setDueInputSchema,
  statusSchema,
  todaySchema,
  undoLabelSchema,
} from './schemas.ts';
import {
  retentionForecastInput,
  retentionForecastSchema,
  trainingEventSchema,
  weightsSchema,
} from './memory.ts';
import {
  absenceInputSchema,
  absenceSchema,
  catchUpInputSchema,
  catchUpPreviewSchema,
  examInputSchema,
  examPlanSchema,
  examSchema,
  planIdInput,
} from './plans.ts';
import { deckPartSchema, deckPreviewSchema, uploadSchema } from './deck-file.ts';
import {
  backupSchema,
  dataCheckInput,
  dataCheckSchema,
  dataRestoreInput,
  dataStatusSchema,
  restoredSchema,
} from './data.ts';
import { focusInputSchema } from './focus.ts';
import { settingsSchema } from './settings.ts';

const base = oc.errors({
  /** The card or item is not (or no longer) in this profile. */
  NOT_FOUND: { data: z.object({ code: z.string() }) },
  /** The request was understood and refused; nothing changed. */
  CONFLICT: { data: z.object({ code: z.string() }) },
  /** The answer could not be written to disk; nothing changed. */
  NOT_SAVED: { data: z.object({ code: z.string() }) },
});

const undoResult = z.object({ done: z.string().nullable(), undo: undoLabelSchema, redo: undoLabelSchema });

/** The one language between the interface and the engine. */
export const contract = {
  app: {
    status: base.output(statusSchema),
    /** Every committed change, from the moment of subscribing until the caller aborts. */
    changes: base.output(eventIterator(changeSchema)),
  },
  today: { get: base.output(todaySchema) },
  study: {
    /** The card to show now; asking twice without grading gives the same card. */
    next: base.output(sessionSchema),
    /** Returns after the review is durably stored, with the next card. */
    grade: base.input(gradeInputSchema).output(gradeResultSchema),
    /** Holds study to some cards until `unfocus`; answers with the first of them. Refused where there is none. */
    focus: base.input(focusInputSchema).output(sessionSchema),
    unfocus: base.output(sessionSchema),
  },
  card: {
    suspend: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    unsuspend: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    /** Out of the queue until the next study day. */
    bury: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    /** Back to new; the log keeps its rows and a reset is written. */
    reset: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    /** Due on a day of the learner's choice; what is remembered stays. Cards never studied are refused. */
    setDue: base.input(setDueInputSchema).output(z.object({ changed: z.number().int() })),
    flag: base
      .input(z.object({ cardId: cardIdSchema, flag: z.number().int().min(0).max(7) }))
      .output(z.object({ changed: z.number().int() })),
  },
  history: {
    peek: base.output(z.object({ undo: undoLabelSchema, redo: undoLabelSchema })),
    undo: base.output(undoResult),
    redo: base.output(undoResult),
  },
  library: {
    search: base.input(libraryQuerySchema).output(libraryPageSchema),
    facets: base.output(facetsSchema),
    item: base.input(z.object({ itemId: itemIdSchema })).output(itemPageSchema),
    claims: base.input(knowledgeQuerySchema).output(claimListSchema),
    sources: base.input(knowledgeQuerySchema).output(sourceListSchema),
    claim: base.input(z.object({ deck: deckIdSchema, claimId: claimIdSchema })).output(claimPageSchema),
    source: base.input(z.object({ deck: deckIdSchema, sourceId: sourceIdSchema })).output(sourcePageSchema),
  },
  item: {
    /** The learner's own note; null removes it. */
    note: base.input(noteInputSchema).output(itemPageSchema),
    /** Changes the learner's copy of an item; updates of the deck never overwrite it. */
    edit: base.input(editInputSchema).output(itemPageSchema),
    /** Writes a file that the learner may send to the publisher; nothing is sent. */
    report: base.input(reportInputSchema).output(z.object({ path: z.string() })),
  },
  deck: {
    /** Hands over a deck package part by part; a new one takes the place of an unfinished one. Nothing is changed. */
    upload: base.input(deckPartSchema).output(uploadSchema),
    /** What installing the uploaded package would do; nothing is changed. Refused where it is no package or an older one. */
    inspect: base.input(uploadSchema).output(deckPreviewSchema),
    install: base.input(uploadSchema).output(deckPreviewSchema),
    updates: base.output(z.array(deckUpdateSchema)),
    /** Marks all updates as looked at. */
    updatesSeen: base.output(z.object({ changed: z.number().int() })),
  },
  exam: {
    list: base.output(z.array(examSchema)),
    /** What the plan would say; nothing is stored. */
    preview: base.input(examInputSchema).output(examPlanSchema),
    save: base.input(examInputSchema).output(examSchema),
    remove: base.input(planIdInput).output(z.object({ changed: z.number().int() })),
  },
  absence: {
    /** Those that are not over. */
    list: base.output(z.array(absenceSchema)),
    save: base.input(absenceInputSchema).output(absenceSchema),
    remove: base.input(planIdInput).output(z.object({ changed: z.number().int() })),
  },
  catchUp: {
    /** What so many minutes a day would mean; nothing is stored. */
    preview: base.input(catchUpInputSchema).output(catchUpPreviewSchema),
    start: base.input(catchUpInputSchema).output(catchUpPreviewSchema),
    stop: base.output(z.object({ changed: z.number().int() })),
  },
  memory: {
    /** What each desired retention costs in the days ahead; progress first, the figures last. */
    retentionForecast: base.input(retentionForecastInput).output(eventIterator(retentionForecastSchema)),
    weights: base.output(weightsSchema),
    /** Trains the weights on the learner's own reviews; progress first, the outcome last. */
    train: base.output(eventIterator(trainingEventSchema)),
    usePublished: base.output(weightsSchema),
  },
  data: {
    status: base.output(dataStatusSchema),
    /** Looks through everything, which can take seconds; answers are given meanwhile. */
    check: base.input(dataCheckInput).output(dataCheckSchema),
    backUp: base.output(backupSchema),
    /** Puts a backup in place of the profile, of which a backup is made before. */
    restore: base.input(dataRestoreInput).output(restoredSchema),
  },
  settings: {
    get: base.output(settingsSchema),
    set: base.input(settingsSchema.partial()).output(settingsSchema),
  },
};
