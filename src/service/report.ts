import { join } from 'node:path';
import type { z } from 'zod';
import type { reportInputSchema } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { writeWhole } from '../storage/write-file.ts';
import type { Context } from './context.ts';
import { editedPaths } from './item-view.ts';
import { requireItem } from './library.ts';

/**
 * Writes what a learner has to say about an item to a file of its own in the profile; nothing is sent.
 * @throws Problem `item.unknown`, or `storage.report` when the file cannot be written
 */
export function report(context: Context, input: z.infer<typeof reportInputSchema>): { path: string } {
  const stored = requireItem(context, input.itemId);
  const path = join(context.profile.folder, 'reports', `${context.newId()}.json`);
  const content = {
    format: 'palpate-report',
    item: input.itemId,
    hash: stored.publisher.hash,
    deck: { id: stored.deck.id, version: stored.deck.version },
    reason: input.reason,
    text: input.text,
    /** The item as it was on screen, and which of its texts are the learner's own. */
    shown: stored.item,
    edited: editedPaths(stored),
    appVersion: context.version,
    time: new Date(context.clock.now()).toISOString(),
  };
  try {
    writeWhole(path, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      'storage.report',
      `The report could not be written to ${path} (${reason}); make room or mend the permissions there and try again.`,
    );
  }
  return { path };
}
