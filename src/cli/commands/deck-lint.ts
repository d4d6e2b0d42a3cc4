import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkLooseFile, lintPackagedDeck, type Finding } from '../../../decks/generator/index.ts';
import { Problem } from '../../core/problem.ts';
import { readDeckPackage } from '../../interchange/deck-package.ts';
import { readMaterialFile } from '../../interchange/material-folder.ts';
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
  summary:
    'Lists everything to mend in a material folder, one of its files or a deck package, with file, line and rule.',
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
  if (/\.ya?ml$/.test(path)) return findingsOfFile(path);
  const { deck } = await readDeckPackage(path);
  return lintPackagedDeck(deck, path);
}

/** A file of a material is checked with the rest of the material; one that stands alone by itself. */
async function findingsOfFile(path: string): Promise<Finding[]> {
  const text = await readMaterialFile(path);
  const folder = [dirname(path), dirname(dirname(resolve(path)))].find((each) =>
    existsSync(join(each, 'deck.yaml')),
  );
  if (folder === undefined) return checkLooseFile(path, text);
  const { findings } = await buildFromFolder(folder);
  return findings
    .filter((finding) => resolve(finding.file) === resolve(path))
    .map((finding) => ({ ...finding, file: path }));
}
