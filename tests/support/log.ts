import { replay, type LogEntry } from '../../src/core/scheduler/replay.ts';
import { newMemory } from '../../src/core/scheduler/schedule.ts';
import type { CardId, Memory, SchedulerConfig } from '../../src/core/scheduler/types.ts';
import type { Database } from '../../src/storage/database.ts';
import { findCard } from '../../src/storage/queries/cards.ts';
import { cardLog, readConfig } from '../../src/storage/queries/reviews.ts';

/** A card's memory as its log tells it, taken-back rows left out. */
function rebuilt(db: Database, card: CardId, config: SchedulerConfig): Memory {
  const entries = cardLog(db, card)
    .filter((row) => row.voided === 0 && row.kind !== 'practice')
    .map((row): LogEntry => {
      const made = { config: readConfig(db, row.config), at: row.at };
      if (row.manual_day !== null) return { type: 'due', day: row.manual_day, ...made };
      if (row.grade === null) return { type: 'reset', ...made };
      const given = { grade: row.grade, chosenDays: row.chosen_days };
      return { type: 'review', ...made, ...given, offsetMinutes: row.offset_minutes };
    });
  return replay(entries, card, newMemory(config));
}

/** Cards whose stored memory is not, bit for bit, what a replay of their log gives. */
export function cardsThatDiffer(db: Database, config: SchedulerConfig) {
  const ids = db.prepare<[], CardId>('SELECT id FROM card').pluck().all();
  return ids
    .map((id) => ({ id, stored: findCard(db, id)?.memory, replayed: rebuilt(db, id, config) }))
    .filter(({ stored, replayed }) => !sameBits(stored, replayed));
}

/** Equal in every field; numbers by their bits, so that -0 and 0 differ. */
function sameBits(a: Memory | undefined, b: Memory): boolean {
  const names = Object.keys(b) as (keyof Memory)[];
  return a !== undefined && names.every((name) => Object.is(a[name], b[name]));
}
