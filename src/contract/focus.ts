import { z } from 'zod';
import type { DeckId, SectionId } from '../core/deck/types.ts';
import { branded } from './brand.ts';

/**
 * misses: answered Again in the last seven study days; due: due today, or within the days given by `ahead`;
 * leech: forgotten again and again.
 */
const focusStateSchema = z.enum(['misses', 'due', 'new', 'leech', 'all']);

/** Which cards a focused session serves, at most `limits.focus`, the least recalled first. */
export const focusInputSchema = z
  .object({
    deck: branded<DeckId>().optional(),
    section: branded<SectionId>().optional(),
    flag: z.number().int().min(1).max(7).optional(),
    /** Left out: due where `ahead` is given, else all. */
    state: focusStateSchema.optional(),
    /** Days ahead from which cards are taken early. */
    ahead: z.number().int().min(1).max(3650).optional(),
    /** false: answers are practice and leave memory and due days as they are. */
    reschedule: z.boolean(),
  })
  .refine(({ state, ahead }) => ahead === undefined || state === undefined || state === 'due', {
    message: 'ahead goes with the state due',
  });
export type FocusInput = z.infer<typeof focusInputSchema>;

/** The focused session that runs. */
export const focusSchema = z.object({
  deck: z.object({ id: branded<DeckId>(), title: z.string() }).nullable(),
  section: z.object({ id: branded<SectionId>(), title: z.string() }).nullable(),
  flag: z.number().int().nullable(),
  state: focusStateSchema,
  ahead: z.number().int().nullable(),
  reschedule: z.boolean(),
  /** Cards of it that were answered since it began, and all that it serves. */
  done: z.number().int(),
  total: z.number().int(),
});
export type FocusView = z.infer<typeof focusSchema>;
