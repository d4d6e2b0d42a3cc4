import type { Tier } from '../../core/deck/types.ts';
import type { StepCandidate, DueCandidate, NewCandidate } from '../../core/scheduler/queue.ts';
import type { CardId, DayNumber, Memory } from '../../core/scheduler/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';

/** A card as it is stored. */
export interface StoredCard {
  id: CardId;
  /** Number of its item. */
  item: number;
  deck: string;
  section: string;
  sibling: string;
  suspended: boolean;
  buriedDay: DayNumber | null;
  flag: number;
  memory: Memory;
}

interface MemoryRow {
  model: 'fsrs-6';
  parameter_set: string;
  phase: Memory['phase'];
  stability: number | null;
  difficulty: number | null;
  step: number | null;
  due_at: number | null;
  due_day: DayNumber | null;
  interval_days: number;
  last_review_at: number | null;
  last_review_day: DayNumber | null;
  reps: number;
  lapses: number;
}

export interface CardRow extends MemoryRow {
  id: CardId;
  item: number;
  deck: string;
  section: string;
  sibling_key: string;
  suspended: number;
  buried_day: DayNumber | null;
  flag: number;
}

function memoryOf(row: MemoryRow): Memory {
  return {
    model: row.model,
    parameterSet: row.parameter_set,
    phase: row.phase,
    stability: row.stability,
    difficulty: row.difficulty,
    step: row.step,
    dueAt: row.due_at,
    dueDay: row.due_day,
    intervalDays: row.interval_days,
    lastReviewAt: row.last_review_at,
    lastReviewDay: row.last_review_day,
    reps: row.reps,
    lapses: row.lapses,
  };
}

/** The columns of a card that hold its memory. */
export function memoryColumns(memory: Memory): Columns {
  return {
    model: memory.model,
    parameter_set: memory.parameterSet,
    phase: memory.phase,
    stability: memory.stability,
    difficulty: memory.difficulty,
    step: memory.step,
    due_at: memory.dueAt,
    due_day: memory.dueDay,
    interval_days: memory.intervalDays,
    last_review_at: memory.lastReviewAt,
    last_review_day: memory.lastReviewDay,
    reps: memory.reps,
    lapses: memory.lapses,
  };
}

export function cardOf(row: CardRow): StoredCard {
  return {
    id: row.id,
    item: row.item,
    deck: row.deck,
    section: row.section,
    sibling: row.sibling_key,
    suspended: row.suspended === 1,
    buriedDay: row.buried_day,
    flag: row.flag,
    memory: memoryOf(row),
  };
}

export function findCard(db: Database, id: string): StoredCard | null {
  const row = prepared<[string], CardRow>(db, 'SELECT * FROM card WHERE id = ?').get(id);
  return row ? cardOf(row) : null;
}

export function findCardOfItem(db: Database, item: number): StoredCard | null {
  const row = prepared<[number], CardRow>(db, 'SELECT * FROM card WHERE item = ?').get(item);
  return row ? cardOf(row) : null;
}

const candidate = 'id AS cardId, sibling_key AS sibling, deck, section';
const awake = 'suspended = 0 AND (buried_day IS NULL OR buried_day < @day)';
const inDecks = '(deck IN (SELECT value FROM json_each(@decks))) = @inside';
// Tiers sort as they are named: core, detail, reference.
const isNew = `phase = 'new' AND tier <= @lastTier AND ${awake}`;
const isWaiting = `phase = 'review' AND show_day <= @day AND ${awake}`;

