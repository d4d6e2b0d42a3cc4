import { Problem } from '../problem.ts';
import { retrievability } from './schedule.ts';
import type { StudiedCard } from './simulate.ts';
import { spreadEvenly } from './spread.ts';
import type { CardId, DayNumber, SchedulerConfig } from './types.ts';

/** Days after the return over which cards are spread at most. */
const MOST_RETURN_DAYS = 14;

export interface VacationInput {
  today: DayNumber;
  /** Days away, both included. */
  from: DayNumber;
  to: DayNumber;
  studied: readonly StudiedCard[];
  config: SchedulerConfig;
  /** Recall, 0 to 1, that a card may not fall under on the day of the return if that can be helped. */
  floor: number;
}

export interface VacationPlan {
  /** Cards to study before the leave, each on a day before its due day. */
  before: { cardId: CardId; planDay: DayNumber }[];
  /** Cards that fall due while away, and the days after the return on which they are served. */
  after: { cardId: CardId; day: DayNumber }[];
}

interface Affected {
  card: StudiedCard;
  /** Recall on the day of the return without a review before. */
  recall: number;
  /** Day from which a review teaches enough: half of the interval has passed. */
  earliest: number;
}

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Day on which a studied card is due, or today for a step that runs. */
const dueDayOf = ({ memory }: StudiedCard, today: DayNumber): number => memory.dueDay ?? today;

/** Cards already due on each of some days. */
function loadOf(cards: readonly StudiedCard[], today: DayNumber, first: number, days: number): number[] {
  const load = Array<number>(days).fill(0);
  for (const card of cards) {
    const index = Math.max(today, dueDayOf(card, today)) - first;
    if (load[index] !== undefined) load[index] += 1;
  }
  return load;
}

/** A day for each card, as even as possible with what is there already; earlier days for earlier cards. */
function spreadOver(cards: readonly Affected[], load: readonly number[], first: number) {
  const days = spreadEvenly(load, cards.length).flatMap((count, index) =>
    Array<number>(count).fill(first + index),
  );
  return cards.map(({ card, earliest }, index) => ({
    cardId: card.cardId,
    day: Math.max(days[index] ?? first, earliest) as DayNumber,
  }));
}

/** What is wrong with the days of a leave, or null. */
export function checkVacation({
  today,
  from,
  to,
  floor,
}: Omit<VacationInput, 'studied' | 'config'>): Problem | null {
  if (!Number.isInteger(from) || !Number.isInteger(to) || to < from) {
    return new Problem(
      'vacation.days',
      'The leave ends before it begins; choose a last day after the first.',
    );
  }
  if (to < today) return new Problem('vacation.days', 'The leave is over; choose days that lie ahead.');
  if (floor >= 0 && floor < 1) return null;
  const message = `The recall to keep is ${floor}; give a number from 0 up to but not including 1, such as 0.8.`;
  return new Problem('vacation.floor', message);
}

/**
 * Keeps days away free. Cards that fall due on them and would fall under the floor until the return are
 * studied before the leave, the most forgettable last, unless they were just reviewed; all others after the return, the most forgettable
 * first, over as many days as the leave has (two weeks at most). Both are spread by what is due on those days
 * already. While away, what was due before waits too. The cards themselves stay as they are.
 * @throws Problem for what `checkVacation` reports
 */
export function planVacation(input: VacationInput): VacationPlan {
  const problem = checkVacation(input);
  if (problem) throw problem;
  const { today, from, to, studied, config, floor } = input;
  const back = (to + 1) as DayNumber;
  const away = today >= from;
  const affected = studied
    .filter((card) => {
      const due = dueDayOf(card, today);
      return due <= to && (away || due >= from);
    })
    .map((card): Affected => {
      const { memory } = card;
      const recall = retrievability(memory, back, config.parameters) ?? 0;
      const earliest = (memory.lastReviewDay ?? -Infinity) + Math.max(1, Math.ceil(memory.intervalDays / 2));
      return { card, recall, earliest };
    })
    .sort((a, b) => a.recall - b.recall || compareText(a.card.cardId, b.card.cardId));
  const isPulled = ({ recall, earliest }: Affected) => !away && recall < floor && earliest < from;
  const pulled = affected.filter(isPulled).reverse();
  const postponed = affected.filter((each) => !isPulled(each));
  const returnDays = Math.min(to - from + 1, MOST_RETURN_DAYS);
  const before = spreadOver(pulled, loadOf(studied, today, today, Math.max(1, from - today)), today);
  return {
    before: before.map(({ cardId, day }) => ({ cardId, planDay: day })),
    after: spreadOver(postponed, loadOf(studied, today, back, returnDays), back),
  };
}
