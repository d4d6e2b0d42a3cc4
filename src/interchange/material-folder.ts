import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../core/problem.ts';

const limits = { fileBytes: 8 * 2 ** 20, totalBytes: 64 * 2 ** 20, files: 2000, depth: 3 };

/**
 * Reads the YAML files and drawings of a material folder.
 * @returns path relative to the folder, with `/`, to the text
 * @throws Problem when the folder cannot be read, a file is too large, not UTF-8 or a link, or there are too many
 */
export async function readMaterialFolder(folder: string): Promise<Map<string, string>> {
  const names = await listFiles(folder, '', 0);
  if (names.length > limits.files) {
    throw new Problem(
      'material.tooMany',
      `${folder} holds ${names.length} YAML files and drawings and the limit is ${limits.files}; point at the folder of one deck.`,
    );
  }
  await checkSizes(folder, names);
  const files = new Map<string, string>();
  for (const name of names.sort()) files.set(name, await readText(join(folder, name)));
  return files;
}

/**
 * Reads one file of a material.
 * @throws Problem when it cannot be read, is too large or not UTF-8
 */
export async function readMaterialFile(path: string): Promise<string> {
  await checkSizes(dirname(path), [basename(path)]);
  return await readText(path);
}

async function listFiles(folder: string, within: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch((error: unknown) => {
    throw new Problem(
      'material.unreadable',
      `The folder ${join(folder, within)} cannot be read (${error instanceof Error ? error.message : String(error)}); check the path.`,
    );
  });
  const names: string[] = [];
  for (const entry of entries) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory() && depth < limits.depth && !entry.name.startsWith('.')) {
      names.push(...(await listFiles(folder, name, depth + 1)));
    } else if (/\.(?:ya?ml|svg)$/.test(entry.name)) names.push(name);
  }
  return names;
}

/** Sizes come before any reading, so that a huge file costs nothing. */
async function checkSizes(folder: string, names: readonly string[]): Promise<void> {
  let total = 0;
  for (const name of names) {
    const path = join(folder, name);
    const info = await lstat(path);
    total += info.size;
    if (!info.isFile())
      throw new Problem('material.notAFile', `${path} is a link or a folder; put the file itself there.`);
    if (info.size > limits.fileBytes || total > limits.totalBytes) {
      throw new Problem(
        'material.tooLarge',
        `${path} is too large (${info.size} bytes; the limit is ${limits.fileBytes} for a file and ${limits.totalBytes} for the folder); split it.`,
      );
    }
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('material.encoding', `${path} is not UTF-8 text; save it as UTF-8.`);
  }
}