/** Queries that the queue stands on; each is served by one partial index. */
export const queueQueries = {
  steps: `SELECT ${candidate}, due_at AS dueAt FROM card
    WHERE due_at IS NOT NULL AND ${awake} ORDER BY due_at`,
  interday: `SELECT ${candidate}, last_review_day AS lastReviewDay, stability FROM card
    WHERE phase IN ('learning', 'relearning') AND show_day <= @day AND ${awake}`,
  reviews: `SELECT ${candidate}, last_review_day AS lastReviewDay, stability FROM card
    WHERE ${isWaiting} AND ${inDecks} ORDER BY max(0, @day - last_review_day) / stability DESC, id LIMIT @limit`,
  fresh: `SELECT ${candidate}, tier, position FROM card
    WHERE ${isNew} AND ${inDecks} ORDER BY tier, position, id LIMIT @limit`,
  planned: `SELECT ${candidate}, tier, position FROM card
    WHERE plan_day <= @day AND phase = 'new' AND ${awake} ORDER BY tier, position, id`,
  freshCount: `SELECT count(*) AS count FROM card WHERE ${isNew}`,
  waiting: `SELECT DISTINCT sibling_key AS sibling FROM card WHERE ${isWaiting}`,
  dueCount: `SELECT count(*) AS count FROM card
    WHERE phase IN ('learning', 'review', 'relearning') AND show_day <= @day AND suspended = 0`,
};

export type DueRow = Omit<DueCandidate, 'recall'> & { lastReviewDay: DayNumber; stability: number };

/** Decks whose cards are wanted. */
export type DeckChoice = { only: readonly string[] } | { except: readonly string[] };

const allDecks: DeckChoice = { except: [] };

const deckColumns = (decks: DeckChoice): Columns =>
  'only' in decks
    ? { decks: JSON.stringify(decks.only), inside: 1 }
    : { decks: JSON.stringify(decks.except), inside: 0 };

const rows = <Row>(db: Database, sql: string, bind: Columns): Row[] =>
  prepared<[Columns], Row>(db, sql).all(bind);

const count = (db: Database, sql: string, bind: Columns): number =>
  prepared<[Columns], { count: number }>(db, sql).get(bind)?.count ?? 0;

/** Cards in steps within a day, by instant. */
export function stepCandidates(db: Database, day: DayNumber): StepCandidate[] {
  return rows(db, queueQueries.steps, { day });
}

/** Learning cards due by day. */
export function interdayCandidates(db: Database, day: DayNumber): DueRow[] {
  return rows(db, queueQueries.interday, { day });
}

/** The review cards due that are least likely to be recalled, at most `limit`. */
export function reviewCandidates(db: Database, day: DayNumber, limit: number, decks = allDecks): DueRow[] {
  return rows(db, queueQueries.reviews, { day, limit, ...deckColumns(decks) });
}

const lastTier = (referenceTier: boolean): Tier => (referenceTier ? 'reference' : 'detail');

/** The next new cards in the order in which a learner should meet them, at most `limit`. */
export function newCandidates(
  db: Database,
  day: DayNumber,
  referenceTier: boolean,
  limit: number,
  decks = allDecks,
): NewCandidate[] {
  const tier = lastTier(referenceTier);
  return rows(db, queueQueries.fresh, { day, lastTier: tier, limit, ...deckColumns(decks) });
}

/** New cards that a plan asks for on or before this day. */
export function plannedNewCandidates(db: Database, day: DayNumber): NewCandidate[] {
  return rows<NewCandidate>(db, queueQueries.planned, { day }).map((card) => ({
    ...card,
    planned: true,
  }));
}

/** How many new cards could be served today if there were no limits. */
export function countNew(db: Database, day: DayNumber, referenceTier: boolean): number {
  return count(db, queueQueries.freshCount, { day, lastTier: lastTier(referenceTier) });
}

/** Sibling keys of all review cards due. */
export function waitingKeys(db: Database, day: DayNumber): Set<string> {
  const found = rows<{ sibling: string }>(db, queueQueries.waiting, { day });
  return new Set(found.map(({ sibling }) => sibling));
}

/** How many cards are due by day on or before this day, whatever their phase. */
export function countDue(db: Database, day: DayNumber): number {
  return count(db, queueQueries.dueCount, { day });
}
