import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readDeckPackage, writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { card, deckOf, layersFigure, question } from '../decks/support.ts';

const folder = mkdtempSync(join(tmpdir(), 'palpate-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const deck = deckOf([question({}), card()], { figures: [layersFigure] });
const svgHash = (svg: string) => createHash('sha256').update(svg).digest('hex');
const stored = (svg: string) => ({ ...deck, figures: [{ ...layersFigure, svg: svgHash(svg) }] });
const deckJson = strToU8(JSON.stringify(stored(layersFigure.svg)));
const hashesOf = (json: Uint8Array) =>
  strToU8(JSON.stringify({ 'deck.json': createHash('sha256').update(json).digest('hex') }));

let files = 0;
function fileOf(bytes: Uint8Array): string {
  const path = join(folder, `package-${(files += 1)}.palpate`);
  writeFileSync(path, bytes);
  return path;
}

function packageOf(json: Uint8Array, more: Record<string, Uint8Array> = {}): string {
  const drawing = { 'figures/fig-layers.svg': strToU8(layersFigure.svg) };
  return fileOf(zipSync({ 'deck.json': json, 'hashes.json': hashesOf(json), ...drawing, ...more }));
}

/** A package that holds another drawing, with the hash that fits it. */
function packageWith(svg: string): string {
  const json = strToU8(JSON.stringify(stored(svg)));
  return packageOf(json, { 'figures/fig-layers.svg': strToU8(svg) });
}

const changed = (change: object) => strToU8(JSON.stringify({ ...stored(layersFigure.svg), ...change }));

describe('writing and reading', () => {
  test('a deck comes back as it was, with the hash of its content', async () => {
    const bytes = writeDeckPackage(deck);
    const read = await readDeckPackage(fileOf(bytes));
    expect(read.deck).toEqual(deck);
    const stored = unzipSync(bytes)['deck.json'] ?? new Uint8Array();
    expect(read.contentHash).toBe(createHash('sha256').update(stored).digest('hex'));
  });

  test('the package holds the deck, its licence and the hashes, in this order', () => {
    expect(Object.keys(unzipSync(writeDeckPackage(deck)))).toEqual([
      'LICENCE.txt',
      'SOURCES.txt',
      'deck.json',
      'figures/fig-layers.svg',
      'hashes.json',
    ]);
    const text = (name: string) => new TextDecoder().decode(unzipSync(writeDeckPackage(deck))[name]);
    expect(text('LICENCE.txt')).toContain('CC-BY-4.0');
    expect(text('SOURCES.txt')).toContain('[gray] Gray H. Anatomy. 1858.');
    expect(text('figures/fig-layers.svg')).toBe(layersFigure.svg);
    expect(text('deck.json')).not.toContain('<svg');
  });

  test('the same deck gives the same bytes, another one other bytes', () => {
    expect(writeDeckPackage(deck)).toEqual(writeDeckPackage(structuredClone(deck)));
    expect(writeDeckPackage({ ...deck, version: '1.0.1' })).not.toEqual(writeDeckPackage(deck));
  });

  test('a package that this reader writes by hand is read too (the control of the refusals below)', async () => {
    expect((await readDeckPackage(packageOf(deckJson))).deck).toEqual(deck);
  });
});

describe('refusals name the file, the fault and what to do', () => {
  const refused = async (path: string, code: string, words: RegExp) => {
    await expect(readDeckPackage(path)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words) as unknown,
    });
    await expect(readDeckPackage(path)).rejects.toThrow(path);
  };

  test('no such file', () => refused(join(folder, 'none.palpate'), 'file.unreadable', /cannot be read/));
  test('a folder', () => refused(folder, 'file.unreadable', /cannot be read/));
  test('not a zip', () =>
    refused(fileOf(strToU8('just words, no archive')), 'deck.notAPackage', /not a zip archive/));
  test('an empty file', () => refused(fileOf(new Uint8Array()), 'deck.notAPackage', /not a zip archive/));

  test('a file that is cut short anywhere', async () => {
    const bytes = writeDeckPackage(deck);
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      await expect(
        readDeckPackage(fileOf(bytes.slice(0, Math.floor(bytes.length * share)))),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^deck\./) as unknown,
      });
    }
  });

  test('a file beyond the limit, before it is read', async () => {
    const path = fileOf(new Uint8Array());
    truncateSync(path, 200 * 2 ** 20);
    await refused(path, 'file.tooLarge', /200.0 MB and the limit is 64.0 MB/);
  });

  test.each(['../evil.json', '/etc/evil.json', 'a/../../evil.json', 'C:/evil.json', 'a\\evil.json'])(
    'the unsafe path %s',
    (name) => refused(packageOf(deckJson, { [name]: strToU8('{}') }), 'deck.unsafe', /was not opened/),
  );

  test('an entry that unpacks to far more than its size', () =>
    refused(
      packageOf(deckJson, { 'media.bin': new Uint8Array(30 * 2 ** 20) }),
      'deck.unsafe',
      /200 times its size/,
    ));

  test('entries that state more than the limit together', async () => {
    const block = Uint8Array.from({ length: 2 ** 20 }, (_, index) => (index * 2654435761) >>> 24);
    const big = new Uint8Array(65 * 2 ** 20).map((_, index) => block[(index * 7) % block.length] ?? 0);
    await refused(
      fileOf(zipSync({ 'deck.json': deckJson, 'big.bin': big }, { level: 1 })),
      'deck.unsafe',
      /beyond 64.0 MB|200 times/,
    );
  });

  test('an entry that unpacks to more than it states', async () => {
    const bytes = zipSync({ 'deck.json': deckJson, 'hashes.json': hashesOf(deckJson) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const central = bytes.findIndex(
      (_, at) => at + 4 < bytes.length && view.getUint32(at, true) === 0x02014b50,
    );
    view.setUint32(central + 24, 10, true);
    await refused(fileOf(bytes), 'deck.damaged', /deck.json.*cannot be unpacked/);
  });

  test('too many entries', () => {
    const more = Object.fromEntries(
      Array.from({ length: 520 }, (_, index) => [`file-${index}`, strToU8('x')]),
    );
    return refused(packageOf(deckJson, more), 'deck.unsafe', /523 entries and the limit is 512/);
  });

  test('an entry that is there twice', async () => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      chunks.push(chunk);
    });
    for (const [name, content] of [
      ['deck.json', deckJson],
      ['hashes.json', hashesOf(deckJson)],
      ['deck.json', changed({ title: 'Other' })],
    ] as const) {
      const entry = new ZipDeflate(name);
      zip.add(entry);
      entry.push(content, true);
    }
    zip.end();
    await refused(fileOf(Buffer.concat(chunks)), 'deck.unsafe', /"deck.json" is in it twice/);
  });

  test('no deck in the zip', () =>
    refused(fileOf(zipSync({ 'readme.txt': strToU8('hello') })), 'deck.notAPackage', /holds no deck.json/));
  test('no hashes in the zip', () =>
    refused(fileOf(zipSync({ 'deck.json': deckJson })), 'deck.notAPackage', /holds no hashes.json/));
  test('another format', () =>
    refused(packageOf(changed({ format: 'anki' })), 'deck.notAPackage', /another format/));
  test('JSON that is no object', () =>
    refused(packageOf(strToU8('[1, 2]')), 'deck.notAPackage', /another format/));
  test('broken JSON', () => refused(packageOf(strToU8('{"format":')), 'deck.damaged', /not valid JSON/));
  test('a deck from a newer version', () =>
    refused(
      packageOf(changed({ schema: 2, extra: true })),
      'deck.newer',
      /newer version of Palpate \(schema 2.*update Palpate/,
    ));
  test('a deck that was tampered with', () =>
    refused(
      fileOf(zipSync({ 'deck.json': changed({ title: 'Other' }), 'hashes.json': hashesOf(deckJson) })),
      'deck.damaged',
      /checksum/,
    ));
  test('a drawing from elsewhere that fits its hash is read (the control of the refusals below)', async () => {
    const svg = layersFigure.svg.replace('rx="4"', 'rx="5"');
    expect((await readDeckPackage(packageWith(svg))).deck.figures[0]?.svg).toBe(svg);
  });
  test.each([
    ['<script>alert(1)</script>', /line 3: the element <script> is not allowed/],
    ['<rect fill="url(https://example.org/x)"/>', /line 3: fill="url/],
    ['<rect onload="alert(1)"/>', /line 3: the attribute onload is not allowed/],
    ['<image href="https://example.org/x.png"/>', /line 3: the element <image> is not allowed/],
  ])('a drawing with %s', (part, words) =>
    refused(packageWith(layersFigure.svg.replace('\n</svg>', `\n${part}</svg>`)), 'deck.unsafe', words),
  );
  test('a drawing without a region that the deck names', () =>
    refused(
      packageWith(layersFigure.svg.replace('data-region="fat"', 'data-region="lard"')),
      'deck.unsafe',
      /the region "fat" is not in figures\/fig-layers.svg/,
    ));
  test('a drawing that was tampered with', () =>
    refused(
      packageOf(deckJson, { 'figures/fig-layers.svg': strToU8(`${layersFigure.svg} `) }),
      'deck.damaged',
      /fig-layers.svg does not match its checksum/,
    ));
  test('a drawing that is missing', () =>
    refused(
      fileOf(zipSync({ 'deck.json': deckJson, 'hashes.json': hashesOf(deckJson) })),
      'deck.damaged',
      /holds no figures\/fig-layers.svg/,
    ));
  test('a deck that breaks the contract', () =>
    refused(packageOf(changed({ items: [{ kind: 'song' }] })), 'deck.invalid', /items.0/));
});
