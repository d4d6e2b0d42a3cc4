import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDeck, type Finding } from '../../decks/generator/index.ts';
import type { Deck } from '../core/deck/types.ts';
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
export async function buildFromFolder(folder: string): Promise<{ deck: Deck; findings: Finding[] }> {
  const { deck, findings } = buildDeck(await readMaterialFolder(folder));
  return { deck, findings: findings.map((each) => ({ ...each, file: join(folder, each.file) })) };
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
