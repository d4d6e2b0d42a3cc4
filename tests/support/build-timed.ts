import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDeck } from '../../decks/generator/index.ts';
import { syntheticMaterial } from './synthetic-material.ts';

/** The files of the bundled material by their path within it. */
function bundledMaterial(): Map<string, string> {
  const folder = join(import.meta.dirname, '../../decks/back-mice');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

const files =
  process.argv[2] === 'synthetic'
    ? syntheticMaterial({ claims: 5000, conditions: 300, features: 20 })
    : bundledMaterial();
const start = performance.now();
const { deck } = buildDeck(files);
const seconds = (performance.now() - start) / 1000;
// maxRSS is in kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes, items: deck.items.length }));
