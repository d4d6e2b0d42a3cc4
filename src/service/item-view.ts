import type { CardState, ItemView, StudyCard } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import { textFields } from '../core/deck/text-fields.ts';
import type { Claim, Item, Trap } from '../core/deck/types.ts';
import { dueInstant, preview, retrievability } from '../core/scheduler/schedule.ts';
import type { StoredCard } from '../storage/queries/cards.ts';
import { claimsOfItem, findItem, findParts, type StoredItem } from '../storage/queries/items.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';
import { dueLoad } from './due-load.ts';
import { figureOf } from './item-index.ts';
import { optionOrder } from './option-order.ts';

/** Fields in which the learner's text stands in place of the publisher's. */
export function editedPaths({ publisher, edits }: StoredItem): string[] {
  const original = textFields(publisher);
  return Object.keys(edits).filter((path) => Object.hasOwn(original, path));
}

/** Ids of the sources that an item, its claims and its traps name. */
function sourceIds(item: Item, claims: readonly Claim[], traps: readonly Trap[]): Set<string> {
  const positions = [
    ...(item.kind === 'trap' ? item.positions : []),
    ...traps.flatMap((trap) => trap.positions),
  ];
  return new Set([...claims, ...positions].flatMap((part) => part.sources));
}

/** An item with everything that must be shown beside it. */
export function itemView(context: Context, stored: StoredItem): ItemView {
  const { db } = context;
  const { item, deck } = stored;
  const claims = claimsOfItem(db, stored.number);
  const traps = findParts(db, 'trap', deck.id, new Set(claims.flatMap((claim) => claim.traps)));
  return {
    item,
    deck: { id: deck.id, title: deck.title },
    sectionTitle: stored.sectionTitle,
    claims,
    sources: findParts(db, 'source', deck.id, sourceIds(item, claims, traps)),
    traps,
    figure: figureOf(db, deck.id, item),
    learner: { note: stored.note, edited: editedPaths(stored), withdrawn: stored.withdrawn },
  };
}

/** What is known about a card at a moment. */
export function cardState(context: Context, card: StoredCard, moment: Moment): CardState {
  const { memory } = card;
  const { config } = context.scheduler;
  return {
    phase: memory.phase,
    suspended: card.suspended,
    buriedToday: card.buriedDay !== null && card.buriedDay >= moment.day,
    flag: card.flag,
    stability: memory.stability,
    difficulty: memory.difficulty,
    retrievability: retrievability(memory, moment.day, config.parameters),
    dueAt: dueInstant(memory, moment.offsetMinutes, config.rolloverHour),
    intervalDays: memory.intervalDays,
    reps: memory.reps,
    lapses: memory.lapses,
  };
}

/** When the card would return after each grade; none where the answer is practice. */
function nextIntervals(context: Context, card: StoredCard, moment: Moment): StudyCard['intervals'] {
  if (context.focus?.wish.reschedule === false) return [];
  const { config } = context.schedulerOf(card.deck);
  const load = dueLoad(context, card, moment);
  return preview(card.memory, moment.at, moment.offsetMinutes, config, card.id, load);
}

/** A card as it is shown for study. */
export function studyCard(context: Context, card: StoredCard, moment: Moment): StudyCard {
  const stored = findItem(context.db, { number: card.item });
  if (!stored) throw new Problem('item.unknown', `The card ${card.id} has no item in this profile.`);
  return {
    cardId: card.id,
    view: itemView(context, stored),
    state: cardState(context, card, moment),
    intervals: nextIntervals(context, card, moment),
    optionOrder: optionOrder(stored.item, `${card.id} ${card.memory.reps}`),
  };
}
