import { prepared, type Columns, type Database } from '../database.ts';

export interface SearchFilters {
  deck: string | null;
  section: string | null;
  kind: string | null;
  tier: string | null;
  state: 'new' | 'learning' | 'review' | 'due' | 'suspended' | 'quiz-only' | null;
  evidence: string | null;
  flagged: boolean | null;
}

export interface FoundRow {
  itemId: string;
  cardId: string | null;
  kind: 'recall' | 'cloze' | 'choice';
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

const states: Record<NonNullable<SearchFilters['state']>, string> = {
  new: "card.phase = 'new' AND card.suspended = 0",
  learning: "card.phase IN ('learning', 'relearning') AND card.suspended = 0",
  review: "card.phase = 'review' AND card.suspended = 0",
  due: 'card.suspended = 0 AND (card.due_day <= @day OR card.due_at <= @now)',
  suspended: 'card.suspended = 1',
  'quiz-only': 'card.id IS NULL',
};

/** Conditions for the filters that are set; `card` tells whether they need the card. */
function conditions(filters: SearchFilters): { sql: string[]; card: boolean } {
  const sql: string[] = [];
  for (const column of ['deck', 'section', 'kind', 'tier', 'evidence'] as const) {
    if (filters[column] !== null) sql.push(`item.${column} = @${column}`);
  }
  if (filters.state !== null) sql.push(`(${states[filters.state]})`);
  if (filters.flagged !== null) {
    sql.push(filters.flagged ? 'card.flag > 0' : '(card.flag IS NULL OR card.flag = 0)');
  }
  return { sql, card: filters.state !== null || filters.flagged !== null };
}

export interface SearchPlan {
  count: string;
  page: string;
}

/** The two statements of a search: how many rows there are, and one page of them. */
export function searchSql(filters: SearchFilters, matching: boolean): SearchPlan {
  const { sql, card } = conditions(filters);
  if (matching) sql.push('item_text MATCH @match');
  const where = sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '';
  const from = matching ? 'item_text JOIN item ON item.number = item_text.rowid' : 'item';
  const withCard = `${from} LEFT JOIN card ON card.item = item.number`;
  const needsItem = card || sql.length > (matching ? 1 : 0);
  const counted = card ? withCard : needsItem || !matching ? from : 'item_text';
  return {
    count: `SELECT count(*) AS total FROM ${counted} ${where}`,
    page: `SELECT item.id AS itemId, card.id AS cardId, item.kind, item.title, item.answer, item.section,
        section.title AS sectionTitle, item.tier, item.evidence, item.confidence, card.phase,
        card.due_at AS dueAt, card.due_day AS dueDay, card.suspended, card.flag
      FROM ${withCard} JOIN section ON section.deck = item.deck AND section.id = item.section
      ${where} ORDER BY ${matching ? 'bm25(item_text, 4, 4, 1, 1), item.number' : 'item.deck, item.position'}
      LIMIT @limit OFFSET @offset`,
  };
}

export interface SearchInput {
  query: string;
  filters: SearchFilters;
  offset: number;
  limit: number;
  /** Today, and UTC milliseconds, for the state `due`. */
  day: number;
  now: number;
}

/** Items that match every word and filter: best first, or in the order of their deck without words. */
export function searchItems(db: Database, input: SearchInput): { total: number; rows: FoundRow[] } {
  const match = matchExpression(input.query);
  if (match === null && input.query.trim() !== '') return { total: 0, rows: [] };
  const plan = searchSql(input.filters, match !== null);
  const { deck, section, kind, tier, evidence } = input.filters;
  const bind: Columns = { match, deck, section, kind, tier, evidence, day: input.day, now: input.now };
  const total = prepared<[Columns], { total: number }>(db, plan.count).get(bind)?.total ?? 0;
  const rows = prepared<[Columns], FoundRow>(db, plan.page).all({
    ...bind,
    limit: input.limit,
    offset: input.offset,
  });
  return { total, rows };
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
