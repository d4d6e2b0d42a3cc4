import type { z } from 'zod';
import type { ItemPage, editInputSchema, noteInputSchema } from '../contract/schemas.ts';
import { itemSchema } from '../contract/deck.ts';
import { textFields, withTextFields, type TextFields } from '../core/deck/text-fields.ts';
import type { Item } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import type { Context } from './context.ts';
import { indexItem } from './item-index.ts';
import { quoted } from './labels.ts';
import { itemPage, requireItem } from './library.ts';
import { transact } from './transact.ts';

/**
 * Stores the learner's note on an item; null, or nothing but blanks, removes it.
 * @throws Problem `item.unknown`
 */
export function note(context: Context, input: z.infer<typeof noteInputSchema>): ItemPage {
  const stored = requireItem(context, input.itemId);
  const text = input.note?.trim() || null;
  if (text !== stored.note) {
    transact(context, 'item.note', `note on ${quoted(stored.title)}`, (writer) => {
      writer.putNote(input.itemId, text);
    });
  }
  return itemPage(context, input.itemId);
}

/**
 * Changes texts of the learner's copy of an item.
 * @throws Problem `item.unknown`, `item.no-such-text` or `item.bad-text`, with nothing changed
 */
export function edit(context: Context, input: z.infer<typeof editInputSchema>): ItemPage {
  const stored = requireItem(context, input.itemId);
  const edits = newEdits(stored.publisher, stored.edits, input.fields);
  transact(context, 'item.edit', `edit of ${quoted(stored.title)}`, (writer) => {
    if (!isSame(edits, stored.edits) && writer.putEdits(input.itemId, edits)) {
      indexItem(context.db, input.itemId);
    }
  });
  return itemPage(context, input.itemId);
}

function newEdits(
  publisher: Item,
  before: TextFields,
  fields: Readonly<Record<string, string | null>>,
): TextFields {
  const original = textFields(publisher);
  const after = new Map(Object.entries(before));
  for (const [path, text] of Object.entries(fields)) {
    if (!Object.hasOwn(original, path)) {
      throw new Problem('item.no-such-text', `The item ${publisher.id} has no text "${path}" to change.`);
    }
    if (text?.trim() === '') {
      throw new Problem(
        'item.bad-text',
        `The text "${path}" cannot be empty; take the publisher's back instead.`,
      );
    }
    if (text === null || text === original[path]) after.delete(path);
    else after.set(path, text);
  }
  const edits = Object.fromEntries([...after].sort(([a], [b]) => (a < b ? -1 : 1)));
  refuseUnfit(withTextFields(publisher, edits));
  return edits;
}

/** What is stored must be readable by every client. */
function refuseUnfit(item: Item): void {
  const [issue] = itemSchema.safeParse(item).error?.issues ?? [];
  if (!issue) return;
  throw new Problem(
    'item.bad-text',
    `The text "${issue.path.join('.')}" cannot be used (${issue.message}); change it and try again.`,
  );
}

function isSame(a: TextFields, b: TextFields): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
