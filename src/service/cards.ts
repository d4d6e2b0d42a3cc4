import { Problem } from '../core/problem.ts';
import { newMemory } from '../core/scheduler/schedule.ts';
import type { CardId } from '../core/scheduler/types.ts';
import { findCard, memoryColumns, type StoredCard } from '../storage/queries/cards.ts';
import { titleOfCard } from '../storage/queries/items.ts';
import { keepConfig } from '../storage/queries/reviews.ts';
import type { Columns } from '../storage/database.ts';
import type { Writer } from '../storage/writer.ts';
import type { Context } from './context.ts';
import { quoted } from './labels.ts';
import { transact, type Operation } from './transact.ts';

interface Changed {
  changed: number;
}

/** Takes cards out of study until they are put back. */
export function suspend(context: Context, cardIds: readonly CardId[]): Changed {
  return setColumns(context, 'card.suspend', 'suspending', cardIds, { suspended: 1, held: 0 });
}

export function unsuspend(context: Context, cardIds: readonly CardId[]): Changed {
  return setColumns(context, 'card.unsuspend', 'unsuspending', cardIds, { suspended: 0, held: 0 });
}

/** Takes cards out of study until the next study day. */
export function bury(context: Context, cardIds: readonly CardId[]): Changed {
  return setColumns(context, 'card.bury', 'burying', cardIds, { buried_day: context.now().day });
}

/** Marks a card with a flag, 0 for none. */
export function flag(context: Context, cardId: CardId, value: number): Changed {
  return setColumns(context, 'card.flag', 'flag on', [cardId], { flag: value });
}

/** Makes cards new again. Their log stays, with a row that says so. */
export function reset(context: Context, cardIds: readonly CardId[]): Changed {
  return change(context, 'card.reset', 'resetting', cardIds, (writer, card) => {
    if (card.memory.phase === 'new') return false;
    const { config, hash } = context.scheduler;
    const { at, offsetMinutes } = context.now();
    keepConfig(context.db, hash, config);
    writer.appendReview({
      id: context.newId(),
      card: card.id,
      at,
      offset_minutes: offsetMinutes,
      kind: 'manual',
      grade: null,
      introduces: 0,
      duration_ms: null,
      answer: null,
      confidence: null,
      manual: 'reset',
      manual_day: null,
      chosen_days: null,
      voids: null,
      device: context.device,
      config: hash,
    });
    return writer.updateCard(card.id, memoryColumns(newMemory(config)));
  });
}

function setColumns(
  context: Context,
  operation: Operation,
  doing: string,
  cardIds: readonly CardId[],
  columns: Columns,
): Changed {
  return change(context, operation, doing, cardIds, (writer, card) => writer.updateCard(card.id, columns));
}

/** @throws Problem `card.unknown` for the first unknown card, with nothing changed */
function change(
  context: Context,
  operation: Operation,
  doing: string,
  cardIds: readonly CardId[],
  apply: (writer: Writer, card: StoredCard) => boolean,
): Changed {
  const ids = [...new Set(cardIds)];
  const [first] = ids;
  const what = ids.length === 1 && first ? quoted(titleOfCard(context.db, first)) : `${ids.length} cards`;
  const changed = transact(context, operation, `${doing} ${what}`, (writer) =>
    ids.reduce((count, id) => {
      const card = findCard(context.db, id);
      if (!card) throw new Problem('card.unknown', `There is no card ${id} in this profile.`);
      return count + (apply(writer, card) ? 1 : 0);
    }, 0),
  );
  return { changed };
}
