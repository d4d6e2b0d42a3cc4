import type { CardId, Memory } from '../core/scheduler/types.ts';
import { damageIn } from './damage.ts';
import { prepared, type Database } from './database.ts';
import { findCard } from './queries/cards.ts';
import { memoryByLog } from './replay-log.ts';
import { putMemory } from './salvage.ts';

/** One thing that a check found, in a plain sentence. */
export interface Finding {
  /** `good` and nothing to do; `mended`; `mendable` by a repair; `lost`: only a backup has it. */
  severity: 'good' | 'mended' | 'mendable' | 'lost';
  code: 'structure' | 'references' | 'index' | 'search' | 'loads' | 'memory' | 'log' | 'counts';
  text: string;
}

/** What the check cannot do by itself, as it needs the texts of items. */
export interface Indexer {
  indexItem(db: Database, id: string): void;
}

const number = (count: number) => count.toLocaleString('en');
const plural = (count: number, one: string, many = `${one}s`) =>
  `${number(count)} ${count === 1 ? one : many}`;

const countOf = (db: Database, sql: string) => Number(db.prepare(sql).pluck().get());

/** Whether an index alone is at fault, which can be made anew from its table. */
const isIndexFault = (damage: string) =>
  /missing from index|wrong # of entries in index|non-unique entry in index/.test(damage);

function structure(db: Database, repair: boolean): Finding[] {
  const damage = damageIn(db, 'integrity_check');
  if (damage === null) return [{ severity: 'good', code: 'structure', text: 'The file is whole.' }];
  if (isIndexFault(damage) && damageIn(db) === null) {
    if (!repair) {
      return [{ severity: 'mendable', code: 'index', text: `An index does not fit its table: ${damage}.` }];
    }
    db.exec('REINDEX');
    return [{ severity: 'mended', code: 'index', text: 'The indexes were made anew from their tables.' }];
  }
  return [
    {
      severity: 'lost',
      code: 'structure',
      text: `The file is damaged: ${damage}; restore the newest backup.`,
    },
  ];
}

function references(db: Database): Finding {
  const rows = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const [first] = rows;
  if (!first)
    return { severity: 'good', code: 'references', text: 'Everything that is referred to is there.' };
  return {
    severity: 'lost',
    code: 'references',
    text: `${plural(rows.length, 'row')} of ${first.table} and others refer to something that is not there (${first.parent}); restore a backup.`,
  };
}

/** Rows of a table that the search does not know, or words of rows that are not there. */
const strayWords = {
  item_text: `SELECT number FROM item EXCEPT SELECT id FROM item_text_docsize`,
  claim_text: `SELECT number FROM claim WHERE position IS NOT NULL EXCEPT SELECT id FROM claim_text_docsize`,
  source_text: `SELECT number FROM source WHERE position IS NOT NULL EXCEPT SELECT id FROM source_text_docsize`,
};
const leftWords = {
  item_text: 'SELECT id FROM item_text_docsize EXCEPT SELECT number FROM item',
  claim_text: 'SELECT id FROM claim_text_docsize EXCEPT SELECT number FROM claim WHERE position IS NOT NULL',
  source_text:
    'SELECT id FROM source_text_docsize EXCEPT SELECT number FROM source WHERE position IS NOT NULL',
};
type TextTable = keyof typeof strayWords;
const textTables = Object.keys(strayWords) as TextTable[];

function isSound(db: Database, table: TextTable): boolean {
  try {
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    return true;
  } catch {
    return false;
  }
}

function searchFaults(db: Database, table: TextTable): boolean {
  const differs = (sql: string) => countOf(db, `SELECT count(*) FROM (${sql})`) > 0;
  return !isSound(db, table) || differs(strayWords[table]) || differs(leftWords[table]);
}

function rebuildSearch(db: Database, table: TextTable, indexer: Indexer): void {
  db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  if (table === 'item_text') {
    for (const id of db.prepare<[], string>('SELECT id FROM item').pluck().all()) indexer.indexItem(db, id);
    return;
  }
  const title = "(SELECT title FROM section WHERE section.deck = claim.deck AND id = body ->> '$.section')";
  // As `putClaim` and `putSource` do.
  const words =
    table === 'claim_text'
      ? `SELECT number, concat_ws(char(10), body ->> '$.text', body ->> '$.category', ${title}) FROM claim`
      : `SELECT number, concat_ws(char(10), body ->> '$.citation', body ->> '$.url', body ->> '$.doi',
          body ->> '$.pmid') FROM source`;
  db.exec(`INSERT INTO ${table} (rowid, words) ${words} WHERE position IS NOT NULL`);
}

function search(db: Database, repair: boolean, indexer: Indexer): Finding {
  const faults = textTables.filter((table) => searchFaults(db, table));
  if (faults.length === 0) return { severity: 'good', code: 'search', text: 'The search knows every text.' };
  if (!repair) {
    return { severity: 'mendable', code: 'search', text: 'The search does not know every text.' };
  }
  db.transaction(() => faults.forEach((table) => rebuildSearch(db, table, indexer)))();
  return { severity: 'mended', code: 'search', text: 'The search was built anew.' };
}

const trueLoads = `SELECT show_day AS day, count(*) AS cards FROM card
  WHERE show_day IS NOT NULL AND suspended = 0 GROUP BY show_day`;
const keptLoads = 'SELECT day, cards FROM day_load WHERE cards <> 0';
const trueShowDay = 'CASE WHEN plan_day < due_day THEN plan_day ELSE due_day END';

