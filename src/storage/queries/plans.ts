import type { ExamScope } from '../../contract/plans.ts';
import type { Tier } from '../../core/deck/types.ts';
import type { ExamCard } from '../../core/scheduler/exam-plan.ts';
import type { CardId, DayNumber } from '../../core/scheduler/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';
import { cardOf, type CardRow } from './cards.ts';

export interface StoredExam {
  id: string;
  title: string;
  day: DayNumber;
  scope: ExamScope;
  targetRecall: number;
  minutesPerDay: number;
  /** First day of the last look, null before the first plan. */
  windowStart: DayNumber | null;
}

export interface StoredAbsence {
  id: string;
  firstDay: DayNumber;
  lastDay: DayNumber;
}

/** Columns of an exam besides its id. */
export function examColumns(exam: Omit<StoredExam, 'id'>): Columns {
  return {
    title: exam.title,
    day: exam.day,
    scope: JSON.stringify(exam.scope),
    target_recall: exam.targetRecall,
    minutes_per_day: exam.minutesPerDay,
    window_start: exam.windowStart,
  };
}

/** Every exam, the next one first. */
export function listExams(db: Database): StoredExam[] {
  const rows = prepared<[], Omit<StoredExam, 'scope'> & { scope: string }>(
    db,
    `SELECT id, title, day, scope, target_recall AS targetRecall, minutes_per_day AS minutesPerDay,
      window_start AS windowStart FROM exam ORDER BY day, id`,
  ).all();
  return rows.map((row) => ({ ...row, scope: JSON.parse(row.scope) as ExamScope }));
}

export function keepWindow(db: Database, exam: string, start: DayNumber): void {
  prepared<[number, string]>(db, 'UPDATE exam SET window_start = ? WHERE id = ?').run(start, exam);
}

/** Every absence, the earliest first. */
export function listAbsences(db: Database): StoredAbsence[] {
  return prepared<[], StoredAbsence>(
    db,
    'SELECT id, first_day AS firstDay, last_day AS lastDay FROM absence ORDER BY first_day, id',
  ).all();
}

/** Cards of an exam that are not suspended, new ones in the order of their introduction. */
export function examCards(db: Database, scope: ExamScope, lastTier: Tier): ExamCard[] {
  const rows = prepared<[Columns], CardRow>(
    db,
    `SELECT card.* FROM card JOIN json_each(@scope) AS part ON card.deck = part.value ->> 'deck'
    WHERE card.suspended = 0 AND (card.phase <> 'new' OR card.tier <= @lastTier)
      AND (part.value -> 'sections' = 'null'
        OR card.section IN (SELECT value FROM json_each(part.value -> 'sections')))
    GROUP BY card.id ORDER BY card.tier, card.position, card.id`,
  ).all({ scope: JSON.stringify(scope), lastTier });
  return rows.map((row) => {
    const { id, section, memory } = cardOf(row);
    return { cardId: id, section, memory };
  });
}

/** Days that plans ask for, by card. */
export function planDays(db: Database): Map<CardId, DayNumber> {
  const rows = prepared<[], { id: CardId; day: DayNumber }>(
    db,
    'SELECT id, plan_day AS day FROM card WHERE plan_day IS NOT NULL',
  ).all();
  return new Map(rows.map(({ id, day }) => [id, day]));
}

export function putPlanDay(db: Database, card: CardId, day: DayNumber | null): void {
  prepared<[number | null, string]>(db, 'UPDATE card SET plan_day = ? WHERE id = ?').run(day, card);
}

/** Titles of sections by id. */
export function sectionTitles(db: Database): Map<string, string> {
  const rows = prepared<[], { id: string; title: string }>(db, 'SELECT id, title FROM section').all();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
