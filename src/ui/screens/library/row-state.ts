import type { LibraryRow } from '../../../contract/schemas.ts';
import { t } from '../../i18n/en.ts';
import { due } from '../../i18n/format.ts';

/** Where a row's card stands, in two or three words. */
export function rowState(
  row: Pick<LibraryRow, 'cardId' | 'suspended' | 'phase' | 'dueAt'>,
  now: number,
): string {
  if (row.cardId === null) return t.library.quizOnly;
  if (row.suspended) return t.library.suspendedState;
  if (row.phase === null || row.phase === 'new' || row.dueAt === null) return t.phases.new;
  return t.library.dueState(due(row.dueAt, now));
}
