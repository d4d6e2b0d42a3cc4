import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fingerprintsOf } from '../../../decks/generator/index.ts';
import { Problem } from '../../core/problem.ts';
import { parse, type Command } from '../command.ts';

const mostBytes = 8 * 2 ** 20;

export const command: Command = {
  name: 'deck fingerprint',
  usage: 'TEXTFILE --out FILE [--title TITLE] [--before MARK]',
  summary: 'Makes one-way fingerprints of a text that no item may copy; the text itself is not kept.',
  async run(args, io) {
    const options = {
      out: { type: 'string' },
      title: { type: 'string' },
      before: { type: 'string' },
    } as const;
    const { values, positionals } = parse(command, args, options, { min: 1, max: 1 });
    const [path = ''] = positionals;
    if (values.out === undefined)
      throw new Problem(
        'usage.missing',
        `--out is missing; usage: palpate ${command.name} ${command.usage}`,
        2,
      );
    const text = await readText(path);
    const end = values.before === undefined ? text.length : text.indexOf(values.before);
    if (end < 0)
      throw new Problem(
        'fingerprint.mark',
        `${path} does not hold the mark "${values.before}"; correct --before.`,
      );
    const runs = fingerprintsOf(text.slice(0, end));
    if (runs.length === 0) {
      throw new Problem(
        'fingerprint.tooShort',
        `${path} holds fewer than eight words; nothing can be copied from it.`,
      );
    }
    const title = values.title ?? basename(path);
    await writeFile(values.out, fileText(title, runs)).catch((error: unknown) => {
      throw new Problem(
        'fingerprint.notWritten',
        `${values.out} cannot be written (${error instanceof Error ? error.message : String(error)}); choose another --out.`,
      );
    });
    io.out(`${values.out}: ${runs.length} runs of eight words.\n`);
    return 0;
  },
};

async function readText(path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new Problem('fingerprint.missing', `There is no file ${path}; check the path.`);
  if (info.size > mostBytes)
    throw new Problem('fingerprint.tooLarge', `${path} is larger than 8 MB; split it.`);
  return await readFile(path, 'utf8');
}

function fileText(title: string, runs: readonly string[]): string {
  const rows = Array.from(
    { length: Math.ceil(runs.length / 8) },
    (_, row) => `  ${runs.slice(row * 8, row * 8 + 8).join(' ')}\n`,
  );
  return `title: ${JSON.stringify(title)}\nwords: 8\nruns: |\n${rows.join('')}`;
}
