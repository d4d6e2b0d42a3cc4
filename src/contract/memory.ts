import { z } from 'zod';

const share = z.number().min(0).max(1);

export const retentionForecastInput = z.object({
  /** Desired retentions to compare. */
  retentions: z.array(z.number().min(0.7).max(0.99)).min(1).max(16),
  /** Days ahead that are played through. */
  days: z.number().int().min(1).max(365),
});

/** How far a forecast has come, and what it says once it is done. */
export const retentionForecastSchema = z.object({
  done: share,
  costs: z
    .array(
      z.object({
        desiredRetention: share,
        /** Means over the days. */
        minutesPerDay: z.number(),
        reviewsPerDay: z.number(),
        /** Cards expected to be remembered at the end. */
        remembered: z.number(),
      }),
    )
    .nullable(),
});
export type RetentionForecast = z.infer<typeof retentionForecastSchema>;

const fitSchema = z.object({
  /** Mean surprise at what happened; lower is better. */
  logLoss: z.number(),
  /** Mean difference of predicted and true recall, 0 to 1. */
  rmse: z.number(),
});

/** What a training of the weights came to. */
export const trainingSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('trained'),
    /** On reviews that the training did not see. */
    before: fitSchema,
    after: fitSchema,
    reviews: z.number().int(),
    kept: z.enum(['old', 'new']),
  }),
  z.object({ outcome: z.literal('too-few'), reviews: z.number().int(), needed: z.number().int() }),
  z.object({ outcome: z.literal('unavailable'), reason: z.string() }),
  z.object({ outcome: z.literal('cancelled') }),
]);
export type Training = z.infer<typeof trainingSchema>;

/** Progress first, the outcome last. */
export const trainingEventSchema = z.object({ done: share, result: trainingSchema.nullable() });
export type TrainingEvent = z.infer<typeof trainingEventSchema>;

export const weightsSchema = z.object({
  /** Whether the weights come from the learner's own reviews. */
  own: z.boolean(),
  /** The newest training that was not cancelled, with its instant (UTC ms); null before the first. */
  last: z.object({ at: z.number().int(), training: trainingSchema }).nullable(),
});
export type Weights = z.infer<typeof weightsSchema>;
