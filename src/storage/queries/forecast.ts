import type { StudiedCard } from '../../core/scheduler/simulate.ts';
import { prepared, type Database } from '../database.ts';
import { cardOf, type CardRow } from './cards.ts';

const studied = "phase <> 'new' AND suspended = 0";

/** How many cards a learner has begun and not suspended. */
export function countStudied(db: Database): number {
  const row = prepared<[], { count: number }>(
    db,
    `SELECT count(*) AS count FROM card WHERE ${studied}`,
  ).get();
  return row?.count ?? 0;
}

/** Every so manieth of the cards begun and not suspended. */
export function sampleStudied(db: Database, every: number): StudiedCard[] {
  return prepared<[number], CardRow>(db, `SELECT * FROM card WHERE ${studied} AND item % ? = 0 ORDER BY item`)
    .all(every)
    .map((row) => {
      const { id, memory } = cardOf(row);
      return { cardId: id, memory };
    });
}

/** Cards in review that were due before a day and are not suspended. */
export function countOverdue(db: Database, day: number): number {
  const row = prepared<[number], { count: number }>(
    db,
    "SELECT count(*) AS count FROM card WHERE phase = 'review' AND show_day < ? AND suspended = 0",
  ).get(day);
  return row?.count ?? 0;
}
