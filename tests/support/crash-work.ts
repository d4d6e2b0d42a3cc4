import type { Deck } from '../../src/core/deck/types.ts';
import { readMigrations } from '../../src/storage/migrations.ts';
import { deckOf, recallItem } from './deck.ts';

export type Kind = 'answers' | 'update' | 'backup' | 'restore' | 'migration';
export type Control = 'none' | 'early' | 'torn';

/** A deck every text of which names its version. */
export function versionedDeck(version: number): Deck {
  const items = Array.from({ length: 60 }, (_, index) =>
    recallItem(index, { answer: `Version ${version}`, hash: `${version}-${index}` }),
  );
  return deckOf(items, { version: `1.0.${version}` });
}

/** The name after this one, the first after the last. */
export function nextBackup(names: readonly string[], name: string): string {
  return names[(names.indexOf(name) + 1) % names.length] ?? '';
}

const known = readMigrations();
const version = known.length + 1;
/** A step that takes a while and shows where it was interrupted. */
const sql = `CREATE TABLE extra (a INTEGER, b TEXT) STRICT;
  INSERT INTO extra (a) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) SELECT i FROM n;
  UPDATE extra SET b = 'done';
  CREATE INDEX extra_b ON extra (b, a);`;
export const extraStep = { version, sql, all: [...known, { version, name: 'test.sql', sql }] };
