import type { FocusInput, FocusView } from '../contract/focus.ts';
import { limits } from '../contract/limits.ts';
import type { DeckId, SectionId } from '../core/deck/types.ts';
import { dayStart } from '../core/scheduler/days.ts';
import { buildQueue, type DueCandidate, type Queue, type QueueInput } from '../core/scheduler/queue.ts';
import type { CardId, DayNumber } from '../core/scheduler/types.ts';
import type { Database } from '../storage/database.ts';
import { deckTitles } from '../storage/queries/decks.ts';
import {
  answersAfter,
  focusCards,
  focusRows,
  type FocusRow,
  type GivenAnswer,
} from '../storage/queries/focus.ts';
import { sectionTitles } from '../storage/queries/plans.ts';
import { lastReviewId, type TodaysAnswer } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { withRecall } from './kept-cards.ts';
import { countAnswers, queueBase } from './queue-base.ts';
import type { Session } from './session.ts';

/** Study days, today among them, in which a miss counts. */
const MISS_DAYS = 7;

type Wish = Omit<FocusView, 'deck' | 'section' | 'done' | 'total'> & {
  deck: DeckId | null;
  section: SectionId | null;
};

/** The cards that study is held to until it is let go, or the program ends. */
export class Focus {
  readonly wish: Wish;
  /** Newest row of the log before it began. */
  readonly since: string;
  private readonly db: Database;
  private readonly cards: readonly CardId[];
  private known: { day: DayNumber; rows: FocusRow[] } | null = null;

  constructor(db: Database, wish: Wish, cards: readonly CardId[]) {
    this.db = db;
    this.wish = wish;
    this.cards = cards;
    this.since = lastReviewId(db) ?? '';
  }

  /** Those of its cards that may be served on a day; of a card answered since, as it was before. */
  rows(day: DayNumber): readonly FocusRow[] {
    if (this.known?.day !== day) this.known = { day, rows: focusRows(this.db, this.cards, day) };
    return this.known.rows;
  }

  /** Answers to its cards since it began, by card. */
  given(): Map<CardId, GivenAnswer[]> {
    const own = new Set(this.cards);
    const answers = answersAfter(this.db, this.since).filter(({ cardId }) => own.has(cardId));
    return Map.groupBy(answers, ({ cardId }) => cardId);
  }

  forget(): void {
    this.known = null;
  }
}

/** The cards that somebody asks for as they are now. */
export function newFocus(context: Context, input: FocusInput): Focus {
  const { day, offsetMinutes } = context.now();
  const { rolloverHour, referenceTier } = context.settings;
  const { deck = null, section = null, flag = null, ahead = null, reschedule } = input;
  const state = input.state ?? (ahead === null ? 'all' : 'due');
  const wish: Wish = { deck, section, flag, ahead, reschedule, state };
  const firstDay = (day - MISS_DAYS + 1) as DayNumber;
  const cards = focusCards(context.db, {
    deck,
    section,
    flag,
    state,
    until: (day + (ahead ?? 0)) as DayNumber,
    since: dayStart(firstDay, offsetMinutes, rolloverHour),
    lastTier: referenceTier ? 'reference' : 'detail',
    day,
    limit: limits.focus,
  });
  return new Focus(context.db, wish, cards);
}

/** How cards of each phase are counted. */
const practiceKinds = { new: 'new', learning: 'learning', relearning: 'learning', review: 'review' } as const;

type Base = ReturnType<typeof queueBase>;

/** A due candidate of any card that was studied before. */
function asDue(row: FocusRow, context: Context, day: DayNumber): DueCandidate {
  const { lastReviewDay, stability } = row;
  const { parameters } = context.scheduler.config;
  if (lastReviewDay === null || stability === null) return { ...row, recall: 0 };
  return withRecall({ ...row, lastReviewDay, stability }, day, parameters);
}

function candidates(context: Context, rows: readonly FocusRow[], day: DayNumber) {
  const due = (phases: readonly FocusRow['phase'][]) =>
    rows.filter(({ phase }) => phases.includes(phase)).map((row) => asDue(row, context, day));
  return {
    interday: due(['learning', 'relearning']),
    reviews: due(['review']),
    fresh: rows.filter(({ phase }) => phase === 'new'),
  };
}

