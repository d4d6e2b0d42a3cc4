import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
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
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    throw new Problem(
      'file.notWritten',
      `${path} could not be written (${reason}); choose another folder or free some space.`,
    );
  }
}
