import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/profile.ts';

const cli = fileURLToPath(new URL('../../src/cli/palpate.js', import.meta.url));

/** A log whose replay prints several times what a pipe holds. */
function longLog(): string {
  const file = join(tempFolder(), 'log.json');
  const start = Date.UTC(2026, 0, 1, 12);
  const reviews = Array.from({ length: 3000 }, (_, day) => ({
    at: new Date(start + day * 3_600_000).toISOString(),
    grade: 3,
  }));
  writeFileSync(file, JSON.stringify({ cards: [{ id: 'a', reviews }] }));
  return file;
}

test.each([
  ['a reader that stops early', 'head -c 1', 1],
  ['a reader that takes all', 'cat', 100_000],
])('output into %s ends without a complaint', (_, reader, atLeast) => {
  const complaints = join(tempFolder(), 'stderr');
  const script = '"$1" "$2" replay "$3" --json 2>"$4" | $5';
  const args = ['-c', script, 'sh', process.execPath, cli, longLog(), complaints, reader];
  expect(execFileSync('sh', args).length).toBeGreaterThanOrEqual(atLeast);
  expect(readFileSync(complaints, 'utf8')).toBe('');
});
