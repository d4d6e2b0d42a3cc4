import {
  checkExam,
  planExam,
  planExamDays,
  type ExamInput,
  type ExamPlan,
} from '../core/scheduler/exam-plan.ts';
import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { CardId, DayNumber, Memory } from '../core/scheduler/types.ts';
import { planVacation } from '../core/scheduler/vacation.ts';
import { sampleStudied } from '../storage/queries/forecast.ts';
import type { StoredCard } from '../storage/queries/cards.ts';
import {
  examCards,
  keepWindow,
  listAbsences,
  listExams,
  planDays,
  putPlanDay,
  type StoredAbsence,
  type StoredExam,
} from '../storage/queries/plans.ts';
import { keepProfileFact, readProfileFact } from '../storage/queries/settings.ts';
import type { Change } from '../storage/writer.ts';
import type { Context } from './context.ts';
import { ownFigures } from './pace.ts';
import { commit } from './transact.ts';

/** Days that plans ask for, by card, and when each exam's last look begins. */
interface Planned {
  days: Map<CardId, DayNumber>;
  windows: Map<string, DayNumber>;
}

/** Cards that a forecast of an exam is made from; of more, an even sample stands for all. */
const sample = 1500;

/** What a plan is made of; null once the exam's day has come, or where a clock set back puts it out of reach. */
function examInput(context: Context, exam: Omit<StoredExam, 'id' | 'title'>): ExamInput | null {
  const { db, settings, scheduler } = context;
  const { day: today } = context.now();
  const { day, targetRecall, minutesPerDay } = exam;
  const aim = { today, exam: day, targetRecall, minutesPerDay };
  if (checkExam(aim)) return null;
  return {
    ...aim,
    cards: examCards(db, exam.scope, settings.referenceTier ? 'reference' : 'detail'),
    config: scheduler.config,
    figures: ownFigures(context),
    begunWindow: exam.windowStart,
  };
}

/** What the plan of an exam leads to as things stand, null where none can be made. */
export function planOf(context: Context, exam: Omit<StoredExam, 'id' | 'title'>): ExamPlan | null {
  const input = examInput(context, exam);
  if (!input) return null;
  const every = Math.max(1, Math.ceil(input.cards.length / sample));
  const cards = input.cards.filter((_, index) => index % every === 0);
  return enlarged(planExam({ ...input, cards, minutesPerDay: input.minutesPerDay / every }), every);
}

/** The plan for so many times the cards in so many times the minutes. */
function enlarged(plan: ExamPlan, factor: number): ExamPlan {
  const more = (count: number | null) => (count === null ? null : count * factor);
  const { verdict } = plan;
  return {
    ...plan,
    newPerDay: plan.newPerDay * factor,
    minutes: plan.minutes.map((minutes) => minutes * factor),
    verdict:
      verdict.kind === 'fits'
        ? verdict
        : {
            ...verdict,
            alternatives: {
              ...verdict.alternatives,
              minutesPerDay: more(verdict.alternatives.minutesPerDay),
              newCards: more(verdict.alternatives.newCards),
            },
          },
  };
}

function planned(context: Context): Planned {
  const days: Planned['days'] = new Map();
  const windows: Planned['windows'] = new Map();
  const { day: today } = context.now();
  const leaves = listAbsences(context.db);
  for (const exam of listExams(context.db)) {
    const input = examInput(context, exam);
    if (!input) continue;
    context.examPlans.delete(exam.id);
    const plan = planExamDays(input);
    windows.set(exam.id, plan.windowStart);
    for (const { cardId, planDay } of plan.cards) {
      if (planDay === null) continue;
      const known = days.get(cardId);
      const day = dayAtHome(planDay, today, leaves);
      if (known === undefined || day < known) days.set(cardId, day);
    }
  }
  for (const { cardId, planDay } of beforeLeaves(context)) {
    const known = days.get(cardId);
    if (known === undefined || planDay < known) days.set(cardId, planDay);
  }
  return { days, windows };
}

/** The plan of an exam as it was made last on this study day. */
export function planOfToday(context: Context, exam: StoredExam): ExamPlan | null {
  const { day } = context.now();
  const known = context.examPlans.get(exam.id);
  if (known?.day === day) return known.plan;
  const plan = planOf(context, exam);
  context.examPlans.set(exam.id, { day, plan });
  return plan;
}

