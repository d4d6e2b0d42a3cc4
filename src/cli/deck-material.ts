import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDeck, type Built, type Finding } from '../../decks/generator/index.ts';
import type { Deck } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import { readDeckPackage } from '../interchange/deck-package.ts';
import { readMaterialFolder } from '../interchange/material-folder.ts';

const bundled = fileURLToPath(new URL('../../decks/back-mice', import.meta.url));

/** The material folder of this checkout, as a path that reads well from the current folder. */
export function defaultMaterial(): string {
  return existsSync('decks/back-mice') ? 'decks/back-mice' : relative('.', bundled) || '.';
}

/**
 * Builds the deck of a material folder; findings name files by a path that an editor can open.
 * @throws Problem when the folder cannot be read
 */
export async function buildFromFolder(folder: string): Promise<Built> {
  const built = buildDeck(await readMaterialFolder(folder));
  return { ...built, findings: built.findings.map((each) => ({ ...each, file: join(folder, each.file) })) };
}

/**
 * The deck of a package, or of a material folder.
 * @throws Problem when it cannot be read, or when the material has errors
 */
export async function readDeck(path: string): Promise<Deck> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new Problem('deck.missing', `There is no folder or file ${path}; check the path.`);
  if (!info.isDirectory()) return (await readDeckPackage(path)).deck;
  const { deck, findings } = await buildFromFolder(path);
  const errors = findings.filter((finding) => finding.level === 'error').length;
  if (errors === 0) return deck;
  throw new Problem(
    'deck.faulty',
    `The material in ${path} has ${count(errors, 'error')}; list them with palpate deck lint ${path}.`,
  );
}

/** One line for a finding: where, level, rule, entry, and what to do. */
export function findingLine({ file, line, level, rule, name, item, message }: Finding): string {
  const which = rule === null ? '' : ` ${rule} ${name}`;
  const about = item === null || message.includes(`"${item}"`) ? '' : ` ${item}:`;
  return `${file}:${line}: ${level}${which}:${about} ${message}`;
}

/** "1 error", "3 errors". */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
