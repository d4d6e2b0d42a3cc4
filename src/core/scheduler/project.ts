import { hash32 } from './hash.ts';
import { stepShares, studyInstant, type LearnerFigures, type VisitSeconds } from './learner.ts';
import { answer, retrievability } from './schedule.ts';
import type { CardId, DayNumber, Grade, Memory, SchedulerConfig } from './types.ts';

/** Answers to one card on one day; what still runs then waits for the next day. */
const MOST_ANSWERS = 10;
/** Courses of one card, beyond which only one outcome of each answer is followed. */
const MOST_BRANCHED = 500;

/** A memory that a card may have from one review to the next. */
export interface Course {
  /** Probability that it comes to this, 0 to 1. */
  share: number;
  memory: Memory;
  /** Day of the review that it begins with; -Infinity for what is so today. */
  from: number;
  /** Day on which the card is due again. */
  until: number;
}

export interface ProjectionModel {
  config: SchedulerConfig;
  figures: LearnerFigures;
  /** Of `visitSeconds`. */
  visit: VisitSeconds;
  /** Rarer outcomes, 0 to 1, are not followed one by one. */
  leastShare: number;
}

/** Recall of a card on a day, 0 for a new one. */
const recallOf = ({ memory }: Course, day: number, { config }: ProjectionModel) =>
  retrievability(memory, day as DayNumber, config.parameters) ?? 0;

/** A card being followed, with what decides which of its rare outcomes stands for the others. */
interface Lot {
  cardId: CardId;
  draws: number;
}

/** The same card always has the same lot. */
export const lotOf = (cardId: CardId): Lot => ({ cardId, draws: 0 });

/** A card in the middle of a day. */
interface Turn {
  share: number;
  memory: Memory;
  at: number;
  /** Grade given before on this day. */
  before: Grade | null;
}

function gradeShares(turn: Turn, recall: number, { figures }: ProjectionModel): readonly number[] {
  const { before, memory } = turn;
  if (before !== null) return stepShares(figures, memory.phase, before);
  if (memory.phase === 'new') return figures.first;
  return [1 - recall, ...figures.recalled.map((share) => share * recall)];
}

/**
 * Grades that are followed from here, with their shares. Of the rare ones only one stands for them all, drawn
 * by their shares, so that over many cards none is left out.
 */
function followedGrades(shares: readonly number[], least: number, roll: number): [Grade, number][] {
  const all = shares.map((part, index): [Grade, number] => [(index + 1) as Grade, part]);
  const rare = all.filter(([, part]) => part < least);
  const pooled = rare.reduce((sum, [, part]) => sum + part, 0);
  const often = all.filter((grade) => !rare.includes(grade));
  let left = roll * pooled;
  const drawn = rare.find(([, part]) => (left -= part) < 0);
  return drawn ? [...often, [drawn[0], pooled]] : often;
}

/** What a card may be after one answer. */
function answered(turn: Turn, recall: number, lot: Lot, model: ProjectionModel): Turn[] {
  const { share, memory, at } = turn;
  const roll = hash32(lot.cardId, (lot.draws += 1)) / 2 ** 32;
  return followedGrades(gradeShares(turn, recall, model), model.leastShare / share, roll).map(
    ([grade, part]) => {
      const next = answer(memory, { at, offsetMinutes: 0, grade }, model.config, lot.cardId);
      return { share: share * part, memory: next, at: next.dueAt ?? at, before: grade };
    },
  );
}

/** What a card may become by a review on this day, with the steps that it goes through on it. */
export function reviewed(course: Course, day: number, lot: Lot, model: ProjectionModel): Course[] {
  const recall = recallOf(course, day, model);
  const at = studyInstant(day, model.config.rolloverHour);
  let turns: Turn[] = [{ share: course.share, memory: course.memory, at, before: null }];
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    if (answers > 0 && turns.every(({ memory }) => memory.dueAt === null)) break;
    turns = turns.flatMap((turn) =>
      turn.before !== null && turn.memory.dueAt === null ? [turn] : answered(turn, recall, lot, model),
    );
  }
  return turns.map(({ share, memory }) => {
    return { share, memory, from: day, until: Math.max(day + 1, memory.dueDay ?? 0) };
  });
}

/** Expected seconds of a review on this day, steps within the day included. */
export function expectedSeconds(course: Course, day: number, model: ProjectionModel): number {
  const { visit } = model;
  if (course.memory.phase === 'new') return visit.first;
  const recall = recallOf(course, day, model);
  return recall * visit.recalled + (1 - recall) * visit.forgotten;
}

/**
 * Follows a card through its reviews on their due days until `end` (that day not included). Every answer
 * branches into forgotten, with the probability that the memory model gives, and the learner's shares of
 * Hard, Good and Easy. Of outcomes rarer than `leastShare` one is drawn by the card's lot and stands for all.
 * @param starts what the card is, or may be, at first
 * @param onVisit gets the day and the expected seconds of each review, weighted by its probability
 * @returns all courses, those that are passed through included
 */
export function project(
  starts: readonly Course[],
  lot: Lot,
  end: number,
  model: ProjectionModel,
  onVisit?: (day: number, seconds: number) => void,
): Course[] {
  const courses = [...starts];
  const single = { ...model, leastShare: 1 };
  for (const course of courses) {
    if (course.until >= end) continue;
    const branching = courses.length < MOST_BRANCHED ? model : single;
    onVisit?.(course.until, course.share * expectedSeconds(course, course.until, model));
    courses.push(...reviewed(course, course.until, lot, branching));
  }
  return courses;
}

/** The course of a card as it is: due on its day, or today where that has passed or it is new. */
export function present(memory: Memory, today: number): Course {
  return { share: 1, memory, from: -Infinity, until: Math.max(today, memory.dueDay ?? today) };
}

/** Courses that a card may be on when a day begins. */
export const aliveOn = (courses: readonly Course[], day: number): Course[] =>
  courses.filter(({ from, until }) => from < day && day <= until);

/** Probability of recall when a day begins, 0 to 1. */
export function expectedRecall(courses: readonly Course[], day: number, model: ProjectionModel): number {
  const recall = aliveOn(courses, day).reduce(
    (sum, course) => sum + course.share * recallOf(course, day, model),
    0,
  );
  return Math.min(1, recall);
}
