import { answer, newMemory } from '../core/scheduler/schedule.ts';
import type { CardId, Memory, SchedulerConfig } from '../core/scheduler/types.ts';
import type { Database } from '../storage/database.ts';
import { cardLog, readConfig, type ReviewRow } from '../storage/queries/reviews.ts';

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
    const after =
      row.grade === null ? newMemory(config) : answer(before, eventOf(row, row.grade), config, card);
    if (!voided) memory = after;
    return { row, voided: voided === 1, after };
  });
}

const eventOf = (row: ReviewRow, grade: NonNullable<ReviewRow['grade']>) => ({
  at: row.at,
  offsetMinutes: row.offset_minutes,
  grade,
});
