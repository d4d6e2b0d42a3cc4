import { z } from 'zod';
import { limits } from './limits.ts';

const uploadId = z.string().min(1).max(64);

/** Names an uploaded deck package. */
export const uploadSchema = z.object({ upload: uploadId });

/** One part of a deck package, in order. */
export const deckPartSchema = z.object({
  /** Null for the first part, whose answer names the upload. */
  upload: uploadId.nullable(),
  /** What the file is called, for messages. */
  name: z.string().min(1).max(300),
  /** Base64. */
  part: z.base64().max(Math.ceil(limits.deckPart / 3) * 4),
});

/** A deck package beside what the profile has of that deck. */
export const deckPreviewSchema = z.object({
  outcome: z.enum(['installed', 'updated', 'unchanged']),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  version: z.string(),
  /** The version in the profile, null where the deck is new to it. */
  from: z.string().nullable(),
  items: z.number().int(),
  sources: z.number().int(),
  /** Items that an update adds, changes and withdraws, and texts of the learner's own that it would have changed. */
  added: z.number().int(),
  changed: z.number().int(),
  withdrawn: z.number().int(),
  kept: z.number().int(),
});

export type DeckPart = z.infer<typeof deckPartSchema>;
export type DeckPreview = z.infer<typeof deckPreviewSchema>;
