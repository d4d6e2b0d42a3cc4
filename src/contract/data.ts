import { z } from 'zod';

export const backupSchema = z.object({
  /** File name, which `data.restore` takes. */
  name: z.string(),
  /** UTC milliseconds. */
  at: z.number(),
  /** `auto`, `manual`, or what it was made before: `before-deck-update`, `before-restore`, `before-check`, `before-migration-2`. */
  reason: z.string(),
  bytes: z.number().int(),
});

export const dataStatusSchema = z.object({
  /** The data folder. */
  folder: z.string(),
  /** UTC milliseconds of the newest backup, null before the first. */
  lastBackup: z.number().nullable(),
  /** Newest first; each was checked when it was made. */
  backups: z.array(backupSchema),
  /** What is wrong with the data or their backups, as far as that is known. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export const dataCheckInput = z.object({
  /** Whether to make anew what follows from other data, after a backup. */
  repair: z.boolean(),
});

export const dataCheckSchema = z.object({
  /** Plain sentences: `good`; `mended` now; `mendable` by a repair; `lost`, which only a backup has. */
  findings: z.array(
    z.object({
      severity: z.enum(['good', 'mended', 'mendable', 'lost']),
      code: z.string(),
      text: z.string(),
    }),
  ),
  /** The backup that was made before a repair. */
  backup: z.string().nullable(),
});

export const dataRestoreInput = z.object({
  name: z.string().max(200),
  /** Whether to carry over what was learnt since the backup. */
  salvage: z.boolean(),
});

export const restoredSchema = z.object({
  from: z.string(),
  /** Where what was there before is now, relative to the data folder; null where there was nothing. */
  kept: z.string().nullable(),
  /** Plain sentences on what was restored and what was lost. */
  sentences: z.array(z.string()),
});

export type Backup = z.infer<typeof backupSchema>;
export type DataStatus = z.infer<typeof dataStatusSchema>;
export type DataCheck = z.infer<typeof dataCheckSchema>;
export type RestoreReport = z.infer<typeof restoredSchema>;
