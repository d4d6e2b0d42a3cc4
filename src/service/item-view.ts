import { createHash } from 'node:crypto';
import type { CardState, ItemView, StudyCard } from '../contract/schemas.ts';
import { Problem } from '../core/problem.ts';
import type { Item } from '../core/deck/types.ts';
import { dueInstant, preview, retrievability } from '../core/scheduler/schedule.ts';
import type { DeckId } from '../core/deck/types.ts';
import type { StoredCard } from '../storage/queries/cards.ts';
import { claimsOfItem, findItem, findParts, type StoredItem } from '../storage/queries/items.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';

/** An item with the claims, sources and traps that must be shown beside it. */
export function itemView(context: Context, stored: StoredItem): ItemView {
  const { db } = context;
  const { item, deck } = stored;
  const claims = claimsOfItem(db, stored.number);
  return {
    item,
    deck: { id: deck.id as DeckId, title: deck.title },
    sectionTitle: stored.sectionTitle,
    claims,
    sources: findParts(db, 'source', deck.id, new Set(claims.flatMap((claim) => claim.sources))),
    traps: findParts(db, 'trap', deck.id, new Set(claims.flatMap((claim) => claim.traps))),
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

/** A card as it is shown for study. */
export function studyCard(context: Context, card: StoredCard, moment: Moment): StudyCard {
  const stored = findItem(context.db, { number: card.item });
  if (!stored) throw new Problem('item.unknown', `The card ${card.id} has no item in this profile.`);
  const { config } = context.scheduler;
  return {
    cardId: card.id,
    view: itemView(context, stored),
    state: cardState(context, card, moment),
    intervals: preview(card.memory, moment.at, moment.offsetMinutes, config, card.id),
    optionOrder: optionOrder(stored.item, `${card.id} ${card.memory.reps}`),
  };
}

/** Order in which options are shown: the same until the card is answered, another one the next time. */
function optionOrder(item: Item, seed: string): string[] {
  if (item.kind !== 'choice') return [];
  const ids = item.options.map((option) => option.id);
  if (!item.shuffle) return ids;
  const keyed = ids.map((id) => ({ id, key: createHash('sha256').update(`${seed} ${id}`).digest('hex') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id);
}
