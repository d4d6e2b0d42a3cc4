import type { DayNumber } from '../../core/scheduler/types.ts';
import { prepared, type Database } from '../database.ts';

/** How many cards are asked on each of the days after `from`, up to `to`; days without any are left out. */
export function dayLoads(db: Database, from: DayNumber, to: DayNumber): Map<DayNumber, number> {
  const rows = prepared<[number, number], { day: DayNumber; cards: number }>(
    db,
    'SELECT day, cards FROM day_load WHERE day > ? AND day <= ? AND cards > 0',
  ).all(from, to);
  return new Map(rows.map(({ day, cards }) => [day, cards]));
}

export const siblingDaysQuery = `SELECT other.id, other.show_day AS day FROM item
    JOIN item AS beside ON beside.deck = item.deck AND beside.claim = item.claim
    JOIN card AS other ON other.item = beside.number
  WHERE item.number = ? AND other.show_day IS NOT NULL AND other.suspended = 0`;

/** Days on which the card of an item and its siblings are asked, by card. */
export function siblingDays(db: Database, item: number): { id: string; day: DayNumber }[] {
  return prepared<[number], { id: string; day: DayNumber }>(db, siblingDaysQuery).all(item);
}
