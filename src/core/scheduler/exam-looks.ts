import {
  draftPlan,
  type Demand,
  type Draft,
  type ExamCard,
  type Prepared,
  type Scope,
} from './exam-draft.ts';
import { NEW_CARD } from './exam-fresh.ts';
import {
  aliveOn,
  expectedRecall,
  lotOf,
  project,
  reviewed,
  type Course,
  type ProjectionModel,
} from './project.ts';
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

/** A card that waits for its last look. */
interface Waiting {
  cardId: CardId;
  /** Expected on the day of the exam without one. */
  recall: number;
  earliest: number;
  /** Day in the window on which it is due anyway, else null. */
  fixed: number | null;
  /** Its last look, once given. */
  slot: number;
}

interface WaitingFresh extends Waiting {
  /** Day of its introduction. */
  day: number;
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

/**
 * Expected recall on the day of the exam after a last look.
 * @param alive courses that the card may be on when the day of the look begins
 */
function recallWithLook(
  alive: readonly Course[],
  day: number,
  cardId: CardId,
  model: ProjectionModel,
  window: Window,
): number {
  const { exam, start, target } = window;
  return alive.reduce((sum, course) => {
    const asIs = expectedRecall([course], exam, model);
    const looked = course.from >= start && course.until >= exam;
    if (looked && asIs >= target * course.share) return sum + asIs;
    const lot = lotOf(cardId);
    const after = reviewed(course, day, lot, model);
    return sum + expectedRecall(project(after, lot, exam, model), exam, model);
  }, 0);
}

/** The same for a new card, which shares its outlook with all that have the same ages on the same days. */
function freshRecallWithLook({ outlook, today }: Scope, card: WaitingFresh, window: Window): number {
  const shift = card.day - today;
  const age = card.slot - card.day;
  const shifted = { ...window, exam: window.exam - shift, start: window.start - shift };
  return outlook.remembered(`${age} ${shifted.exam} ${shifted.start} ${window.target}`, () =>
    recallWithLook(outlook.alive(age), today + age, NEW_CARD, outlook.model, shifted),
  );
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
  const recall = expectedRecall(courses, window.exam, scope.model);
  return { cardId: card.cardId, recall, earliest: last + 1, fixed, slot: fixed ?? first };
}

function waitingFresh(card: ExamCard, day: number, { outlook }: Scope, exam: number): WaitingFresh {
  const recall = outlook.recall(exam - day);
  return { cardId: card.cardId, recall, earliest: day + 1, fixed: null, slot: exam - 1, day };
}

function studiedLook(prepared: Prepared, waiting: Waiting | undefined, scope: Scope, window: Window): Look {
  const { card, courses, due } = prepared;
  const { model } = scope;
  if (!waiting) return { card, planDay: null, recall: expectedRecall(courses, window.exam, model) };
  const alive = aliveOn(courses, waiting.slot);
  const recall = recallWithLook(alive, waiting.slot, card.cardId, model, window);
  return { card, planDay: due < window.exam ? due : waiting.slot, recall };
}

function looksOf(scope: Scope, demand: Demand, draft: Draft, window: Window, unsettled: Prepared[]): Look[] {
  const { exam } = demand;
  const first = Math.max(window.start, scope.today);
  const studied = new Map(unsettled.map((prepared) => [prepared, waitingStudied(prepared, scope, window)]));
  const fresh = scope.fresh.slice(0, demand.newCards).map((card, index) => {
    const day = scope.today + Math.floor(index / draft.newPerDay);
    return { card, day, waiting: day < first ? waitingFresh(card, day, scope, exam) : null };
  });
  giveSlots([...studied.values(), ...fresh.flatMap(({ waiting }) => waiting ?? [])], first, exam);
  return [
    ...scope.studied.map((prepared) => studiedLook(prepared, studied.get(prepared), scope, window)),
    ...fresh.map(({ card, day, waiting }): Look => {
      const recall = waiting ? freshRecallWithLook(scope, waiting, window) : scope.outlook.recall(exam - day);
      return { card, planDay: day, recall };
    }),
  ];
}

/** Studied cards that still need their last look. */
function unsettledOf(scope: Scope, exam: number, target: number, begun: number | null): Prepared[] {
  // A last look that has not begun can have settled no card but those studied on the eve.
  const window = { exam, start: begun ?? Infinity, target };
  return scope.studied.filter((prepared) => !isSettled(prepared, scope, window));
}

/** Whether all work is done on the eve. */
export function workFits(scope: Scope, demand: Demand, target: number, begun: number | null): boolean {
  const unsettled = unsettledOf(scope, demand.exam, target, begun);
  return draftPlan(scope, demand, unsettled, begun).unfinished === 0;
}

/**
 * The plan for an exam and what it leads to.
 * @param target recall, 0 to 1
 * @param begun first day of the last look if that has begun, else null
 */
export function assess(scope: Scope, demand: Demand, target: number, begun: number | null): Assessment {
  const unsettled = unsettledOf(scope, demand.exam, target, begun);
  const draft = draftPlan(scope, demand, unsettled, begun);
  const window = { exam: demand.exam, start: draft.windowStart, target };
  const looks = looksOf(scope, demand, draft, window, unsettled);
  const sum = looks.reduce((total, look) => total + look.recall, 0);
  return { draft, looks, recall: looks.length === 0 ? 1 : sum / looks.length };
}
