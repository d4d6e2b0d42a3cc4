import { materialError, sortFindings, type Finding } from '../finding.ts';
import { readMaterial } from './read.ts';
import { parseYamlFile } from './yaml-file.ts';

/** Where a file belongs, told by a key that only files of its kind hold. */
const homes: [key: string, path: string][] = [
  ['claims', 'claims/file.yaml'],
  ['sources', 'sources.yaml'],
  ['traps', 'traps.yaml'],
  ['objectives', 'objectives.yaml'],
  ['orders', 'orders.yaml'],
  ['features', 'conditions.yaml'],
  ['sections', 'deck.yaml'],
  ['runs', 'fingerprints.yaml'],
  ['stem', 'cases/file.yaml'],
  ['purpose', 'figures/file.yaml'],
];

/** Files that hold one list under one key come before those that hold the same key among others. */
const single = new Set(['claims', 'sources', 'traps', 'objectives', 'orders']);

/**
 * What is wrong with one file that stands alone: its syntax and its entries, not what they name elsewhere.
 * @param name what findings name as the file
 */
export function checkLooseFile(name: string, text: string): Finding[] {
  const { file, findings } = parseYamlFile(name, text);
  if (!file) return findings;
  const keys = typeof file.value === 'object' && file.value !== null ? Object.keys(file.value) : [];
  const home = homes.find(([key]) => keys.includes(key) && (!single.has(key) || keys.length === 1));
  if (!home) {
    const message = `The file is no part of a material: it has none of the keys ${homes.map(([key]) => key).join(', ')}; add one, as decks/README.md says.`;
    return [materialError({ file: name, line: 1 }, null, message)];
  }
  const found = readMaterial(new Map([[home[1], text]])).findings;
  return sortFindings(found.filter((each) => each.file === home[1]).map((each) => ({ ...each, file: name })));
}