const withoutLimits = {
  limits: { newPerDay: Infinity, reviewsPerDay: Infinity },
  deckLeft: new Map<string, never>(),
  referenceTier: true,
};

/** Every card once, whatever its claim; one that was not known comes once more at the end. */
function practiceQueue(
  context: Context,
  base: Base,
  rows: readonly FocusRow[],
  given: ReadonlyMap<CardId, GivenAnswer[]>,
): Queue {
  const left = rows.filter(({ cardId }) => !given.has(cardId));
  const done = rows.filter(({ cardId }) => given.has(cardId)).map(({ phase }) => practiceKinds[phase]);
  const count = (kind: 'new' | 'review') => done.filter((each) => each === kind).length;
  const last = [...given.keys()].at(-1);
  const alone = left.map((row) => ({ ...row, sibling: row.cardId }));
  const queue = buildQueue({
    ...base,
    ...withoutLimits,
    ...candidates(context, alone, base.day),
    steps: [],
    answeredToday: [],
    answered: { new: count('new'), review: count('review') },
    lastSection: rows.find(({ cardId }) => cardId === last)?.section ?? base.lastSection,
  });
  const awake = new Set(rows.map(({ cardId }) => cardId));
  const again = [...given].flatMap(([cardId, [answer, ...more]]) =>
    awake.has(cardId) && answer?.grade === 1 && more.length === 0
      ? [{ cardId, kind: 'learning' as const }]
      : [],
  );
  const { counts } = queue;
  return {
    ...queue,
    order: [...queue.order, ...again],
    counts: { ...counts, learning: counts.learning + again.length },
  };
}

/** Cards not yet answered since the focus began, early or not, and those of it that are in their steps. */
function reviewQueue(
  context: Context,
  base: Base,
  rows: readonly FocusRow[],
  given: ReadonlyMap<CardId, GivenAnswer[]>,
): Queue {
  const own = new Set(rows.map(({ cardId }) => cardId));
  const left = rows.filter(({ cardId, dueAt }) => !given.has(cardId) && dueAt === null);
  const input: QueueInput = {
    ...base,
    ...withoutLimits,
    ...candidates(context, left, base.day),
    steps: base.steps.filter(({ cardId }) => own.has(cardId)),
    answered: countAnswers([...given.values()].flat()),
  };
  return buildQueue(input);
}

/** What a focused session would serve now; the day's limits do not apply to it. */
export function focusedSession(
  context: Context,
  focus: Focus,
  moment: Moment,
  answers: readonly TodaysAnswer[],
): Session {
  const { reschedule } = focus.wish;
  const rows = focus.rows(moment.day);
  const given = focus.given();
  const base = queueBase(context, moment, answers);
  const queue = (reschedule ? reviewQueue : practiceQueue)(context, base, rows, given);
  const soon = rows.filter(({ showDay }) => reschedule && showDay !== null && showDay <= moment.day + 1);
  return {
    moment,
    queue,
    decks: new Map(rows.map(({ cardId, deck }) => [cardId, deck])),
    byDay: new Set(soon.map(({ cardId }) => cardId)),
    answered: answers.length,
    overLimit: () => 0,
    done: given.size,
  };
}

/** The focused session that runs, for the learner; null for an ordinary one. */
export function focusView(context: Context, { queue, done }: Session): FocusView | null {
  const { focus, db } = context;
  if (!focus || done === null) return null;
  const { deck, section, ...rest } = focus.wish;
  const given = focus.given();
  const left = queue.order.filter(({ cardId }) => !given.has(cardId));
  const titles = new Map(deckTitles(db).map(({ id, title }) => [id, title]));
  return {
    ...rest,
    deck: deck && { id: deck, title: titles.get(deck) ?? deck },
    section: section && { id: section, title: sectionTitles(db).get(section) ?? section },
    done,
    total: done + left.length,
  };
}
