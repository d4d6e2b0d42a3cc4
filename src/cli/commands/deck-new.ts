import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../core/problem.ts';
import { readMaterialFolder } from '../../interchange/material-folder.ts';
import { parse, type Command } from '../command.ts';

const starter = fileURLToPath(new URL('../../../decks/starter', import.meta.url));
const schemas = fileURLToPath(new URL('../../../decks/schema', import.meta.url));

export const command: Command = {
  name: 'deck new',
  usage: 'DIR',
  summary: 'Writes a small complete material to start a deck from, into a new or empty folder.',
  async run(args, io) {
    const { positionals } = parse(command, args, {}, { min: 1, max: 1 });
    const [folder = ''] = positionals;
    await refuseFull(folder);
    const files = await readMaterialFolder(starter);
    for (const [name, text] of files) await write(join(folder, name), withSchema(folder, name, text));
    io.out(
      [
        `${folder}: ${files.size} files of a deck that builds. Next:`,
        `  edit ${join(folder, 'deck.yaml')} and the files beside it (decks/README.md explains each)`,
        `  palpate deck lint ${folder}`,
        `  palpate deck build ${folder}`,
        '',
      ].join('\n'),
    );
    return 0;
  },
};

async function refuseFull(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Problem('deck.notWritten', `${folder} is no folder that can be used; choose another.`);
  });
  if (there.length === 0) return;
  throw new Problem('deck.notEmpty', `The folder ${folder} is not empty; choose a new or an empty folder.`);
}

/** An editor finds the schema from where the file stands. */
function withSchema(folder: string, name: string, text: string): string {
  const path = relative(dirname(join(folder, name)), schemas).replaceAll('\\', '/');
  return text.replace(/^# yaml-language-server: \$schema=.*\/(?=[a-z]+\.json\n)/, (start) =>
    start.replace(/=.*$/, `=${path}/`),
  );
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('deck.notWritten', `${path} cannot be written (${reason}); choose another folder.`);
  }
}
