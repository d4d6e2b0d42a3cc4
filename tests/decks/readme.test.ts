import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../decks/generator/index.ts';

const readme = readFileSync(fileURLToPath(new URL('../../decks/README.md', import.meta.url)), 'utf8');

test('decks/README.md says of every lint rule what it wants, with its level', () => {
  const rows = [...readme.matchAll(/^\| (\d+) (\w+) \((error|warning).*?\) +\| (.+?) +\|$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 38 }, (_, index) => index + 1),
  );
  for (const [, number, name, level] of rows) {
    const meant = rules.filter((rule) => rule.number === Number(number));
    expect(new Set(meant.map((rule) => rule.name)), number).toEqual(new Set([name]));
    // Rule 8 is an error unless the negation is marked.
    if (number !== '8') expect(new Set(meant.map((rule) => rule.level)), number).toEqual(new Set([level]));
  }
});
