import { z } from 'zod';

const minutesList = z
  .array(
    z
      .number()
      .positive()
      .max(60 * 24 * 30),
  )
  .max(10);

/** Keys a learner may remap; values are `KeyboardEvent.key` in lower case, or `Space`, `Enter`. */
const keymapSchema = z.object({
  reveal: z.string(),
  again: z.string(),
  hard: z.string(),
  good: z.string(),
  easy: z.string(),
  undo: z.string(),
  suspend: z.string(),
  bury: z.string(),
  flag: z.string(),
  help: z.string(),
});

const desiredRetention = z.number().min(0.7).max(0.99);

const deckLimitSchema = z.object({
  newPerDay: z.number().int().min(0).max(999).optional(),
  reviewsPerDay: z.number().int().min(0).max(9999).optional(),
  desiredRetention: desiredRetention.optional(),
});

export const settingsSchema = z.object({
  desiredRetention,
  rolloverHour: z.number().int().min(0).max(23),
  newPerDay: z.number().int().min(0).max(999),
  reviewsPerDay: z.number().int().min(0).max(9999),
  /**
   * Limits and desired retention of single decks by their ids; the limits lie beneath those for all, the
   * retention takes the place of the one for all.
   */
  deckLimits: z.record(z.string().max(300), deckLimitSchema),
  learningSteps: minutesList,
  relearningSteps: minutesList,
  /** Catching up after an absence: minutes a day, and how many reviews the day so named may ask. */
  catchUp: z
    .object({ minutesPerDay: z.number().int(), day: z.number().int(), reviews: z.number().int() })
    .nullable(),
  /** FSRS-6 weights of the learner's own, null for the published ones. */
  weights: z.array(z.number()).length(21).nullable(),
  /** Whether weights are trained without being asked. */
  autoTrain: z.boolean(),
  maximumInterval: z.number().int().min(1).max(36500),
  fuzz: z.boolean(),
  /** How much may fall due on each weekday, Monday first. */
  easyDays: z.array(z.enum(['normal', 'reduced', 'minimum'])).length(7),
  learnAheadMinutes: z.number().int().min(0).max(240),
  twoButtons: z.boolean(),
  referenceTier: z.boolean(),
  singleKeys: z.boolean(),
  keymap: keymapSchema,
  theme: z.enum(['system', 'light', 'dark']),
  textScale: z.number().min(0.8).max(2),
  reducedMotion: z.enum(['system', 'reduce']),
  disclaimerAccepted: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;
