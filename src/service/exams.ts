import type { Exam, ExamInput, ExamPlan } from '../contract/plans.ts';
import type { Today } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { checkExam, type ExamPlan as Plan } from '../core/scheduler/exam-plan.ts';
import { dateOfDay, dayOfDate } from '../core/scheduler/days.ts';
import {
  examCards,
  examColumns,
  listExams,
  sectionTitles,
  type StoredExam,
} from '../storage/queries/plans.ts';
import type { Context } from './context.ts';
import { quoted } from './labels.ts';
import { planOf, planOfToday, replan } from './plan-days.ts';
import { transact } from './transact.ts';

/** Every exam with its plan of this day, the next one first. */
export function exams(context: Context): Exam[] {
  return listExams(context.db).map((exam) => examView(context, exam));
}

/**
 * What the plan of an exam would say; nothing is stored.
 * @throws Problem `exam.…` for settings that no plan can be made of
 */
export function previewExam(context: Context, input: ExamInput): ExamPlan {
  const exam = examOf(context, input);
  const plan = planOf(context, exam);
  if (!plan) throw new Problem('exam.day', 'The exam is not in the future; choose a day after today.');
  return planView(context, exam, plan);
}

/**
 * Stores an exam, new or changed, and plans for it.
 * @throws Problem `exam.unknown`, or `exam.…` for settings that no plan can be made of
 */
export function saveExam(context: Context, input: ExamInput): Exam {
  const { id: known, ...exam } = examOf(context, input);
  const id = known ?? context.newId();
  transact(context, 'exam.save', `exam ${quoted(exam.title)}`, (writer) => {
    writer.putPlan('exam', id, examColumns(exam));
    replan(context, (card, day) => writer.updateCard(card, { plan_day: day }));
  });
  return examView(context, requireExam(context, id));
}

/** @throws Problem `exam.unknown` */
export function removeExam(context: Context, id: string): { changed: number } {
  const { title } = requireExam(context, id);
  transact(context, 'exam.remove', `removing the exam ${quoted(title)}`, (writer) => {
    writer.removePlan('exam', id);
    replan(context, (card, day) => writer.updateCard(card, { plan_day: day }));
  });
  return { changed: 1 };
}

/** What the next exams ask for, in short. */
export function examsAhead(context: Context): Today['exams'] {
  const { day: today } = context.now();
  return listExams(context.db)
    .filter(({ day }) => day > today)
    .map((exam) => {
      const plan = planOfToday(context, exam);
      return {
        id: exam.id,
        title: exam.title,
        date: dateOfDay(exam.day),
        daysLeft: exam.day - today,
        targetRecall: exam.targetRecall,
        recall: plan?.recall ?? null,
        fits: plan?.verdict.kind === 'fits',
      };
    });
}

function requireExam({ db }: Context, id: string): StoredExam {
  const exam = listExams(db).find((each) => each.id === id);
  if (!exam) throw new Problem('exam.unknown', `There is no exam ${id} in this profile.`);
  return exam;
}

type Wanted = Omit<StoredExam, 'id'> & { id: string | null };

function examOf(context: Context, input: ExamInput): Wanted {
  const day = dayOfDate(input.date);
  if (day === null) {
    throw new Problem('exam.day', `${input.date} is no date; choose a day from the calendar.`);
  }
  const { targetRecall, minutesPerDay } = input;
  const problem = checkExam({ today: context.now().day, exam: day, targetRecall, minutesPerDay });
  if (problem) throw problem;
  const stored = input.id === null ? null : requireExam(context, input.id);
  const title = input.title.trim() || 'Exam';
  const exam: Wanted = {
    id: input.id,
    title,
    day,
    scope: input.scope,
    targetRecall,
    minutesPerDay: Math.ceil(minutesPerDay),
    // A last look that had begun for another exam says nothing about this one.
    windowStart: stored?.day === day ? stored.windowStart : null,
  };
  if (examCards(context.db, exam.scope, 'reference').length === 0) {
    throw new Problem('exam.empty', 'The exam covers no card; choose a deck or sections that have cards.');
  }
  return exam;
}

function examView(context: Context, exam: StoredExam): Exam {
  const plan = planOfToday(context, exam);
  return {
    id: exam.id,
    title: exam.title,
    date: dateOfDay(exam.day),
    scope: exam.scope,
    targetRecall: exam.targetRecall,
    minutesPerDay: exam.minutesPerDay,
    plan: plan && planView(context, exam, plan),
  };
}

function planView(context: Context, exam: Omit<StoredExam, 'id'>, plan: Plan): ExamPlan {
  const titles = sectionTitles(context.db);
  const cards = examCards(context.db, exam.scope, context.settings.referenceTier ? 'reference' : 'detail');
  const bySection = Map.groupBy(cards, ({ section }) => section);
  return {
    cards: cards.length,
    begun: cards.filter(({ memory }) => memory.phase !== 'new').length,
    daysLeft: exam.day - context.now().day,
    newPerDay: plan.newPerDay,
    lastLookFrom: dateOfDay(plan.windowStart),
    minutes: plan.minutes,
    recall: plan.recall && { ...plan.recall, cards: cards.length },
    sections: plan.sections.map((part) => ({
      ...part,
      cards: bySection.get(part.section)?.length ?? 0,
      title: titles.get(part.section) ?? part.section,
    })),
    verdict: verdictView(plan),
  };
}

function verdictView({ verdict }: Plan): ExamPlan['verdict'] {
  if (verdict.kind === 'fits') return verdict;
  const { exam, ...rest } = verdict.alternatives;
  return { ...verdict, alternatives: { ...rest, date: exam === null ? null : dateOfDay(exam) } };
}
