import { createHash, randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { runBots, type BotResult, type Coverage, type Finding } from '../../../decks/generator/index.ts';
import { Problem } from '../../core/problem.ts';
import { writeDeckPackage } from '../../interchange/deck-package.ts';
import { parse, type Command, type Io } from '../command.ts';
import { botLine, countDeck, countLines, topicLines, type DeckCounts } from '../deck-counts.ts';
import { buildFromFolder, count, defaultMaterial, findingLine } from '../deck-material.ts';

/** What `--json` prints; `path` and `sha256` are null when errors stopped the build and nothing was written. */
interface Built {
  path: string | null;
  sha256: string | null;
  id: string;
  version: string;
  counts: DeckCounts;
  /** Errors and warnings, sorted; see `deck lint`. */
  findings: Finding[];
  /** How test-wise guessing fares on the question bank. */
  bots: BotResult[];
  /** Where every entry of the material went: to items, or why to none; and what each topic yields. */
  coverage: Coverage;
  /** Cells of the matrix that are asked, and of those that are not, how many for which reason. */
  cells: Record<string, number>;
}

export const command: Command = {
  name: 'deck build',
  usage: '[DIR] [--out FILE] [--json]',
  summary: 'Builds a deck package from a material folder (default decks/back-mice); errors stop it.',
  async run(args, io) {
    const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parse(command, args, options, { min: 0, max: 1 });
    const { deck, findings, coverage, account } = await buildFromFolder(positionals[0] ?? defaultMaterial());
    const failed = findings.some((finding) => finding.level === 'error');
    const path = values.out ?? `${deck.id}.palpate`;
    const bytes = failed ? null : writeDeckPackage(deck);
    if (bytes) await writeWhole(path, bytes);
    report(io, values.json ?? false, {
      path: bytes && path,
      sha256: bytes && createHash('sha256').update(bytes).digest('hex'),
      id: deck.id,
      version: deck.version,
      counts: countDeck(deck),
      findings,
      bots: runBots(deck),
      coverage,
      cells: account.counts,
    });
    return failed ? 1 : 0;
  },
};

/** Writes beside the target and renames, so that the target is either the old file or the whole new one. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    await writeFile(partial, bytes, { flag: 'wx' });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      'deck.notWritten',
      `The deck cannot be written to ${path} (${reason}); choose another --out.`,
    );
  }
}

function report(io: Io, json: boolean, built: Built): void {
  if (json) io.out(`${JSON.stringify(built, null, 2)}\n`);
  const errors = built.findings.filter((finding) => finding.level === 'error');
  if (errors.length > 0) {
    for (const error of errors) io.err(`${findingLine(error)}\n`);
    io.err(`The deck was not built: ${count(errors.length, 'error')} above; mend them and build again.\n`);
  } else if (!json) {
    const warnings = built.findings.length;
    const lines = [
      `${'file'.padEnd(10)}${built.path}`,
      `${'sha256'.padEnd(10)}${built.sha256}`,
      `${'version'.padEnd(10)}${built.version}`,
      ...countLines(built.counts),
      ...built.bots.map(botLine),
      ...topicLines(built.coverage),
      ...(warnings > 0 ? [`${count(warnings, 'warning')}; list them with palpate deck lint.`] : []),
    ];
    io.out(`${lines.join('\n')}\n`);
  }
}
