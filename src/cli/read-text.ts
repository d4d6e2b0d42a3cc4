import { createReadStream } from 'node:fs';
import { Problem } from '../core/problem.ts';

/**
 * The text of a file, or of standard input for `-`.
 * @param name of the file, for messages
 * @param mostBytes larger input is refused without being read to its end
 * @throws Problem when it cannot be read, is too large or is not UTF-8
 */
export async function readText(path: string, name: string, mostBytes = Infinity): Promise<string> {
  try {
    const stream = path === '-' ? process.stdin : createReadStream(path);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > mostBytes) {
        throw new Problem('input.large', `${name} is larger than ${mostBytes / 2 ** 20} MB; split it.`);
      }
      parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
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
