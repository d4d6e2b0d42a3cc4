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
