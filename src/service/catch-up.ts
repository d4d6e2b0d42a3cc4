import type { CatchUpOffer, CatchUpPreview } from '../contract/plans.ts';
import { planCatchUp } from '../core/scheduler/catch-up.ts';
import { dayStart } from '../core/scheduler/days.ts';
import type { DayNumber } from '../core/scheduler/types.ts';
import { countStudied, countOverdue, sampleStudied } from '../storage/queries/forecast.ts';
import { dayLoads } from '../storage/queries/load.ts';
import { answersSince } from '../storage/queries/reviews.ts';
import { absenceOn } from './absences.ts';
import type { Context } from './context.ts';
import { estimateMinutes, ownFigures } from './pace.ts';
import { transact } from './transact.ts';

/** Cards that a plan is made from; of more, an even sample stands for all. */
const sample = 1000;
/** Reviews overdue, and times what usual days ask, from which somebody is behind. */
const behind = { cards: 20, days: 2 };
const usualDays = 7;
/** Days in which an offered catch-up is to be done, and bounds of its minutes. */
const wanted = { days: 7, least: 5, most: 60 };

/**
 * What catching up at so many minutes a day would mean.
 * @throws Problem `catch-up.minutes`
 */
export function preview(context: Context, minutesPerDay: number): CatchUpPreview {
  const { db, scheduler } = context;
  const { day: today } = context.now();
  const every = Math.max(1, Math.ceil(countStudied(db) / sample));
  const plan = planCatchUp({
    today,
    studied: sampleStudied(db, every),
    minutesPerDay: minutesPerDay / every,
    config: scheduler.config,
    figures: ownFigures(context),
  });
  return { overdue: countOverdue(db, today), today: plan.reviewsToday * every, days: plan.days };
}

/** A catch-up for a learner who is behind; null for one who is not, is away or catches up already. */
export function offer(context: Context): CatchUpOffer | null {
  const { db, settings } = context;
  const { day } = context.now();
  if (settings.catchUp || absenceOn(context, day)) return null;
  const overdue = countOverdue(db, day);
  const ahead = [...dayLoads(db, day, (day + usualDays) as DayNumber).values()];
  const usual = ahead.reduce((sum, cards) => sum + cards, 0) / usualDays;
  if (overdue < behind.cards || overdue <= behind.days * usual) return null;
  const minutes = estimateMinutes(context, { review: overdue / wanted.days + usual, learning: 0, new: 0 });
  const rounded = Math.ceil(minutes / wanted.least) * wanted.least;
  return { ...previewOfToday(context, Math.min(rounded, wanted.most), day), overdue };
}

function previewOfToday(context: Context, minutesPerDay: number, day: DayNumber): CatchUpOffer {
  const known = context.catchUpOffer;
  if (known?.day === day && known.offer.minutesPerDay === minutesPerDay) return known.offer;
  const made = { ...preview(context, minutesPerDay), minutesPerDay };
  context.catchUpOffer = { day, offer: made };
  return made;
}

/** Begins to catch up: fewer reviews a day, new cards rest. It ends by itself when nothing is overdue. */
export function start(context: Context, minutesPerDay: number): CatchUpPreview {
  const plan = preview(context, minutesPerDay);
  transact(context, 'catchUp.start', 'catching up', (writer) => {
    writer.putSetting('catchUp', dayOf(context, minutesPerDay, plan));
  });
  return plan;
}

export function stop(context: Context): { changed: number } {
  const running = context.settings.catchUp !== null;
  transact(context, 'catchUp.stop', 'ending the catch-up', (writer) => {
    writer.putSetting('catchUp', null);
  });
  return { changed: running ? 1 : 0 };
}

/** Sets how many reviews a new day asks, or ends the catch-up where nothing is left of the backlog. */
export function continueOnNewDay(context: Context): void {
  const { catchUp } = context.settings;
  const { day } = context.now();
  if (!catchUp || catchUp.day === day) return;
  const plan = preview(context, catchUp.minutesPerDay);
  const next = plan.overdue === 0 ? null : dayOf(context, catchUp.minutesPerDay, plan);
  transact(context, 'catchUp.start', null, (writer) => {
    writer.putSetting('catchUp', next);
  });
}

/** Reviews answered before are part of the day. */
function dayOf(context: Context, minutesPerDay: number, plan: CatchUpPreview) {
  const { day, offsetMinutes } = context.now();
  const since = dayStart(day, offsetMinutes, context.settings.rolloverHour);
  const answered = answersSince(context.db, since).filter(({ kind }) => kind === 'review').length;
  return { minutesPerDay, day, reviews: answered + plan.today };
}
