import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Problem } from '../core/problem.ts';

/**
 * The text of a file, or of standard input for `-`.
 * @param name of the file, for messages
 * @throws Problem when it cannot be read or is not UTF-8
 */
export async function readText(path: string, name: string): Promise<string> {
  try {
    const bytes = path === '-' ? await buffer(process.stdin) : await readFile(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'reading it is not permitted',
      ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
    };
    const reason = reasons[String(code)];
    if (reason === undefined) throw error;
    throw new Problem('input.file', `Cannot read ${name}: ${reason}.`);
  }
}
