import { Problem } from '../problem.ts';
import { visitSeconds, type LearnerFigures } from './learner.ts';
import { expectedSeconds, lotOf, present, project, reviewed, type ProjectionModel } from './project.ts';
import { retrievability } from './schedule.ts';
import type { StudiedCard } from './simulate.ts';
import type { CardId, DayNumber, SchedulerConfig } from './types.ts';

/** Days ahead within which a backlog has to end; most do within the first number. */
const HORIZONS = [30, 180] as const;
const LEAST_SHARE = 0.05;

export interface CatchUpInput {
  today: DayNumber;
  /** Every card that was studied; those due before today or on it are to be caught up with. */
  studied: readonly StudiedCard[];
  minutesPerDay: number;
  config: SchedulerConfig;
  figures: LearnerFigures;
}

export interface CatchUpDay {
  day: DayNumber;
  /** Cards of the backlog served on this day. */
  backlog: number;
  /** Cards of the backlog left for the days after. */
  left: number;
  /** Expected, with what falls due meanwhile; what does not fit is put off to the next day. */
  minutes: number;
}

export interface CatchUp {
  /**
   * Every card due, the least likely recalled first, as in the queue: by the memory model a review of those
   * gains most, so that more is remembered on every day than the other way round. `day` is the day on which
   * a card's turn comes, null where it does not within half a year.
   */
  cards: { cardId: CardId; day: DayNumber | null }[];
  /** How many reviews to serve today. */
  reviewsToday: number;
  /** Days until all are caught up with, today counted; null where these minutes do not suffice. */
  days: number | null;
  /** From today to the day on which the last card is caught up with; new cards rest until then. */
  forecast: CatchUpDay[];
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function byRecall(cards: readonly StudiedCard[], today: DayNumber, config: SchedulerConfig): StudiedCard[] {
  return cards
    .map((card) => ({ card, recall: retrievability(card.memory, today, config.parameters) ?? 0 }))
    .sort((a, b) => a.recall - b.recall || compareText(a.card.cardId, b.card.cardId))
    .map(({ card }) => card);
}

/** Serves the backlog day by day in the minutes that the cards due meanwhile leave. */
class Drain {
  private readonly today: DayNumber;
  private readonly model: ProjectionModel;
  private readonly budget: number;
  /** Expected seconds by days from today. */
  private readonly load: number[];
  private readonly end: number;
  private over = 0;

  constructor(today: DayNumber, days: number, model: ProjectionModel, minutesPerDay: number) {
    this.today = today;
    this.end = today + days;
    this.load = Array<number>(days).fill(0);
    this.model = model;
    this.budget = minutesPerDay * 60;
  }

  private readonly visit = (day: number, seconds: number) => {
    this.load[day - this.today] = (this.load[day - this.today] ?? 0) + seconds;
  };

  /** A card that is due by itself later. */
  expect({ cardId, memory }: StudiedCard): void {
    project([present(memory, this.today)], lotOf(cardId), this.end, this.model, this.visit);
  }

  /** Serves cards from the end of the list, which gets shorter. */
  day(index: number, waiting: StudiedCard[]): { served: StudiedCard[]; minutes: number } {
    const day = this.today + index;
    const served: StudiedCard[] = [];
    let seconds = this.over + (this.load[index] ?? 0);
    for (let card = waiting.at(-1); card; card = waiting.at(-1)) {
      const course = { ...present(card.memory, day), until: day };
      const needed = expectedSeconds(course, day, this.model);
      if (seconds + needed > this.budget) break;
      seconds += needed;
      const lot = lotOf(card.cardId);
      const after = reviewed(course, day, lot, this.model);
      project(after, lot, this.end, this.model, this.visit);
      served.push(card);
      waiting.pop();
    }
    this.over = Math.max(0, seconds - this.budget);
    return { served, minutes: Math.min(seconds, this.budget) / 60 };
  }
}

function drainWithin(input: CatchUpInput, days: number, model: ProjectionModel): CatchUp {
  const { today, studied, config } = input;
  const drain = new Drain(today, days, model, input.minutesPerDay);
  const isLater = ({ memory }: StudiedCard) => memory.dueDay !== null && memory.dueDay > today;
  for (const card of studied) if (isLater(card)) drain.expect(card);
  const due = studied.filter((card) => !isLater(card));
  const waiting = byRecall(due, today, config).reverse();
  const forecast: CatchUpDay[] = [];
  const cards: CatchUp['cards'] = [];
  for (let index = 0; index < days && waiting.length > 0; index += 1) {
    const day = (today + index) as DayNumber;
    const { served, minutes } = drain.day(index, waiting);
    for (const { cardId } of served) cards.push({ cardId, day });
    forecast.push({ day, backlog: served.length, left: waiting.length, minutes });
  }
  const rest = waiting.toReversed().map(({ cardId }) => ({ cardId, day: null }));
  return {
    cards: [...cards, ...rest],
    reviewsToday: forecast[0]?.backlog ?? 0,
    days: waiting.length > 0 ? null : forecast.length,
    forecast,
  };
}

/**
 * A way back after an absence: what is due is served in the order of recall within the day's minutes, the
 * rest on the days after, in the room that cards falling due meanwhile leave. Expectations only, no luck:
 * the same input gives the same days. Nothing about the cards themselves changes.
 * @throws Problem when there are no minutes
 */
export function planCatchUp(input: CatchUpInput): CatchUp {
  const { minutesPerDay, config, figures } = input;
  if (!(minutesPerDay > 0 && minutesPerDay <= 1440)) {
    const message = `The catch-up has ${minutesPerDay} minutes a day; give more than 0 and at most 1440.`;
    throw new Problem('catch-up.minutes', message);
  }
  const visit = visitSeconds(figures, config.steps);
  const model = { config, figures, visit, leastShare: LEAST_SHARE };
  const [soon, late] = HORIZONS;
  const plan = drainWithin(input, soon, model);
  return plan.days === null ? drainWithin(input, late, model) : plan;
}
