import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  cardActionSchema,
  cardIdSchema,
  changeSchema,
  facetsSchema,
  gradeInputSchema,
  itemIdSchema,
  itemPageSchema,
  libraryPageSchema,
  libraryQuerySchema,
  sessionSchema,
  settingsSchema,
  statusSchema,
  todaySchema,
  undoLabelSchema,
} from './schemas.ts';

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
    grade: base.input(gradeInputSchema).output(sessionSchema),
  },
  card: {
    suspend: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    unsuspend: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    /** Out of the queue until the next study day. */
    bury: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
    /** Back to new; the log keeps its rows and a reset is written. */
    reset: base.input(cardActionSchema).output(z.object({ changed: z.number().int() })),
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
  },
  settings: {
    get: base.output(settingsSchema),
    set: base.input(settingsSchema.partial()).output(settingsSchema),
  },
};
