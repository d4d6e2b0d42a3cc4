import {
  draftPlan,
  type Demand,
  type Draft,
  type ExamCard,
  type Prepared,
  type Scope,
} from './exam-draft.ts';
import { aliveOn, expectedRecall, project, reviewed, type Course } from './project.ts';
import { spreadEvenly } from './spread.ts';
import type { CardId } from './types.ts';

/** What a plan means for one card. */
export interface Look {
  card: ExamCard;
  /** Day on which it is to be studied at the latest; null where it needs nothing more. */
  planDay: number | null;
  /** Expected recall on the day of the exam, 0 to 1. */
  recall: number;
}

/** A plan and what it leads to. */
export interface Assessment {
  draft: Draft;
  looks: Look[];
  /** Mean expected recall of the cards, 1 without cards. */
  recall: number;
}

/** A card that waits for its last look, with what it would be without one. */
interface Waiting {
  cardId: CardId;
  courses: readonly Course[];
  recall: number;
  /** Days to shift from the courses' days to the card's. */
  shift: number;
  earliest: number;
  /** Day in the window on which it is due anyway, else null. */
  fixed: number | null;
  /** Its last look, once given. */
  slot: number;
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Whether a card has had its last look, or can have none any more. */
function isSettled({ courses, due, last }: Prepared, scope: Scope, window: Window): boolean {
  if (due < window.exam) return false;
  if (last >= window.exam - 1) return true;
  return last >= window.start && expectedRecall(courses, window.exam, scope.model) >= window.target;
}

interface Window {
  exam: number;
  start: number;
  target: number;
}

/** Expected recall on the day of the exam after a last look on the given day, where one is needed then. */
function recallWithLook(waiting: Waiting, scope: Scope, window: Window): number {
  const { cardId, courses, shift } = waiting;
  const exam = window.exam - shift;
  const day = waiting.slot - shift;
  return aliveOn(courses, day).reduce((sum, course) => {
    const asIs = expectedRecall([course], exam, scope.model) / course.share;
    const looked = course.from >= window.start - shift && course.until >= exam;
    if (looked && asIs >= window.target) return sum + course.share * asIs;
    const after = reviewed(course, day, cardId, scope.model);
    return sum + expectedRecall(project(after, cardId, exam, scope.model), exam, scope.model);
  }, 0);
}

/** Gives every waiting card its day: those least likely to be recalled come nearest to the exam. */
function giveSlots(waiting: readonly Waiting[], first: number, exam: number): void {
  const load = Array<number>(exam - first).fill(0);
  for (const { fixed } of waiting) if (fixed !== null) load[fixed - first] = (load[fixed - first] ?? 0) + 1;
  const free = waiting
    .filter(({ fixed }) => fixed === null)
    .sort((a, b) => b.recall - a.recall || compareText(a.cardId, b.cardId));
  const days = spreadEvenly(load, free.length).flatMap((count, day) =>
    Array<number>(count).fill(first + day),
  );
  for (const [index, card] of free.entries()) {
    card.slot = Math.min(exam - 1, Math.max(days[index] ?? first, card.earliest));
  }
}

function waitingStudied(prepared: Prepared, scope: Scope, window: Window): Waiting {
  const { card, courses, due, last } = prepared;
  const first = Math.max(window.start, scope.today);
  const fixed = due >= first && due < window.exam ? due : null;
  return {
    cardId: card.cardId,
    courses,
    recall: expectedRecall(courses, window.exam, scope.model),
    shift: 0,
    earliest: last + 1,
    fixed,
    slot: fixed ?? first,
  };
}

function waitingFresh(card: ExamCard, day: number, scope: Scope, exam: number): Waiting {
  const shift = day - scope.today;
  return {
    cardId: card.cardId,
    courses: scope.freshCourses,
    recall: expectedRecall(scope.freshCourses, exam - shift, scope.model),
    shift,
    earliest: day + 1,
    fixed: null,
    slot: exam - 1,
  };
}

/** Recall of new cards by the days of their introduction and last look, which many share. */
function freshRecall(scope: Scope, window: Window): (waiting: Waiting) => number {
  const known = new Map<string, number>();
  return (waiting) => {
    const key = `${waiting.shift} ${waiting.slot}`;
    const recall = known.get(key) ?? recallWithLook(waiting, scope, window);
    known.set(key, recall);
    return recall;
  };
}

function looksOf(scope: Scope, demand: Demand, draft: Draft, window: Window, settled: Set<Prepared>): Look[] {
  const { exam } = demand;
  const first = Math.max(window.start, scope.today);
  const recallOfFresh = freshRecall(scope, window);
  const studied = new Map(
    scope.studied
      .filter((prepared) => !settled.has(prepared))
      .map((prepared) => [prepared, waitingStudied(prepared, scope, window)]),
  );
  const fresh = scope.fresh.slice(0, demand.newCards).map((card, index) => {
    const day = scope.today + Math.floor(index / draft.newPerDay);
    return { card, day, waiting: day < first ? waitingFresh(card, day, scope, exam) : null };
  });
  giveSlots([...studied.values(), ...fresh.flatMap(({ waiting }) => waiting ?? [])], first, exam);
  return [
    ...scope.studied.map((prepared): Look => {
      const { card, courses, due } = prepared;
      const waiting = studied.get(prepared);
      if (!waiting) return { card, planDay: null, recall: expectedRecall(courses, exam, scope.model) };
      const planDay = due < exam ? due : waiting.slot;
      return { card, planDay, recall: recallWithLook(waiting, scope, window) };
    }),
    ...fresh.map(({ card, day, waiting }): Look => {
      const recall = waiting
        ? recallOfFresh(waiting)
        : expectedRecall(scope.freshCourses, exam - (day - scope.today), scope.model);
      return { card, planDay: day, recall };
    }),
  ];
}

/**
 * The plan for an exam and what it leads to.
 * @param target recall, 0 to 1
 * @param begun first day of the last look if that has begun, else null
 */
export function assess(scope: Scope, demand: Demand, target: number, begun: number | null): Assessment {
  const settledFor = (start: number) => {
    const window = { exam: demand.exam, start, target };
    return new Set(scope.studied.filter((prepared) => isSettled(prepared, scope, window)));
  };
  // A last look that has not begun can have settled no card but those studied on the eve.
  const settled = settledFor(begun ?? Infinity);
  const unsettled = scope.studied.filter((prepared) => !settled.has(prepared));
  const draft = draftPlan(scope, demand, unsettled, begun);
  const window = { exam: demand.exam, start: draft.windowStart, target };
  const looks = looksOf(scope, demand, draft, window, settled);
  const sum = looks.reduce((total, look) => total + look.recall, 0);
  return { draft, looks, recall: looks.length === 0 ? 1 : sum / looks.length };
}
