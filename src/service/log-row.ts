import type { StoredCard } from '../storage/queries/cards.ts';
import { keepConfig, type ReviewRow } from '../storage/queries/reviews.ts';
import type { Moment } from './clock.ts';
import type { Context } from './context.ts';

/**
 * A new row of the log made now under the settings of now for the card's deck, which are kept with it; what is not given is
 * null. Use inside a transaction.
 */
export function logRow(
  context: Context,
  card: Pick<StoredCard, 'id' | 'deck'>,
  { at, offsetMinutes }: Moment,
  what: Pick<ReviewRow, 'kind'> & Partial<ReviewRow>,
): ReviewRow {
  const { config, hash } = context.schedulerOf(card.deck);
  keepConfig(context.db, hash, config);
  return {
    id: context.newId(),
    card: card.id,
    at,
    offset_minutes: offsetMinutes,
    grade: null,
    introduces: 0,
    duration_ms: null,
    answer: null,
    confidence: null,
    chosen_days: null,
    manual: null,
    manual_day: null,
    voids: null,
    device: context.device,
    config: hash,
    ...what,
  };
}
