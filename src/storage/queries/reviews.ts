import type { CardId, DayNumber, Grade, ReviewId, SchedulerConfig } from '../../core/scheduler/types.ts';
import { prepared, type Database, type SqlValue } from '../database.ts';

export type GradedKind = 'learn' | 'review' | 'relearn';

/** A row of the review log. */
export interface ReviewRow {
  id: ReviewId;
  card: CardId;
  at: number;
  offset_minutes: number;
  kind: GradedKind | 'practice' | 'exam' | 'manual' | 'import' | 'void';
  grade: Grade | null;
  introduces: 0 | 1;
  duration_ms: number | null;
  answer: string | null;
  confidence: number | null;
  /** Days chosen within the range that spreading allows, null where spreading alone decided. */
  chosen_days: number | null;
  manual: 'reset' | 'due' | null;
  /** The day that a manual row set. */
  manual_day: DayNumber | null;
  voids: ReviewId | null;
  device: string;
  config: string;
}

export function insertReview(db: Database, row: ReviewRow): void {
  prepared<[Record<keyof ReviewRow, SqlValue>]>(
    db,
    `INSERT INTO review_log (id, card, at, offset_minutes, kind, grade, introduces, duration_ms, answer,
      confidence, chosen_days, manual, manual_day, voids, device, config)
    VALUES (@id, @card, @at, @offset_minutes, @kind, @grade, @introduces, @duration_ms, @answer,
      @confidence, @chosen_days, @manual, @manual_day, @voids, @device, @config)`,
  ).run({ ...row });
}

export function findReview(db: Database, id: string): ReviewRow | null {
  return prepared<[string], ReviewRow>(db, 'SELECT * FROM review_log WHERE id = ?').get(id) ?? null;
}

/** The newest id in the log, null for an empty one. */
export function lastReviewId(db: Database): string | null {
  return prepared<[], { id: string | null }>(db, 'SELECT max(id) AS id FROM review_log').get()?.id ?? null;
}

/** A card's rows in the order in which they were written, each saying whether it was taken back. */
export function cardLog(db: Database, card: string): (ReviewRow & { voided: 0 | 1 })[] {
  return prepared<[string], ReviewRow & { voided: 0 | 1 }>(
    db,
    `SELECT review_log.*, EXISTS (SELECT 1 FROM review_log AS taker WHERE taker.voids = review_log.id) AS voided
    FROM review_log WHERE card = ? AND kind <> 'void' ORDER BY id`,
  ).all(card);
}

export interface TodaysAnswer {
  cardId: CardId;
  sibling: string;
  deck: string;
  section: string;
  kind: GradedKind;
  introduces: 0 | 1;
}

export const answeredQuery = `SELECT log.card AS cardId, card.sibling_key AS sibling, card.deck,
    card.section,
    log.kind, log.introduces
  FROM review_log AS log INDEXED BY review_log_at JOIN card ON card.id = log.card
  WHERE log.at >= ? AND log.kind IN ('learn', 'review', 'relearn')
    AND NOT EXISTS (SELECT 1 FROM review_log AS taker WHERE taker.voids = log.id)
  ORDER BY log.id`;

/** The answers since an instant that were not taken back, oldest first. */
export function answersSince(db: Database, instant: number): TodaysAnswer[] {
  return prepared<[number], TodaysAnswer>(db, answeredQuery).all(instant);
}

export const paceQuery = `SELECT duration_ms FROM review_log INDEXED BY review_log_pace
  WHERE kind = ? AND duration_ms IS NOT NULL ORDER BY id DESC LIMIT ?`;

/** Milliseconds of the newest answers of a kind, at most `limit`. */
export function recentDurations(db: Database, kind: GradedKind, limit: number): number[] {
  const rows = prepared<SqlValue[], { duration_ms: number }>(db, paceQuery).all(kind, limit);
  return rows.map((row) => row.duration_ms);
}

/** Remembers a scheduler configuration under its hash; a known one is left as it is. */
export function keepConfig(db: Database, hash: string, config: SchedulerConfig): void {
  prepared<[string, string]>(
    db,
    'INSERT INTO scheduler_config (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(hash, JSON.stringify(config));
}

/** @throws Error for a hash that no review names */
export function readConfig(db: Database, hash: string): SchedulerConfig {
  const row = prepared<[string], { body: string }>(
    db,
    'SELECT body FROM scheduler_config WHERE hash = ?',
  ).get(hash);
  if (!row) throw new Error(`There is no scheduler configuration ${hash}`);
  return JSON.parse(row.body) as SchedulerConfig;
}
