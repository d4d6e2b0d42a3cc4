import type { Change } from '../contract/schemas.ts';
import { notSaved } from '../storage/errors.ts';
import { keepUndo } from '../storage/queries/undo.ts';
import { Writer } from '../storage/writer.ts';
import type { Context } from './context.ts';

/** How many changes can be taken back. */
const undoDepth = 200;

/** Everything that changes a profile, with what the interface has to read again. */
const topics = {
  'study.grade': ['today', 'study', 'library'],
  'study.focus': ['today', 'study'],
  'card.suspend': ['today', 'study', 'library'],
  'card.unsuspend': ['today', 'study', 'library'],
  'card.bury': ['today', 'study', 'library'],
  'card.reset': ['today', 'study', 'library'],
  'card.setDue': ['today', 'study', 'library'],
  'card.flag': ['study', 'library'],
  'item.note': ['study', 'library'],
  'item.edit': ['study', 'library'],
  'exam.save': ['today', 'study', 'plans'],
  'exam.remove': ['today', 'study', 'plans'],
  'absence.save': ['today', 'study', 'plans'],
  'absence.remove': ['today', 'study', 'plans'],
  'catchUp.start': ['today', 'study', 'settings'],
  'catchUp.stop': ['today', 'study', 'settings'],
  'memory.train': ['today', 'study', 'settings'],
  'memory.usePublished': ['today', 'study', 'settings'],
  'settings.set': ['today', 'study', 'library', 'settings'],
  'deck.install': ['today', 'study', 'library', 'decks'],
  'deck.updatesSeen': ['decks'],
  'data.restore': ['today', 'study', 'library', 'settings', 'decks', 'plans', 'data'],
} satisfies Record<string, Change['topics']>;

export type Operation = keyof typeof topics;

const isOperation = (name: string): name is Operation => Object.hasOwn(topics, name);

/**
 * The one door for change: runs the work in one transaction with its undo record, and tells the
 * interface after the commit. Nothing is kept of work that throws or changes nothing.
 * @param label what undo would take back, in words: `Good on "…"`; null for what cannot be undone
 * @throws Problem `storage.…` when the change could not be written
 */
export function transact<Result>(
  context: Context,
  operation: Operation,
  label: string | null,
  work: (writer: Writer) => Result,
): Result {
  const writer = new Writer(context.db);
  const result = commit(context, operation, () => {
    const outcome = work(writer);
    if (label !== null && writer.changes.length > 0) {
      keepUndo(context.db, { operation, label, changes: writer.changes }, undoDepth);
    }
    return outcome;
  });
  if (writer.changes.length > 0) announce(context, operation, operation);
  return result;
}

/** Runs work in one transaction; for changes that keep no undo record, which must announce themselves. */
export function commit<Result>(context: Context, operation: string, work: () => Result): Result {
  context.profile.requireInPlace();
  try {
    return context.db.transaction(work).immediate();
  } catch (error) {
    throw notSaved(error, context.profile.path) ?? error;
  } finally {
    // An answer changes its own card alone; what is known of the others stays true.
    if (operation !== 'study.grade') context.forget();
  }
}

class Rehearsed extends Error {}

/** What work would give back; the transaction it runs in is rolled back. */
export function rehearse<Result>(context: Context, operation: string, work: () => Result): Result {
  const results: Result[] = [];
  const rehearsed = new Rehearsed();
  try {
    return commit(context, operation, () => {
      results.push(work());
      throw rehearsed;
    });
  } catch (error) {
    const [result] = results;
    if (error !== rehearsed || result === undefined) throw error;
    return result;
  }
}

/**
 * Tells every subscriber what to read again.
 * @param kind the operation that decides on the topics, such as the one that was undone
 */
export function announce(context: Context, operation: string, kind: string): void {
  context.changes.publish('change', { operation, topics: isOperation(kind) ? topics[kind] : [] });
}
