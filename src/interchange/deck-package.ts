import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { deckSchema } from '../contract/deck.ts';
import type { Deck } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import { readZip, type ZipLimits } from './zip.ts';

const schemaVersion = 1;
const limits: ZipLimits = {
  fileBytes: 64 * 2 ** 20,
  entries: 64,
  entryBytes: 64 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  ratio: 200,
};

/**
 * The bytes of a deck package (`.palpate`): a zip of `deck.json`, `LICENCE.txt` and `hashes.json`.
 * The same deck gives the same bytes on any platform and in any time zone.
 */
export function writeDeckPackage(deck: Deck): Uint8Array {
  const deckJson = strToU8(`${JSON.stringify(deck, null, 1)}\n`);
  const licence = strToU8(licenceText(deck));
  const hashes = { 'LICENCE.txt': sha256(licence), 'deck.json': sha256(deckJson) };
  const entries: Zippable = {
    'LICENCE.txt': licence,
    'deck.json': deckJson,
    'hashes.json': strToU8(`${JSON.stringify(hashes, null, 1)}\n`),
  };
  // Zip stores local time without a zone and fflate reads it back from local parts: noon exists in every zone.
  return zipSync(entries, { mtime: new Date(1980, 0, 1, 12), level: 9, os: 0 });
}

/**
 * Reads and checks a deck package.
 * @returns the deck and the SHA-256 (hexadecimal) of its `deck.json`
 * @throws Problem when the file is missing, is not a package, is unsafe, damaged, or made by a newer version
 */
export async function readDeckPackage(path: string): Promise<{ deck: Deck; contentHash: string }> {
  const entries = await readZip(path, limits, ['deck.json', 'hashes.json', 'LICENCE.txt']);
  const deckJson = entries.get('deck.json');
  const hashes = entries.get('hashes.json');
  if (!deckJson || !hashes) {
    const missing = deckJson ? 'hashes.json' : 'deck.json';
    throw new Problem(
      'deck.notAPackage',
      `${path} is not a deck package: it holds no ${missing}; choose a .palpate file.`,
    );
  }
  const contentHash = sha256(deckJson);
  const value = parseJson(path, 'deck.json', deckJson);
  refuseNewer(path, value);
  const stated = field(parseJson(path, 'hashes.json', hashes), 'deck.json');
  if (stated !== contentHash) {
    throw new Problem(
      'deck.damaged',
      `${path} is damaged: deck.json does not match its checksum; get the file again.`,
    );
  }
  const result = deckSchema.safeParse(value);
  if (result.success) return { deck: result.data, contentHash };
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'deck.json';
  throw new Problem(
    'deck.invalid',
    `${path} is not a valid deck: ${where}: ${issue?.message ?? 'unknown fault'}; build it again with palpate deck build.`,
  );
}

function refuseNewer(path: string, value: unknown): void {
  if (field(value, 'format') !== 'palpate-deck') {
    throw new Problem(
      'deck.notAPackage',
      `${path} is not a Palpate deck: deck.json names another format; choose a .palpate file.`,
    );
  }
  const schema = field(value, 'schema');
  if (typeof schema === 'number' && schema > schemaVersion) {
    throw new Problem(
      'deck.newer',
      `${path} was made by a newer version of Palpate (schema ${schema}, this one reads ${schemaVersion}); update Palpate.`,
    );
  }
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function parseJson(path: string, name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('deck.damaged', `${path} is damaged: ${name} is not valid JSON; get the file again.`);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function licenceText(deck: Deck): string {
  return [
    `${deck.title}, version ${deck.version}`,
    `Licence: ${deck.licence} (https://spdx.org/licenses/${deck.licence}.html)`,
    deck.disclosure,
    deck.disclaimer,
    '',
  ].join('\n\n');
}
