import type { DeckUpdate } from '../contract/schemas.ts';
import { findLink, type LinkRow } from '../storage/queries/items.ts';
import { listUpdates, markUpdatesSeen } from '../storage/queries/updates.ts';
import type { Context } from './context.ts';
import { announce, commit } from './transact.ts';

/** How many updates are told, newest first. */
const told = 50;

/** What the updates of decks did. */
export function updates({ db }: Context): DeckUpdate[] {
  const linked = <Entry extends { id: string }>(entries: Entry[]): (LinkRow & Omit<Entry, 'id'>)[] =>
    entries.flatMap(({ id, ...rest }) => {
      const link = findLink(db, id);
      return link ? [{ ...link, ...rest }] : [];
    });
  return listUpdates(db, told).map(({ deck, title, changes, ...row }) => ({
    ...row,
    deck: { id: deck, title },
    added: linked(changes.added.map((id) => ({ id }))),
    changed: linked(changes.changed),
    withdrawn: linked(changes.withdrawn),
  }));
}

/** Marks every update as looked at. */
export function updatesSeen(context: Context): { changed: number } {
  const changed = commit(context, 'deck.updatesSeen', () => markUpdatesSeen(context.db));
  if (changed > 0) announce(context, 'deck.updatesSeen', 'deck.updatesSeen');
  return { changed };
}
