import { prepared, type Database } from '../database.ts';

/** What the learner set, by name; what is not set has its default. */
export function readSettings(db: Database): Record<string, unknown> {
  const rows = prepared<[], { key: string; value: string }>(db, 'SELECT key, value FROM setting').all();
  return Object.fromEntries(rows.map(({ key, value }): [string, unknown] => [key, JSON.parse(value)]));
}

/** A fact about this profile itself, such as its device id; null where none was kept. */
export function readProfileFact(db: Database, key: string): string | null {
  return (
    prepared<[string], { value: string }>(db, 'SELECT value FROM profile WHERE key = ?').get(key)?.value ??
    null
  );
}

/** Keeps a fact about this profile in place of what was known. */
export function keepProfileFact(db: Database, key: string, value: string): void {
  prepared<[string, string]>(
    db,
    'INSERT INTO profile (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}
