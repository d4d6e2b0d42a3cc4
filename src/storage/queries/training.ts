import type { TrainingRow } from '../../core/scheduler/training-items.ts';
import { prepared, type Columns, type Database } from '../database.ts';

const portion = 1000;

const query = `SELECT log.id, log.card, log.at, log.offset_minutes AS offsetMinutes, log.kind, log.grade,
    log.introduces, log.manual,
    EXISTS (SELECT 1 FROM review_log AS taker WHERE taker.voids = log.id) AS voided
  FROM review_log AS log WHERE (log.card, log.id) > (@card, @id) AND log.kind <> 'void'
  ORDER BY log.card, log.id LIMIT @limit`;

/** The whole log in portions, each read when it is asked for: card by card, in the order of the log. */
export function* trainingRows(db: Database): Generator<TrainingRow[], void, void> {
  let [card, id] = ['', ''];
  for (;;) {
    const rows = prepared<[Columns], TrainingRow & { id: string }>(db, query).all({
      card,
      id,
      limit: portion,
    });
    const last = rows.at(-1);
    if (!last) return;
    [card, id] = [last.card, last.id];
    yield rows;
  }
}

/** How many answers after a day or more the log holds. */
export function countReviews(db: Database): number {
  const row = prepared<[], { count: number }>(
    db,
    "SELECT count(*) AS count FROM review_log WHERE kind = 'review'",
  ).get();
  return row?.count ?? 0;
}
