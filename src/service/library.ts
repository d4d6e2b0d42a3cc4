import type {
  Facets,
  HistoryRow,
  ItemPage,
  LibraryPage,
  LibraryQuery,
  LibraryRow,
} from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { textFields } from '../core/deck/text-fields.ts';
import type { DeckId, ItemId, SectionId } from '../core/deck/types.ts';
import { dayStart } from '../core/scheduler/days.ts';
import { forgettingCurve } from '../core/scheduler/fsrs.ts';
import type { CardId, DayNumber, Memory } from '../core/scheduler/types.ts';
import { findCardOfItem } from '../storage/queries/cards.ts';
import { findItem, siblingItems, type StoredItem } from '../storage/queries/items.ts';
import { facets as readFacets, searchItems, type FoundRow } from '../storage/queries/search.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { cardState, itemView } from './item-view.ts';
import { replayLog } from '../storage/replay-log.ts';

/** One page of the items that match. */
export function search(context: Context, input: LibraryQuery): LibraryPage {
  const moment = context.now();
  const found = searchItems(context.db, { ...input, day: moment.day, now: moment.at });
  return { total: found.total, rows: found.rows.map((row) => libraryRow(context, row, moment)) };
}

function libraryRow(context: Context, row: FoundRow, moment: Moment): LibraryRow {
  const { dueDay, ...rest } = row;
  const dayAt =
    dueDay === null
      ? null
      : dayStart(dueDay as DayNumber, moment.offsetMinutes, context.settings.rolloverHour);
  return {
    ...rest,
    itemId: row.itemId as ItemId,
    cardId: row.cardId as CardId | null,
    section: row.section as SectionId,
    dueAt: row.dueAt ?? dayAt,
    suspended: row.suspended === 1,
    flag: row.flag ?? 0,
  };
}

/** How many items each deck, section and evidence grade has. */
export function facets(context: Context): Facets {
  const { decks, sections, evidence } = readFacets(context.db);
  return {
    decks: decks.map((deck) => ({ ...deck, id: deck.id as DeckId })),
    sections: sections.map((section) => ({
      ...section,
      id: section.id as SectionId,
      deck: section.deck as DeckId,
    })),
    evidence,
  };
}

/** @throws Problem `item.unknown` */
export function requireItem(context: Context, itemId: ItemId): StoredItem {
  const stored = findItem(context.db, { id: itemId });
  if (!stored) throw new Problem('item.unknown', `There is no item ${itemId} in this profile.`);
  return stored;
}

/**
 * Everything about one item.
 * @throws Problem `item.unknown`
 */
export function itemPage(context: Context, itemId: ItemId): ItemPage {
  const stored = requireItem(context, itemId);
  const card = findCardOfItem(context.db, stored.number);
  const moment = context.now();
  return {
    view: itemView(context, stored),
    cardId: card?.id ?? null,
    state: card ? cardState(context, card, moment) : null,
    history: card ? history(context, card.id) : [],
    curve: card ? curve(context, card.memory, moment.day) : [],
    siblings: siblingItems(context.db, stored.number),
    publisherText: textFields(stored.publisher),
  };
}

function history(context: Context, card: CardId): HistoryRow[] {
  return replayLog(context.db, card).flatMap(({ row, voided, after }) => {
    const { kind, grade } = row;
    const { stability, difficulty } = after;
    const graded = kind === 'learn' || kind === 'review' || kind === 'relearn';
    if (!graded || grade === null || stability === null || difficulty === null) return [];
    return {
      id: row.id,
      at: row.at,
      offsetMinutes: row.offset_minutes,
      grade,
      kind,
      durationMs: row.duration_ms ?? 0,
      intervalDays: after.intervalDays,
      stability,
      difficulty,
      voided,
    };
  });
}

const curvePoints = 60;

/** Recall from the last review to a while past the due day, today included; empty for a new card. */
function curve(context: Context, memory: Memory, today: DayNumber): ItemPage['curve'] {
  const { stability, lastReviewDay, intervalDays } = memory;
  if (stability === null || lastReviewDay === null) return [];
  const end = Math.max(7, 2 * intervalDays, today - lastReviewDay + 1);
  const { parameters } = context.scheduler.config;
  return Array.from({ length: curvePoints + 1 }, (_, index) => {
    const day = (end * index) / curvePoints;
    return { day, recall: forgettingCurve(day, stability, parameters) };
  });
}
