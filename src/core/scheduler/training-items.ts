import { dayNumber } from './days.ts';
import type { CardId, Grade } from './types.ts';

/** A row of the review log as training reads it. */
export interface TrainingRow {
  card: CardId;
  /** UTC milliseconds. */
  at: number;
  /** Minutes east of UTC of the learner's clock at that moment. */
  offsetMinutes: number;
  kind: 'learn' | 'review' | 'relearn' | 'practice' | 'exam' | 'manual' | 'import' | 'void';
  grade: Grade | null;
  /** 1 where the card was new before this row. */
  introduces: 0 | 1;
  manual: 'reset' | 'due' | null;
  /** 1 where the row was taken back. */
  voided: 0 | 1;
}

export interface TrainingReview {
  at: number;
  /** Whole study days since the review before it; 0 for the first. */
  days: number;
  grade: Grade;
}

/** A review to be predicted, the last one, with all that came before it. */
export interface TrainingItem {
  reviews: readonly TrainingReview[];
}

const starts = ({ kind, introduces }: TrainingRow) => kind === 'learn' || introduces === 1;

/** The graded rows of a card from its last start in learning on; none where that start is missing. */
function lastCourse(rows: readonly TrainingRow[]): TrainingRow[] {
  let course: TrainingRow[] = [];
  for (const row of rows) {
    const last = course.at(-1);
    if (row.manual === 'reset') course = [];
    else if (row.grade === null) continue;
    else if (starts(row) && !(last && starts(last))) course = [row];
    else if (last) course.push(row);
  }
  return course;
}

function reviewsOf(rows: readonly TrainingRow[], rolloverHour: number): TrainingReview[] {
  let lastDay: number | null = null;
  return lastCourse(rows).flatMap(({ at, offsetMinutes, grade }) => {
    if (grade === null) return [];
    const day = dayNumber(at, offsetMinutes, rolloverHour);
    // A clock that was set back counts as no time passed, as in the scheduler.
    const days = lastDay === null ? 0 : Math.max(0, day - lastDay);
    lastDay = day;
    return [{ at, days, grade }];
  });
}

function byCard(rows: readonly TrainingRow[]): TrainingRow[][] {
  const cards = new Map<CardId, TrainingRow[]>();
  for (const row of rows) {
    if (row.voided === 1 || row.kind === 'practice' || row.kind === 'exam') continue;
    const known = cards.get(row.card);
    if (known) known.push(row);
    else cards.set(row.card, [row]);
  }
  return [...cards.values()];
}

/**
 * What the weights are trained on, oldest review first, by Anki's rules: without what was taken back,
 * practised or set by hand, without what came before a reset, without cards whose start in learning is
 * missing, and only reviews at least a study day after the one before.
 * @param rows those of one card in the order of the log; cards may be mixed
 */
export function trainingItems(rows: readonly TrainingRow[], rolloverHour: number): TrainingItem[] {
  const items = byCard(rows).flatMap((card) => {
    const reviews = reviewsOf(card, rolloverHour);
    return reviews.flatMap(({ at, days }, index) =>
      days > 0 ? [{ at, reviews: reviews.slice(0, index + 1) }] : [],
    );
  });
  return items.sort((a, b) => a.at - b.at).map(({ reviews }) => ({ reviews }));
}

/** Items to train on, and the newest fifth to judge the weights by. */
export function holdOut(items: readonly TrainingItem[]): { train: TrainingItem[]; heldOut: TrainingItem[] } {
  const cut = items.length - Math.floor(items.length / 5);
  return { train: items.slice(0, cut), heldOut: items.slice(cut) };
}
