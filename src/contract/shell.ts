import { z } from 'zod';

/** What the page asks of the desktop shell; everything else it asks of the engine. */
export const shellRequestSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('print') }),
  /** The page as it would be printed, to a file of the learner's choice. */
  z.strictObject({ act: z.literal('savePdf'), name: z.string().min(1).max(200) }),
  z.strictObject({
    act: z.literal('saveFile'),
    name: z.string().min(1).max(200),
    text: z.string().max(16_000_000),
  }),
  z.strictObject({
    act: z.literal('confirm'),
    message: z.string().min(1).max(500),
    detail: z.string().max(2_000),
    /** The verb on the button that does it. */
    button: z.string().min(1).max(60),
  }),
  /** Lets the learner choose a deck. */
  z.strictObject({ act: z.literal('openDeck') }),
  /** Hands over what the system asked to open since the last time. */
  z.strictObject({ act: z.literal('opened') }),
  /** The theme of the window, its menus and its dialogs. */
  z.strictObject({ act: z.literal('theme'), theme: z.enum(['system', 'light', 'dark']) }),
]);
export type ShellRequest = z.infer<typeof shellRequestSchema>;

/** What was opened from outside the page: a page by a link, a deck, or a sentence on why nothing was. */
export type Opened =
  | { kind: 'link'; hash: string }
  | { kind: 'deck'; name: string; bytes: Uint8Array }
  | { kind: 'refused'; message: string };

/** What each act answers with: the path or name of what was written and null where it was cancelled. */
export interface ShellAnswers {
  print: null;
  savePdf: string | null;
  saveFile: string | null;
  confirm: boolean;
  openDeck: Opened | null;
  opened: Opened[];
  theme: null;
}

/** An answer of the shell; a refusal is one sentence for the learner. */
export type ShellReply = { ok: true; value: unknown } | { ok: false; message: string };
