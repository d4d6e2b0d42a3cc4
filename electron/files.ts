import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { limits } from '../src/contract/limits.ts';
import { Problem } from '../src/core/problem.ts';

/**
 * A name that may be suggested for a file on any system: letters, digits and plain marks, no path.
 * @param extension with its dot; added where the name does not end in it
 */
export function plainFileName(suggested: string, extension: string): string {
  const plain = suggested
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N} ()+,.;=@_–-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const stem = plain.toLowerCase().endsWith(extension) ? plain.slice(0, -extension.length) : plain;
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${stem === '' || isDevice ? 'Palpate' : stem.slice(0, 120).trim()}${extension}`;
}

/**
 * The one place that writes a file the learner chose: whole or not at all.
 * @throws Problem `file.notWritten`, with what stood there before untouched
 */
export async function writeUserFile(path: string, content: Uint8Array | string): Promise<void> {
  const partial = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(partial, content, { flag: 'wx' });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new Problem(
      'file.notWritten',
      `${path} could not be written (${reason(error)}); choose another folder or free some space.`,
    );
  }
}

/**
 * Reads a deck the learner opened; what it holds is for the engine to judge.
 * @throws Problem `file.unreadable` or `file.tooLarge`
 */
export async function readDeckFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const { size } = await stat(path);
    if (size > limits.deckFile) {
      const most = limits.deckFile / 2 ** 20;
      throw new Problem('file.tooLarge', `${path} is larger than ${most} MB; choose a smaller file.`);
    }
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'file.unreadable',
      `${path} cannot be read (${reason(error)}); check that it is there.`,
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
