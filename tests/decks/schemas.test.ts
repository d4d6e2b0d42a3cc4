import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../decks/generator/schemas.ts';

const decks = fileURLToPath(new URL('../../decks', import.meta.url));

test('the schemas in decks/schema are those that build/deck-schemas.ts writes', () => {
  const made = jsonSchemas();
  expect(readdirSync(join(decks, 'schema')).sort()).toEqual([...made.keys()].sort());
  for (const [name, text] of made) expect(readFileSync(join(decks, 'schema', name), 'utf8'), name).toBe(text);
});

/** Which schema each file of a material is for. */
const schemaOf = (file: string) =>
  ({ claims: 'claims', cases: 'case', figures: 'figure' })[file.split('/')[0] ?? ''] ??
  file.replace(/\.yaml$/, '');

describe.each(['back-mice', 'starter'])('decks/%s', (deck) => {
  const folder = join(decks, deck);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml') && file !== 'fingerprints.yaml');

  test('every file names its schema in its first line', () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const [first = ''] = readFileSync(join(folder, file), 'utf8').split('\n');
      const path = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? 'none';
      expect(resolve(folder, dirname(file), path), file).toBe(
        join(decks, 'schema', `${schemaOf(file)}.json`),
      );
    }
  });
});