function loads(db: Database, repair: boolean): Finding {
  const wrong =
    countOf(db, `SELECT count(*) FROM (${trueLoads} EXCEPT ${keptLoads})`) +
    countOf(db, `SELECT count(*) FROM (${keptLoads} EXCEPT ${trueLoads})`) +
    countOf(db, `SELECT count(*) FROM card WHERE show_day IS NOT ${trueShowDay}`);
  if (wrong === 0)
    return { severity: 'good', code: 'loads', text: 'The number of cards of each day is right.' };
  if (!repair) {
    return { severity: 'mendable', code: 'loads', text: 'The number of cards of some days is wrong.' };
  }
  db.transaction(() => {
    db.exec(`UPDATE card SET show_day = ${trueShowDay} WHERE show_day IS NOT ${trueShowDay}`);
    db.exec(`DELETE FROM day_load; INSERT INTO day_load (day, cards) ${trueLoads}`);
  })();
  return { severity: 'mended', code: 'loads', text: 'The number of cards of each day was counted anew.' };
}

/** How a card's stored memory stands to its log. */
function compare(db: Database, id: CardId): 'same' | 'differs' | 'unreadable' {
  const stored = findCard(db, id)?.memory;
  try {
    const told = memoryByLog(db, id);
    if (told === null) return stored?.phase === 'new' ? 'same' : 'differs';
    // The weights of a card that is new again are those of its deck when it came.
    const names = (Object.keys(told) as (keyof Memory)[]).filter(
      (name) => told.phase !== 'new' || name !== 'parameterSet',
    );
    return stored && names.every((name) => Object.is(stored[name], told[name])) ? 'same' : 'differs';
  } catch {
    return 'unreadable';
  }
}

/** Cards that are compared between two turns of the event loop. */
const portion = 200;

function cardsAfter(db: Database, last: string): CardId[] {
  return prepared<[string, number], { id: CardId }>(
    db,
    'SELECT id FROM card WHERE id > ? ORDER BY id LIMIT ?',
  )
    .all(last, portion)
    .map(({ id }) => id);
}

interface Compared {
  cards: number;
  differs: CardId[];
  unreadable: CardId[];
}

function* compareAll(db: Database): Generator<undefined, Compared> {
  const compared: Compared = { cards: 0, differs: [], unreadable: [] };
  for (let ids = cardsAfter(db, ''); ids.length > 0; ids = cardsAfter(db, ids.at(-1) ?? '')) {
    for (const id of ids) {
      const outcome = compare(db, id);
      if (outcome !== 'same') compared[outcome].push(id);
    }
    compared.cards += ids.length;
    yield;
  }
  return compared;
}

function memory(db: Database, { cards, differs, unreadable }: Compared, repair: boolean): Finding[] {
  const findings: Finding[] = [];
  const [unread] = unreadable;
  if (unread !== undefined) {
    const text = `The log of ${plural(unreadable.length, 'card')} cannot be replayed, such as that of ${unread}; restore a backup.`;
    findings.push({ severity: 'lost', code: 'log', text });
  }
  const withLog = differs.filter((id) => memoryByLog(db, id) !== null);
  if (differs.length === 0 && unread === undefined) {
    const text = `The log tells the memory of all ${plural(cards, 'card')} as it is stored.`;
    return [{ severity: 'good', code: 'memory', text }];
  }
  if (withLog.length > 0 && repair) {
    db.transaction(() => withLog.forEach((id) => putMemory(db, id)))();
    const text = `The memory of ${plural(withLog.length, 'card')} was worked out anew from the log.`;
    findings.push({ severity: 'mended', code: 'memory', text });
  } else if (withLog.length > 0) {
    const text = `The memory of ${plural(withLog.length, 'card')} is not what the log tells, such as that of ${withLog[0] ?? ''}.`;
    findings.push({ severity: 'mendable', code: 'memory', text });
  }
  const bare = differs.length - withLog.length;
  if (bare > 0) {
    const text = `${plural(bare, 'card')} ${bare === 1 ? 'is' : 'are'} studied with nothing in the log; restore a backup.`;
    findings.push({ severity: 'lost', code: 'log', text });
  }
  return findings;
}

function counts(db: Database): Finding {
  const [cards, answers, notes] = ['card', 'review_log', 'learner_item'].map((table) =>
    countOf(db, `SELECT count(*) FROM ${table}`),
  );
  const text = `There are ${plural(cards ?? 0, 'card')}, ${plural(answers ?? 0, 'row')} in the log and ${plural(notes ?? 0, 'item')} with your own words.`;
  return { severity: 'good', code: 'counts', text };
}

/**
 * Looks through everything: the file, references, search, day counts, and whether the log of each card tells
 * the memory that is stored. Other work comes between two portions.
 * @param repair whether to make anew what follows from other data; make a backup first
 */
export async function checkData(
  db: Database,
  { repair, indexer, pause }: { repair: boolean; indexer: Indexer; pause: () => Promise<void> },
): Promise<Finding[]> {
  const findings = structure(db, repair);
  // Nothing that is read from a damaged file can be trusted.
  if (findings.some(({ severity }) => severity === 'lost')) return findings;
  findings.push(references(db), search(db, repair, indexer), loads(db, repair));
  await pause();
  const comparing = compareAll(db);
  let step = comparing.next();
  for (; !step.done; step = comparing.next()) await pause();
  findings.push(...memory(db, step.value, repair), counts(db));
  return findings;
}
