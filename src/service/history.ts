import type { CardId } from '../core/scheduler/types.ts';
import { findReview } from '../storage/queries/reviews.ts';
import { markUndo, nextRedo, nextUndo, undoLabels, type UndoRecord } from '../storage/queries/undo.ts';
import { reapply, revert } from '../storage/writer.ts';
import type { Context } from './context.ts';
import { indexChanged } from './item-index.ts';
import { replanAfter } from './plan-days.ts';
import { announce, commit } from './transact.ts';

type Label = { label: string } | null;

interface HistoryAnswer {
  done: string | null;
  undo: Label;
  redo: Label;
}

const label = (verb: string, what: string | null): Label =>
  what === null ? null : { label: `${verb} ${what}` };

/** What undo and redo would do. */
export function peek(context: Context): { undo: Label; redo: Label } {
  const labels = undoLabels(context.db);
  return { undo: label('Undo', labels.undo), redo: label('Redo', labels.redo) };
}

/** Takes the last change back; a review stays in the log with a row that voids it. */
export function undo(context: Context): HistoryAnswer {
  const record = commit(context, 'history.undo', () => {
    const found = nextUndo(context.db);
    if (!found) return null;
    const { at, offsetMinutes } = context.now();
    const seams = { newId: () => context.newId(), now: at, offsetMinutes, device: context.device };
    revert(context.db, found.changes, seams);
    indexChanged(context.db, found.changes);
    replanAfter(context, found.changes);
    markUndo(context.db, found.number, 'undone', found.changes);
    return found;
  });
  if (record) context.current = gradedCard(context, record) ?? context.current;
  return finish(context, 'history.undo', record, 'Undid');
}

/** Does the change again that was taken back last. */
export function redo(context: Context): HistoryAnswer {
  const record = commit(context, 'history.redo', () => {
    const found = nextRedo(context.db);
    if (!found) return null;
    const changes = reapply(context.db, found.changes, () => context.newId());
    indexChanged(context.db, changes);
    replanAfter(context, changes);
    markUndo(context.db, found.number, 'done', changes);
    return found;
  });
  if (record) context.current = null;
  return finish(context, 'history.redo', record, 'Redid');
}

function finish(context: Context, operation: string, record: UndoRecord | null, verb: string): HistoryAnswer {
  if (record) announce(context, operation, record.operation);
  return { done: record ? `${verb} ${record.label}` : null, ...peek(context) };
}

/** The card whose answer was taken back, which is shown again at once. */
function gradedCard({ db }: Context, { operation, changes }: UndoRecord): CardId | null {
  if (operation !== 'study.grade') return null;
  const change = changes.find((each) => each.type === 'review');
  return (change && findReview(db, change.id)?.card) ?? null;
}
