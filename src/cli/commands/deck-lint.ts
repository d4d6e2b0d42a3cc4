import { stat } from 'node:fs/promises';
import { lintPackagedDeck, type Finding } from '../../../decks/generator/index.ts';
import { Problem } from '../../core/problem.ts';
import { readDeckPackage } from '../../interchange/deck-package.ts';
import { parse, type Command } from '../command.ts';
import { buildFromFolder, count, defaultMaterial, findingLine } from '../deck-material.ts';

/** What `--json` prints. */
interface Linted {
  /** Folder or file that was checked. */
  path: string;
  errors: number;
  warnings: number;
  /** Sorted by file, line, rule and item; `rule` is null and `name` is `material` for faults of the files themselves. */
  findings: Finding[];
}

export const command: Command = {
  name: 'deck lint',
  usage: '[DIR or FILE] [--json]',
  summary: 'Lists everything to mend in a material folder or a deck package, with file, line and rule.',
  async run(args, io) {
    const { values, positionals } = parse(command, args, { json: { type: 'boolean' } }, { min: 0, max: 1 });
    const path = positionals[0] ?? defaultMaterial();
    const findings = await findingsOf(path);
    const errors = findings.filter((finding) => finding.level === 'error').length;
    const result: Linted = { path, errors, warnings: findings.length - errors, findings };
    if (values.json) io.out(`${JSON.stringify(result, null, 2)}\n`);
    else {
      const lines = findings.map(findingLine);
      io.out([...lines, `${count(errors, 'error')}, ${count(result.warnings, 'warning')}.`, ''].join('\n'));
    }
    return errors > 0 ? 1 : 0;
  },
};

async function findingsOf(path: string): Promise<Finding[]> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new Problem('deck.missing', `There is no folder or file ${path}; check the path.`);
  if (info.isDirectory()) return (await buildFromFolder(path)).findings;
  const { deck } = await readDeckPackage(path);
  return lintPackagedDeck(deck, path);
}
