import { expect, test } from 'vitest';
import { queueQueries } from '../../src/storage/queries/cards.ts';
import { siblingDaysQuery } from '../../src/storage/queries/load.ts';
import { answeredQuery, paceQuery } from '../../src/storage/queries/reviews.ts';
import { searchSql } from '../../src/storage/queries/search.ts';
import type { Database } from '../../src/storage/database.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const noFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};
const words = searchSql(noFilters, true);
const all = searchSql(noFilters, false);
const section = searchSql({ ...noFilters, deck: 'test-deck', section: 'section-1' }, false);

const bind = {
  day: 1,
  now: 1,
  limit: 10,
  offset: 0,
  lastTier: 'detail',
  decks: '[]',
  inside: 0,
  match: '"a"',
  deck: 'test-deck',
  section: 'section-1',
};

/** The steps that SQLite takes for a statement. */
function plan(db: Database, sql: string): string[] {
  const statement = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const rows = sql.includes('@')
    ? statement.all(bind)
    : statement.all(...(sql.match(/\?/g) ?? []).map(() => 1));
  return rows.map((row) => row.detail);
}

/** A profile with some history, before and after SQLite has measured its tables. */
async function profiles(): Promise<[string, Database][]> {
  const clock = new FakeClock(noon);
  const fresh = localProfile(recallDeck(200), clock).context.db;
  const { client, context } = localProfile(recallDeck(200), clock);
  await client.settings.set({ newPerDay: 100, learningSteps: [] });
  for (let index = 0; index < 60; index += 1) {
    const { card } = await client.study.next();
    await client.study.grade({ cardId: card!.cardId, grade: 3, durationMs: 900, answer: null });
  }
  context.db.exec('ANALYZE');
  return [
    ['new', fresh],
    ['measured', context.db],
  ];
}

const expected: [string, string, RegExp][] = [
  ['steps within the day', queueQueries.steps, /^SEARCH card USING INDEX card_step /],
  [
    'learning cards due by day',
    queueQueries.interday,
    /^SEARCH card USING COVERING INDEX card_due \(phase=\? AND show_day<\?\)/,
  ],
  [
    'reviews',
    queueQueries.reviews,
    /^SEARCH card USING COVERING INDEX card_due \(phase=\? AND show_day<\?\)/,
  ],
  [
    'claims with a review',
    queueQueries.waiting,
    /^SEARCH card USING COVERING INDEX card_due \(phase=\? AND show_day<\?\)/,
  ],
  [
    'the number of due cards',
    queueQueries.dueCount,
    /^SEARCH card USING COVERING INDEX card_due \(phase=\? AND show_day<\?\)/,
  ],
  ['new cards', queueQueries.fresh, /^SEARCH card USING COVERING INDEX card_new \(tier<\?\)/],
  [
    'the number of new cards',
    queueQueries.freshCount,
    /^SEARCH card USING COVERING INDEX card_new \(tier<\?\)/,
  ],
  ["today's answers", answeredQuery, /^SEARCH log USING COVERING INDEX review_log_at \(at>\?\)/],
  ['own pace', paceQuery, /^SEARCH review_log USING COVERING INDEX review_log_pace \(kind=\?\)/],
  ['days of siblings', siblingDaysQuery, /^SEARCH beside USING COVERING INDEX item_claim_first /],
  ['the number of matches', words.count, /^SCAN item_text VIRTUAL TABLE INDEX/],
  ['a page of matches', words.page(false), /^SCAN item_text VIRTUAL TABLE INDEX/],
  ['a page of all items', all.page(false), /^SCAN item USING COVERING INDEX item_order$/],
  ['the number of all items', all.count, /^SCAN item USING COVERING INDEX/],
  ['a page of a section', section.page(false), /^SEARCH item USING .*INDEX item_(section|order) /],
];

test('the queries that a learner waits for are served by an index made for them', async () => {
  for (const [state, db] of await profiles()) {
    for (const [what, sql, step] of expected) {
      expect(plan(db, sql), `${what}, ${state} profile`).toContainEqual(expect.stringMatching(step));
    }
  }
});

test('pages in the order of the deck are not sorted', async () => {
  for (const [, db] of await profiles()) {
    expect(plan(db, all.page(false)).join()).not.toContain('TEMP B-TREE');
    expect(plan(db, words.page(false)).join()).not.toContain('TEMP B-TREE');
    expect(plan(db, queueQueries.fresh).join()).not.toContain('TEMP B-TREE');
    // The control: a ranked page has to be.
    expect(plan(db, words.page(true)).join()).toContain('TEMP B-TREE');
  }
});
