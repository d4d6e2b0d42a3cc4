import { loadHorizon, type DueLoad } from '../core/scheduler/load-balance.ts';
import type { DayNumber } from '../core/scheduler/types.ts';
import type { StoredCard } from '../storage/queries/cards.ts';
import { dayLoads, siblingDays } from '../storage/queries/load.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';

/** What is due besides a card on the days on which it may come next. */
export function dueLoad({ db, settings }: Context, card: StoredCard, { day: today }: Moment): DueLoad {
  const loads = dayLoads(db, today, (today + loadHorizon) as DayNumber);
  const family = siblingDays(db, card.item);
  const own = family.find(({ id }) => id === card.id)?.day ?? null;
  return {
    cards: (day) => (loads.get(day) ?? 0) - (day === own ? 1 : 0),
    siblingDays: family.flatMap(({ id, day }) => (id === card.id ? [] : [day])),
    easyDays: settings.easyDays,
  };
}
