import { replay, type LogEntry } from '../core/scheduler/replay.ts';
import { newMemory } from '../core/scheduler/schedule.ts';
import type { CardId, Memory, SchedulerConfig } from '../core/scheduler/types.ts';
import type { Database } from './database.ts';
import { cardLog, readConfig, type ReviewRow } from './queries/reviews.ts';

export interface ReplayedRow {
  row: ReviewRow;
  voided: boolean;
  /** Memory after this row; of a row that was taken back, what it was until then. */
  after: Memory;
}

/** A card's log from the first row on with the memory that each row gave. */
export function replayLog(db: Database, card: CardId): ReplayedRow[] {
  const configs = new Map<string, SchedulerConfig>();
  const configOf = (hash: string) => {
    const config = configs.get(hash) ?? readConfig(db, hash);
    configs.set(hash, config);
    return config;
  };
  let memory: Memory | null = null;
  return cardLog(db, card).map(({ voided, ...row }) => {
    const config = configOf(row.config);
    const before = memory ?? newMemory(config);
    const entry = entryOf(row, config);
    const after = entry ? replay([entry], card, before) : before;
    if (!voided) memory = after;
    return { row, voided: voided === 1, after };
  });
}

/** What a row did to its card's memory, null for a row that leaves it as it was. */
function entryOf(row: ReviewRow, config: SchedulerConfig): LogEntry | null {
  const { at, grade, kind, manual_day: day } = row;
  if (kind === 'practice') return null;
  if (day !== null) return { type: 'due', at, day, config };
  if (grade === null) return { type: 'reset', at, config };
  return {
    type: 'review',
    at,
    offsetMinutes: row.offset_minutes,
    grade,
    chosenDays: row.chosen_days,
    config,
  };
}

/**
 * A card's memory as its log tells it, null for a card without a log.
 * @throws Error where a row was made under settings that are not there
 */
export function memoryByLog(db: Database, card: CardId): Memory | null {
  const rows = replayLog(db, card).filter(({ row }) => row.kind !== 'practice');
  const [first] = rows;
  if (!first) return null;
  return rows.findLast(({ voided }) => !voided)?.after ?? newMemory(readConfig(db, first.row.config));
}
