import { FreshOutlook } from './exam-fresh.ts';
import { aliveOn, lotOf, present, project, type Course, type ProjectionModel } from './project.ts';
import { fillEvenly } from './spread.ts';
import type { CardId, DayNumber, Memory } from './types.ts';

/** Days; a look longer ago is no last one. */
const LONGEST_WINDOW = 28;

export interface ExamCard {
  cardId: CardId;
  section: string;
  memory: Memory;
}

/** A card of an exam and what may become of it on its normal schedule. */
export interface Prepared {
  card: ExamCard;
  courses: Course[];
  /** Day on which it is due, today where that has passed. */
  due: number;
  /** Day of its last review, -Infinity for a new card. */
  last: number;
}

/** What an exam covers, followed ahead as far as any plan for it may look. */
export interface Scope {
  today: DayNumber;
  model: ProjectionModel;
  studied: Prepared[];
  /** New cards in the order of their introduction. */
  fresh: ExamCard[];
  /** What may become of any new card. */
  outlook: FreshOutlook;
  /** Expected seconds of reviews of the studied cards, by days from today. */
  load: number[];
}

const emptyDays = (days: number) => Array<number>(days).fill(0);

/**
 * @param cards studied and new ones, the latter in the order of their introduction
 * @param end day until which to look ahead, that day not included
 */
export function prepareScope(
  cards: readonly ExamCard[],
  today: DayNumber,
  end: number,
  model: ProjectionModel,
): Scope {
  const load = emptyDays(end - today);
  const addLoad = (day: number, seconds: number) => {
    load[day - today] = (load[day - today] ?? 0) + seconds;
  };
  const fresh = cards.filter(({ memory }) => memory.phase === 'new');
  const studied = cards
    .filter(({ memory }) => memory.phase !== 'new')
    .map((card): Prepared => {
      const start = present(card.memory, today);
      const courses = project([start], lotOf(card.cardId), end, model, addLoad);
      return { card, courses, due: start.until, last: card.memory.lastReviewDay ?? -Infinity };
    });
  return { today, model, studied, fresh, outlook: new FreshOutlook(today, end, model), load };
}

export interface Demand {
  exam: DayNumber;
  minutesPerDay: number;
  /** How many of the new cards, the first ones, are to be introduced. */
  newCards: number;
}

/** When what is to be done, by the load alone. */
export interface Draft {
  /** First day of the last look. */
  windowStart: number;
  newPerDay: number;
  /** Seconds of each day from today to the eve of the exam. */
  seconds: number[];
  /** Seconds of work left over on the eve. */
  unfinished: number;
}

/** Seconds of one last look: a review at the desired retention, and another one if it was forgotten. */
function lookSeconds({ config, visit }: ProjectionModel): number {
  const forgotten = 1 - config.desiredRetention;
  return config.desiredRetention * visit.recalled + forgotten * (visit.forgotten + visit.recalled);
}

/** Seconds on a day, counted from today, of new cards introduced so many a day from today on. */
function freshSeconds({ outlook }: Scope, newCards: number, newPerDay: number, day: number): number {
  if (newPerDay === 0) return 0;
  const full = Math.floor(newCards / newPerDay);
  const whole = newPerDay * (outlook.secondsBefore(day + 1) - outlook.secondsBefore(day + 1 - full));
  const part = outlook.secondsBefore(day - full + 1) - outlook.secondsBefore(day - full);
  return whole + (newCards % newPerDay) * part;
}

/**
 * How many last looks a window that begins on each day has to add, for cards that no review of their normal
 * schedule falls into it for. Counts by their probability.
 * @param unsettled studied cards
 */
function missingLooks(scope: Scope, demand: Demand, unsettled: readonly Prepared[]) {
  const days = demand.exam - scope.today;
  const seen = emptyDays(days);
  let unseen = 0;
  for (const { courses } of unsettled) {
    for (const { from, share } of aliveOn(courses, demand.exam)) {
      if (from < scope.today) unseen += share;
      else seen[from - scope.today] = (seen[from - scope.today] ?? 0) + share;
    }
  }
  /** @param introduced new cards of a day, counted from today */
  return (room: number, introduced: (day: number) => number): number => {
    let looks = unseen;
    for (let day = 0; day < room; day += 1) {
      looks += seen[day] ?? 0;
      looks += introduced(day) * scope.outlook.seenBefore(days - day, room - day);
    }
    return looks;
  };
}

/** What each day asks for, before what is left over from the days before. */
function wanted(
  scope: Scope,
  demand: Demand,
  windowStart: number,
  looks: ReturnType<typeof missingLooks>,
): Draft {
  const { today, model } = scope;
  const { newCards } = demand;
  const days = demand.exam - today;
  const room = Math.max(0, windowStart - today);
  const newPerDay = Math.ceil(newCards / (room > 0 ? room : days));
  const introduced = (day: number) => Math.min(newPerDay, Math.max(0, newCards - newPerDay * day));
  const normal = Array.from(
    { length: days },
    (_, day) => (scope.load[day] ?? 0) + freshSeconds(scope, newCards, newPerDay, day),
  );
  const added = fillEvenly(normal.slice(room), looks(room, introduced) * lookSeconds(model));
  const seconds = normal.map((load, day) => load + (added[day - room] ?? 0));
  return { windowStart, newPerDay, seconds, unfinished: 0 };
}

/**
 * Puts off to the next day what does not fit into a day's minutes. New cards that are not all introduced
 * when the last look begins are unfinished work too.
 */
function fitted(scope: Scope, draft: Draft, { minutesPerDay, newCards }: Demand): Draft {
  const room = newCards > 0 ? draft.windowStart - scope.today : 0;
  let left = 0;
  let late = 0;
  const seconds = draft.seconds.map((wish, day) => {
    const done = Math.min(wish + left, minutesPerDay * 60);
    left = wish + left - done;
    if (day === room - 1) late = left;
    return done;
  });
  const unfinished = Math.max(left, late);
  return { ...draft, seconds, unfinished: unfinished < 1e-6 ? 0 : unfinished };
}

/**
 * Finds the shortest last look that fits: introducing ends before it begins, and all work is done on the
 * eve. Where none fits it takes the last third of the days, at most the longest allowed.
 * @param unsettled studied cards that still need their last look
 * @param begun first day of a last look that has begun, else null
 */
export function draftPlan(
  scope: Scope,
  demand: Demand,
  unsettled: readonly Prepared[],
  begun: number | null,
): Draft {
  const looks = missingLooks(scope, demand, unsettled);
  const from = (windowStart: number) => fitted(scope, wanted(scope, demand, windowStart, looks), demand);
  if (begun !== null) return from(begun);
  const days = demand.exam - scope.today;
  const longest = Math.min(LONGEST_WINDOW, demand.newCards > 0 ? Math.max(1, days - 1) : days);
  for (let length = 1; length <= longest; length += 1) {
    const draft = from(demand.exam - length);
    if (draft.unfinished === 0) return draft;
  }
  return from(demand.exam - Math.min(longest, Math.ceil(days / 3)));
}
