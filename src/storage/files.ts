import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Waits until a file or folder is on the disk. */
export function sync(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows opens no folder, and keeps renames by itself.
  if (isFolder && process.platform === 'win32') return;
  const file = openSync(path, isFolder ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Moves a file or folder to its place, for good once this returns. */
export function seat(from: string, to: string): void {
  renameSync(from, to);
  sync(dirname(to));
  if (dirname(from) !== dirname(to)) sync(dirname(from));
}

/** Moves what is there into a folder, which is made; tells whether there was anything. */
export function moveInto(folder: string, path: string, name: string): boolean {
  if (!existsSync(path)) return false;
  mkdirSync(folder, { recursive: true });
  seat(path, join(folder, name));
  return true;
}

/** Overwrites bytes of a file in place. */
export function patch(path: string, bytes: Uint8Array, position: number): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, bytes, 0, bytes.length, position);
  } finally {
    closeSync(file);
  }
}

/** An instant as part of a file name. */
export const stampOf = (at: number) => new Date(at).toISOString().replaceAll(':', '-');

/** Paths of the files below a folder, relative to it, with `/` between names; none where it is not there. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
