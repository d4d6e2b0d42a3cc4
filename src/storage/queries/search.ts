import type { ItemKind } from '../../core/deck/types.ts';
import { leechLapses } from '../../core/scheduler/leech.ts';
import { prepared, type Columns, type Database } from '../database.ts';

export interface SearchFilters {
  deck: string | null;
  section: string | null;
  kind: string | null;
  tier: string | null;
  state: 'new' | 'learning' | 'review' | 'due' | 'leech' | 'suspended' | 'quiz-only' | null;
  evidence: string | null;
  flagged: boolean | null;
}

export interface FoundRow {
  itemId: string;
  cardId: string | null;
  kind: ItemKind;
  title: string;
  answer: string;
  section: string;
  sectionTitle: string;
  tier: 'core' | 'detail' | 'reference';
  evidence: string;
  confidence: 'high' | 'moderate' | 'low';
  phase: 'new' | 'learning' | 'review' | 'relearning' | null;
  dueAt: number | null;
  dueDay: number | null;
  suspended: 0 | 1 | null;
  flag: number | null;
}

/**
 * The FTS5 expression for what somebody typed: every word must occur, the last one may be unfinished.
 * Words become quoted strings, so nothing typed is read as an operator. Null where no word is left.
 */
export function matchExpression(query: string): string | null {
  const words = query.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!words) return null;
  return `${words.map((word) => `"${word}"`).join(' ')}*`;
}

/** Beyond so many matches the order of the deck serves a reader as well as a rank, at once. */
export const rankedMatches = 2000;

const states: Record<NonNullable<SearchFilters['state']>, string> = {
  new: "card.phase = 'new' AND card.suspended = 0",
  learning: "card.phase IN ('learning', 'relearning') AND card.suspended = 0",
  review: "card.phase = 'review' AND card.suspended = 0",
  due: `card.suspended = 0 AND card.due_at <= @now OR card.suspended = 0
    AND card.phase IN ('learning', 'review', 'relearning') AND card.show_day <= @day`,
  leech: `card.lapses >= ${leechLapses.first}`,
  suspended: 'card.suspended = 1',
  'quiz-only': 'card.id IS NULL',
};

const joins = {
  none: '',
  inner: 'JOIN card ON card.item = item.number',
  left: 'LEFT JOIN card ON card.item = item.number',
};

/** Conditions for the filters that are set, and how the card must be joined to judge them. */
function conditions(filters: SearchFilters): { sql: string[]; join: keyof typeof joins } {
  const columns = ['deck', 'section', 'kind', 'tier', 'evidence'] as const;
  const sql = columns
    .filter((column) => filters[column] !== null)
    .map((column) => `item.${column} = @${column}`);
  let join: keyof typeof joins = 'none';
  if (filters.state !== null) {
    join = filters.state === 'quiz-only' ? 'left' : 'inner';
    sql.push(`(${states[filters.state]})`);
  }
  if (filters.flagged !== null) {
    if (join === 'none') join = filters.flagged ? 'inner' : 'left';
    sql.push(filters.flagged ? 'card.flag > 0' : '(card.flag IS NULL OR card.flag = 0)');
  }
  return { sql, join };
}

/** The statements that count what is found and list the numbers of one page of it. */
export function searchSql(
  filters: SearchFilters,
  matching: boolean,
): { count: string; page(ranked: boolean): string } {
  const { sql, join } = conditions(filters);
  const judgesItem = sql.length > 0;
  if (matching) sql.push('item_text MATCH @match');
  const item = matching ? 'item_text JOIN item ON item.number = item_text.rowid' : 'item';
  const from = matching && !judgesItem ? 'item_text' : `${item} ${joins[join]}`;
  const where = sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '';
  const number = matching ? 'item_text.rowid' : 'item.number';
  const order = matching ? 'item_text.rowid' : 'item.deck, item.position';
  return {
    count: `SELECT count(*) AS total FROM ${from} ${where}`,
    page: (ranked) =>
      `SELECT ${number} AS number FROM ${from} ${where}
      ORDER BY ${ranked ? 'bm25(item_text, 4, 4, 1, 1), item_text.rowid' : order} LIMIT @limit OFFSET @offset`,
  };
}

const rowSql = `SELECT item.id AS itemId, card.id AS cardId, item.kind, item.title, item.answer, item.section,
    section.title AS sectionTitle, item.tier, item.evidence, item.confidence, card.phase,
    card.due_at AS dueAt, card.due_day AS dueDay, card.suspended, card.flag
  FROM item LEFT JOIN card ON card.item = item.number
    JOIN section ON section.deck = item.deck AND section.id = item.section
  WHERE item.number = ?`;

export interface SearchInput {
  query: string;
  filters: SearchFilters;
  offset: number;
  limit: number;
  /** Today, and UTC milliseconds, for the state `due`. */
  day: number;
  now: number;
}

/** Items that match every word and filter: best first, or in the order of their deck where all match alike. */
export function searchItems(db: Database, input: SearchInput): { total: number; rows: FoundRow[] } {
  const match = matchExpression(input.query);
  if (match === null && input.query.trim() !== '') return { total: 0, rows: [] };
  const sql = searchSql(input.filters, match !== null);
  const { deck, section, kind, tier, evidence } = input.filters;
  const bind: Columns = { match, deck, section, kind, tier, evidence, day: input.day, now: input.now };
  const total = prepared<[Columns], { total: number }>(db, sql.count).get(bind)?.total ?? 0;
  const ranked = match !== null && total <= rankedMatches;
  const page = { ...bind, limit: input.limit, offset: input.offset };
  const numbers = prepared<[Columns], { number: number }>(db, sql.page(ranked)).all(page);
  const row = prepared<[number], FoundRow>(db, rowSql);
  return { total, rows: numbers.map(({ number }) => row.get(number)).filter((found) => found !== undefined) };
}

/** Decks, sections and evidence grades with how many items each has. */
export function facets(db: Database): {
  decks: { id: string; title: string; count: number }[];
  sections: { id: string; deck: string; title: string; count: number }[];
  evidence: { grade: string; count: number }[];
} {
  return {
    decks: prepared<[], { id: string; title: string; count: number }>(
      db,
      `SELECT deck.id, deck.title, count(item.number) AS count FROM deck JOIN item ON item.deck = deck.id
      GROUP BY deck.id ORDER BY deck.title, deck.id`,
    ).all(),
    sections: prepared<[], { id: string; deck: string; title: string; count: number }>(
      db,
      `SELECT section.id, section.deck, section.title, count(item.number) AS count FROM section
      JOIN item ON item.deck = section.deck AND item.section = section.id
      GROUP BY section.deck, section.id ORDER BY section.deck, section.position`,
    ).all(),
    evidence: prepared<[], { grade: string; count: number }>(
      db,
      'SELECT evidence AS grade, count(*) AS count FROM item GROUP BY evidence ORDER BY count DESC, grade',
    ).all(),
  };
}