/** The last day up to this one on which the learner is not away, if it still lies ahead. */
function dayAtHome(day: DayNumber, today: DayNumber, leaves: readonly StoredAbsence[]): DayNumber {
  const earlier = leaves.reduceRight(
    (at, { firstDay, lastDay }) => (firstDay <= at && at <= lastDay ? firstDay - 1 : at),
    day as number,
  );
  return earlier < today ? day : (earlier as DayNumber);
}

/** How far recall may fall, by the days away, below what is desired. */
const slack = 0.1;

/** Recall under which a card may not fall by the return from days away. */
export const recallFloor = ({ settings }: Context): number => settings.desiredRetention - slack;

/** Cards to be studied before days away, so that they are not forgotten by the return. */
function beforeLeaves(context: Context): { cardId: CardId; planDay: DayNumber }[] {
  const { db, scheduler } = context;
  const { day: today } = context.now();
  const leaves = listAbsences(db).filter(({ lastDay }) => lastDay >= today);
  if (leaves.length === 0) return [];
  const studied = sampleStudied(db, 1);
  const floor = recallFloor(context);
  return leaves.flatMap(
    ({ firstDay: from, lastDay: to }) =>
      planVacation({ today, from, to, studied, config: scheduler.config, floor }).before,
  );
}

/** Cards whose plan day is another than it was, with the day that they get. */
function changes(context: Context, days: Planned['days']): [CardId, DayNumber | null][] {
  const before = planDays(context.db);
  const changed: [CardId, DayNumber | null][] = [];
  for (const card of before.keys()) if (!days.has(card)) changed.push([card, null]);
  for (const [card, day] of days) if (before.get(card) !== day) changed.push([card, day]);
  return changed;
}

/** Names the study day of the last plan, which a new start of the program does not make again. */
const plannedOn = 'plannedOn';

/** Plans anew after exams or days away changed. Inside a transaction; `put` sets one card's plan day. */
export function replan(context: Context, put: (card: CardId, day: DayNumber | null) => void): void {
  const { days, windows } = planned(context);
  for (const [card, day] of changes(context, days)) put(card, day);
  for (const [exam, start] of windows) keepWindow(context.db, exam, start);
  const { day } = context.now();
  keepProfileFact(context.db, plannedOn, String(day));
  context.plannedOn = day;
}

/** Does so after undo or redo of changes that plans depend on. Inside a transaction. */
export function replanAfter(context: Context, changes: readonly Change[]): void {
  const planned = (change: Change) =>
    change.type === 'row' && (change.table === 'exam' || change.table === 'absence');
  if (changes.some(planned)) replan(context, (card, day) => putPlanDay(context.db, card, day));
}

/** Plans anew when a study day is met for the first time. It is no step of the learner's, so undo passes over it. */
export function replanOnNewDay(context: Context): void {
  const { day } = context.now();
  const { db } = context;
  context.plannedOn ??= Number(readProfileFact(db, plannedOn)) as DayNumber;
  if (context.plannedOn === day) return;
  context.plannedOn = day;
  if (listExams(db).length + listAbsences(db).length === 0 && planDays(db).size === 0) return;
  commit(context, 'plan.day', () => replan(context, (card, to) => putPlanDay(context.db, card, to)));
}

/**
 * The plan day of a card that was just answered or set to another day: none where it is due before every exam or has had its last
 * look, else the eve of the exam, until the next day's plan spreads what is left.
 */
export function planDayAfter(context: Context, card: StoredCard, memory: Memory): DayNumber | null {
  const { day: today } = context.now();
  const { dueDay, stability, lastReviewDay } = memory;
  if (dueDay === null || stability === null || lastReviewDay === null) return null;
  const { parameters } = context.scheduler.config;
  const eves = listExams(context.db).flatMap((exam) => {
    const eve = exam.day - 1;
    if (eve < today || dueDay <= eve || lastReviewDay >= eve || !covers(exam, card)) return [];
    const looked = exam.windowStart !== null && lastReviewDay >= exam.windowStart;
    const recall = forgettingCurve(exam.day - lastReviewDay, stability, parameters);
    return looked && recall >= exam.targetRecall ? [] : [eve];
  });
  if (eves.length === 0) return null;
  return dayAtHome(Math.min(...eves) as DayNumber, today, listAbsences(context.db));
}

const covers = ({ scope }: StoredExam, { deck, section }: StoredCard) =>
  scope.some((part) => part.deck === deck && (part.sections?.some((id) => id === section) ?? true));
