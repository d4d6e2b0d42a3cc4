import type { FocusInput } from '../../contract/focus.ts';
import type { Tier } from '../../core/deck/types.ts';
import type { Candidate } from '../../core/scheduler/queue.ts';
import { leechLapses } from '../../core/scheduler/leech.ts';
import type { CardId, DayNumber, Grade, Phase } from '../../core/scheduler/types.ts';
import { prepared, type Columns, type Database } from '../database.ts';

/** Which cards are wanted. */
export interface FocusFilter {
  deck: string | null;
  section: string | null;
  flag: number | null;
  state: NonNullable<FocusInput['state']>;
  /** Last day on which a card of the state `due` is due. */
  until: DayNumber;
  /** Instant (UTC ms) from which answers count for the state `misses`. */
  since: number;
  lastTier: Tier;
  day: DayNumber;
  limit: number;
}

const studied = "phase <> 'new'";
const fresh = "phase = 'new' AND tier <= @lastTier";
const states: Record<FocusFilter['state'], string> = {
  misses: `id IN (SELECT card FROM review_log AS log WHERE log.at >= @since AND log.grade = 1
    AND NOT EXISTS (SELECT 1 FROM review_log AS taker WHERE taker.voids = log.id))`,
  due: `${studied} AND (due_at IS NOT NULL OR show_day <= @until)`,
  new: fresh,
  leech: `lapses >= ${leechLapses.first}`,
  all: `(${studied} OR ${fresh})`,
};
const awake = 'suspended = 0 AND (buried_day IS NULL OR buried_day < @day)';

/** Cards that match, least recalled first and new ones last in the order in which they are met. */
export function focusCards(db: Database, filter: FocusFilter): CardId[] {
  const chosen = (['deck', 'section', 'flag'] as const).filter((name) => filter[name] !== null);
  const where = [states[filter.state], awake, ...chosen.map((name) => `${name} = @${name}`)];
  return prepared<[Columns], { id: CardId }>(
    db,
    `SELECT id FROM card WHERE ${where.join(' AND ')}
    ORDER BY phase = 'new', max(0, @day - last_review_day) / stability DESC, tier, position, id LIMIT @limit`,
  )
    .all({ ...filter })
    .map(({ id }) => id);
}

/** A card of a focused session. */
export interface FocusRow extends Candidate {
  tier: Tier;
  position: number;
  phase: Phase;
  dueAt: number | null;
  showDay: DayNumber | null;
  /** Null before the first review. */
  lastReviewDay: DayNumber | null;
  stability: number | null;
}

/** Those of the cards that may be served on a day. */
export function focusRows(db: Database, cards: readonly CardId[], day: DayNumber): FocusRow[] {
  return prepared<[Columns], FocusRow>(
    db,
    `SELECT card.id AS cardId, sibling_key AS sibling, deck, section, tier, position, phase, due_at AS dueAt,
      show_day AS showDay, last_review_day AS lastReviewDay, stability
    FROM json_each(@cards) AS wanted JOIN card ON card.id = wanted.value WHERE ${awake}`,
  ).all({ cards: JSON.stringify(cards), day });
}

export interface GivenAnswer {
  cardId: CardId;
  kind: 'learn' | 'review' | 'relearn' | 'practice';
  grade: Grade;
  introduces: 0 | 1;
}

/** Answers in the log after the row with this id that were not taken back, oldest first. */
export function answersAfter(db: Database, id: string): GivenAnswer[] {
  return prepared<[string], GivenAnswer>(
    db,
    `SELECT card AS cardId, kind, grade, introduces FROM review_log AS log
    WHERE id > ? AND kind IN ('learn', 'review', 'relearn', 'practice')
      AND NOT EXISTS (SELECT 1 FROM review_log AS taker WHERE taker.voids = log.id)
    ORDER BY id`,
  ).all(id);
}
