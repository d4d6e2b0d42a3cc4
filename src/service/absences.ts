import type { Absence } from '../contract/plans.ts';
import { Problem } from '../core/problem.ts';
import { dateOfDay, dayOfDate } from '../core/scheduler/days.ts';
import type { DayNumber } from '../core/scheduler/types.ts';
import { checkVacation } from '../core/scheduler/vacation.ts';
import { listAbsences, type StoredAbsence } from '../storage/queries/plans.ts';
import type { Context } from './context.ts';
import { recallFloor, replan } from './plan-days.ts';
import { transact } from './transact.ts';

const view = ({ id, firstDay, lastDay }: StoredAbsence): Absence => ({
  id,
  from: dateOfDay(firstDay),
  to: dateOfDay(lastDay),
});

/** Every absence that is not over, the earliest first. */
export function absences(context: Context): Absence[] {
  const { day } = context.now();
  return listAbsences(context.db)
    .filter(({ lastDay }) => lastDay >= day)
    .map(view);
}

/** The absence that covers a study day, null where there is none. */
export function absenceOn(context: Context, day: DayNumber): Absence | null {
  const found = listAbsences(context.db).find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  return found ? view(found) : null;
}

/**
 * Stores days away, new or changed, and plans around them.
 * @throws Problem `absence.unknown`, or `vacation.…` for days that make no leave
 */
export function saveAbsence(
  context: Context,
  input: { id: string | null; from: string; to: string },
): Absence {
  const [from, to] = [dayOfDate(input.from), dayOfDate(input.to)];
  if (from === null || to === null) {
    throw new Problem('vacation.days', 'One of the days is no date; choose both from the calendar.');
  }
  const problem = checkVacation({ today: context.now().day, from, to, floor: recallFloor(context) });
  if (problem) throw problem;
  if (input.id !== null) requireAbsence(context, input.id);
  const id = input.id ?? context.newId();
  transact(context, 'absence.save', 'days away', (writer) => {
    writer.putPlan('absence', id, { first_day: from, last_day: to });
    replan(context, (card, day) => writer.updateCard(card, { plan_day: day }));
  });
  return { id, from: input.from, to: input.to };
}

/** @throws Problem `absence.unknown` */
export function removeAbsence(context: Context, id: string): { changed: number } {
  requireAbsence(context, id);
  transact(context, 'absence.remove', 'removing days away', (writer) => {
    writer.removePlan('absence', id);
    replan(context, (card, day) => writer.updateCard(card, { plan_day: day }));
  });
  return { changed: 1 };
}

function requireAbsence({ db }: Context, id: string): void {
  if (!listAbsences(db).some((each) => each.id === id)) {
    throw new Problem('absence.unknown', `There are no days away ${id} in this profile.`);
  }
}
