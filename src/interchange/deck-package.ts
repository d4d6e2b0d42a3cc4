import { createHash } from 'node:crypto';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { deckSchema } from '../contract/deck.ts';
import { readSvg } from '../core/deck/svg.ts';
import type { Deck } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import { limits as bounds } from '../contract/limits.ts';
import { readZip, unzip, type ZipLimits } from './zip.ts';

const schemaVersion = 1;
const limits: ZipLimits = {
  fileBytes: bounds.deckFile,
  entries: 512,
  entryBytes: 64 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  ratio: 200,
};

/**
 * The bytes of a deck package (`.palpate`): a zip of `deck.json`, a drawing for each figure, the licence and
 * the sources as plain text, and `hashes.json`. The same deck gives the same bytes on any platform and in any
 * time zone.
 */
export function writeDeckPackage(deck: Deck): Uint8Array {
  const content: Record<string, Uint8Array> = {
    'LICENCE.txt': strToU8(licenceText(deck)),
    'SOURCES.txt': strToU8(sourcesText(deck)),
    'deck.json': strToU8(`${JSON.stringify(withoutDrawings(deck), null, 1)}\n`),
  };
  for (const { id, svg } of [...deck.figures].sort((a, b) => (a.id < b.id ? -1 : 1)))
    content[drawingName(id)] = strToU8(svg);
  const hashes = Object.fromEntries(Object.entries(content).map(([name, bytes]) => [name, sha256(bytes)]));
  const entries: Zippable = { ...content, 'hashes.json': strToU8(`${JSON.stringify(hashes, null, 1)}\n`) };
  // Zip stores local time without a zone and fflate reads it back from local parts: noon exists in every zone.
  return zipSync(entries, { mtime: new Date(1980, 0, 1, 12), level: 9, os: 0 });
}

function drawingName(figure: string): string {
  return `figures/${figure}.svg`;
}

/** Each drawing is a file of its own; `deck.json` holds its hash, so that the hash of the deck covers it. */
function withoutDrawings(deck: Deck): object {
  return {
    ...deck,
    figures: deck.figures.map(({ svg, ...rest }) => ({ ...rest, svg: sha256(strToU8(svg)) })),
  };
}

export interface ReadDeck {
  deck: Deck;
  contentHash: string;
}

/**
 * Reads and checks a deck package.
 * @returns the deck and the SHA-256 (hexadecimal) of its `deck.json`
 * @throws Problem when the file is missing, is not a package, is unsafe, damaged, or made by a newer version
 */
export async function readDeckPackage(path: string): Promise<ReadDeck> {
  return readEntries(path, await readZip(path, limits, isWanted));
}

/**
 * The same for the bytes of a package.
 * @param name what the file is called in problems
 */
export async function readDeckBytes(name: string, bytes: Uint8Array): Promise<ReadDeck> {
  return readEntries(name, await unzip(name, bytes, limits, isWanted));
}

function isWanted(name: string): boolean {
  return name === 'deck.json' || name === 'hashes.json' || /^figures\/.+\.svg$/.test(name);
}

function readEntries(path: string, entries: ReadonlyMap<string, Uint8Array>): ReadDeck {
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
  if (stated !== contentHash) throw damaged(path, 'deck.json does not match its checksum');
  const result = deckSchema.safeParse(value);
  if (result.success) return { deck: withDrawings(path, result.data, entries), contentHash };
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'deck.json';
  throw new Problem(
    'deck.invalid',
    `${path} is not a valid deck: ${where}: ${issue?.message ?? 'unknown fault'}; build it again with palpate deck build.`,
  );
}

function withDrawings(path: string, deck: Deck, entries: ReadonlyMap<string, Uint8Array>): Deck {
  const figures = deck.figures.map((figure) => {
    const name = drawingName(figure.id);
    const bytes = entries.get(name);
    if (!bytes) throw damaged(path, `it holds no ${name}`);
    if (sha256(bytes) !== figure.svg) throw damaged(path, `${name} does not match its checksum`);
    return { ...figure, svg: safeDrawing(path, name, bytes, figure.regions) };
  });
  return { ...deck, figures };
}

/** A drawing from elsewhere is trusted no more than one of the material: only plain shapes and text pass. */
function safeDrawing(path: string, name: string, bytes: Uint8Array, regions: { id: string }[]): string {
  const svg = decode(path, name, bytes);
  const { drawing, fault } = readSvg(svg);
  const lost = regions.find(({ id }) => !drawing?.regions.includes(id));
  if (drawing && !lost) return svg;
  const what = fault
    ? `${name}, line ${fault.line}: ${fault.message}`
    : `the region "${lost?.id}" is not in ${name}`;
  throw new Problem('deck.unsafe', `${path} was not opened: ${what}; get the file from its publisher.`);
}

function damaged(path: string, what: string): Problem {
  return new Problem('deck.damaged', `${path} is damaged: ${what}; get the file again.`);
}

function decode(path: string, name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged(path, `${name} is not UTF-8 text`);
  }
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
    return JSON.parse(decode(path, name, bytes));
  } catch (error) {
    throw error instanceof Problem ? error : damaged(path, `${name} is not valid JSON`);
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

function sourcesText(deck: Deck): string {
  const entries = deck.sources.map(({ id, citation, doi, url }) => {
    const where = doi === null ? url : `https://doi.org/${doi}`;
    return `[${id}] ${citation}${where === null ? '' : ` ${where}`}`;
  });
  return `Sources of ${deck.title}, version ${deck.version}\n\n${entries.join('\n')}\n`;
}
