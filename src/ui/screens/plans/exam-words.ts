import type { ExamPlan } from '../../../contract/plans.ts';
import { t } from '../../i18n/en.ts';
import { date } from '../../i18n/format.ts';

const words = t.plans;

/** "24 Nov 2026" from "2026-11-24". */
export function dateInWords(day: string): string {
  return date(new Date(`${day}T12:00`).getTime());
}

/** A date so many days after an instant on the learner's own calendar, `2026-11-24`. */
export function dateAfter(now: number, days: number): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Whether minutes and date fit, in one sentence. */
export function verdictSentence(
  plan: ExamPlan,
  { targetRecall, minutesPerDay }: { targetRecall: number; minutesPerDay: number },
): string {
  if (plan.verdict.kind === 'fits') return words.fits(Math.max(1, ...plan.minutes));
  if (plan.verdict.cause === 'minutes') return words.shortMinutes(minutesPerDay);
  return words.shortRecall(targetRecall, plan.recall?.expected ?? 0);
}

/** What would fit instead, each in a few words; empty where the plan fits. */
export function alternatives({ verdict }: ExamPlan): string[] {
  if (verdict.kind === 'fits') return [];
  const { minutesPerDay, date: later, newCards, targetRecall } = verdict.alternatives;
  const found = [
    minutesPerDay === null ? null : words.withMinutes(minutesPerDay),
    later === null ? null : words.withDate(dateInWords(later)),
    newCards === null ? null : words.withCards(newCards),
    targetRecall === null ? null : words.withTarget(targetRecall),
  ].filter((each) => each !== null);
  return found.length === 0 ? [words.nothingFits] : found;
}
