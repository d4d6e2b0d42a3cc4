import type { Figure, Item } from '../core/deck/types.ts';
import { claimsOfItem, findItem, findParts } from '../storage/queries/items.ts';
import { putSearchTexts, putTitle } from '../storage/queries/put-items.ts';
import type { Database } from '../storage/database.ts';
import type { Change } from '../storage/writer.ts';
import { answerOf } from '../core/deck/parts.ts';
import { itemTitle, searchTexts } from './item-text.ts';

/** The drawing that an item asks about, null for other kinds. */
export function figureOf(db: Database, deck: string, item: Item): Figure | null {
  return item.kind === 'figure' ? (findParts(db, 'figure', deck, [item.figure])[0] ?? null) : null;
}

/** Names an item in lists and finds it by what the learner now sees of it. Use inside a transaction. */
export function indexItem(db: Database, id: string): void {
  const stored = findItem(db, { id });
  if (!stored) return;
  const { number, item, deck } = stored;
  const figure = figureOf(db, deck.id, item);
  putTitle(db, number, itemTitle(item, figure), answerOf(item));
  putSearchTexts(db, number, searchTexts(item, claimsOfItem(db, number), figure));
}

/** Does so for every item whose own texts were among the changes. */
export function indexChanged(db: Database, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.type === 'row' && change.table === 'learner_item') indexItem(db, change.key);
  }
}
