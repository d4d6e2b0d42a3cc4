import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a text file beside its place and moves it there, so that the file is whole or not there. */
export function writeWhole(path: string, text: string): void {
  const partial = `${path}.partial`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const file = openSync(partial, 'wx');
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
