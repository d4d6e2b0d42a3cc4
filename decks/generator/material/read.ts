import type { z } from 'zod';
import { materialError, type Finding, type Place } from '../finding.ts';
import { describeIssue } from './issue.ts';
import * as schema from './schema.ts';
import { parseYamlFile, type Path, type YamlFile } from './yaml-file.ts';

/** A valid entry of a file together with where it stands. */
export interface Placed<Entry> {
  entry: Entry;
  /** Place of the entry, or of a part of it. */
  place: (...within: Path) => Place;
}

/** Everything the files of a material folder say, entry by entry; faulty entries are left out. */
export interface Material {
  deck: Placed<schema.DeckFile> | null;
  sources: Placed<schema.SourceEntry>[];
  claims: Placed<schema.ClaimEntry>[];
  objectives: Placed<schema.ObjectiveEntry>[];
  traps: Placed<schema.TrapEntry>[];
  cases: Placed<schema.CaseEntry>[];
  orders: Placed<schema.OrderEntry>[];
  figures: Placed<schema.FigureEntry>[];
  /** Text of `figures/<id>.svg` by its path. */
  drawings: ReadonlyMap<string, string>;
  matrix: Placed<schema.MatrixFile> | null;
  fingerprints: Placed<schema.FingerprintsFile> | null;
}

type ListKey = 'sources' | 'claims' | 'objectives' | 'traps' | 'orders';

const listFiles: { pattern: RegExp; key: ListKey }[] = [
  { pattern: /^sources\.yaml$/, key: 'sources' },
  { pattern: /^claims\/[^/]+\.yaml$/, key: 'claims' },
  { pattern: /^objectives\.yaml$/, key: 'objectives' },
  { pattern: /^traps\.yaml$/, key: 'traps' },
  { pattern: /^orders\.yaml$/, key: 'orders' },
];

/**
 * Reads the files of a material folder.
 * @param files path relative to the folder, with `/`, to the text of the file
 */
export function readMaterial(files: ReadonlyMap<string, string>): {
  material: Material;
  findings: Finding[];
} {
  const material: Material = {
    deck: null,
    sources: [],
    claims: [],
    objectives: [],
    traps: [],
    cases: [],
    orders: [],
    figures: [],
    drawings: new Map([...files].filter(([name]) => /^figures\/[^/]+\.svg$/.test(name))),
    matrix: null,
    fingerprints: null,
  };
  const findings: Finding[] = [];
  const names = [...files.keys()].filter((name) => !material.drawings.has(name)).sort();
  for (const name of names) {
    if (!/\.ya?ml$/.test(name)) {
      findings.push(misplaced(name));
      continue;
    }
    const parsed = parseYamlFile(name, files.get(name) ?? '');
    findings.push(...parsed.findings);
    if (parsed.file) readFile(parsed.file, material, findings);
  }
  for (const needed of ['deck.yaml', 'sources.yaml']) {
    if (files.has(needed)) continue;
    findings.push(
      materialError({ file: needed, line: 1 }, null, `The file ${needed} is missing; add it to the folder.`),
    );
  }
  if (!names.some((name) => /^claims\/[^/]+\.yaml$/.test(name))) {
    const place = { file: 'claims', line: 1 };
    findings.push(materialError(place, null, 'There is no file claims/*.yaml; add at least one claim.'));
  }
  return { material, findings };
}

function readFile(file: YamlFile, material: Material, findings: Finding[]): void {
  const list = listFiles.find((each) => each.pattern.test(file.name));
  if (list) readList(file, list.key, material, findings);
  else if (file.name === 'deck.yaml') material.deck = readWhole(file, schema.deckFile, findings);
  else if (file.name === 'conditions.yaml') material.matrix = readWhole(file, schema.matrixFile, findings);
  else if (file.name === 'fingerprints.yaml') {
    material.fingerprints = readWhole(file, schema.fingerprintsFile, findings);
  } else if (/^cases\/[^/]+\.yaml$/.test(file.name))
    pushIf(material.cases, readWhole(file, schema.caseFile, findings));
  else if (/^figures\/[^/]+\.yaml$/.test(file.name))
    pushIf(material.figures, readWhole(file, schema.figure, findings));
  else findings.push(misplaced(file.name));
}

function misplaced(name: string): Finding {
  const message = `The file ${name} has no place in a material folder; rename it as decks/README.md says, or remove it.`;
  return materialError({ file: name, line: 1 }, null, message);
}

function readList(file: YamlFile, key: ListKey, material: Material, findings: Finding[]): void {
  const value: unknown = isRecord(file.value) ? file.value[key] : null;
  if (!isRecord(file.value) || !Array.isArray(value)) {
    findings.push(materialError(file.place([]), null, `The file must hold a list under "${key}:"; add it.`));
    return;
  }
  for (const surplus of Object.keys(file.value).filter((each) => each !== key)) {
    const message = `The key "${surplus}" is unknown here; the file holds "${key}:" alone.`;
    findings.push(materialError(file.place([surplus]), null, message));
  }
  for (const [index, entry] of value.entries()) {
    const path = [key, index];
    if (key === 'sources') pushIf(material.sources, readEntry(file, path, entry, schema.source, findings));
    if (key === 'claims') pushIf(material.claims, readEntry(file, path, entry, schema.claim, findings));
    if (key === 'objectives')
      pushIf(material.objectives, readEntry(file, path, entry, schema.objective, findings));
    if (key === 'traps') pushIf(material.traps, readEntry(file, path, entry, schema.trap, findings));
    if (key === 'orders') pushIf(material.orders, readEntry(file, path, entry, schema.order, findings));
  }
}

function readWhole<Entry>(file: YamlFile, type: z.ZodType<Entry>, findings: Finding[]): Placed<Entry> | null {
  return readEntry(file, [], file.value, type, findings);
}

function readEntry<Entry>(
  file: YamlFile,
  path: Path,
  value: unknown,
  type: z.ZodType<Entry>,
  findings: Finding[],
): Placed<Entry> | null {
  const place = (...within: Path): Place => file.place([...path, ...within]);
  const result = type.safeParse(value, { reportInput: true });
  if (result.success) return { entry: result.data, place };
  const id = isRecord(value) && typeof value['id'] === 'string' ? value['id'] : null;
  const subject = id === null ? `Entry ${path.join(' ') || file.name}` : `"${id}"`;
  for (const issue of result.error.issues.flatMap(describeIssue)) {
    findings.push(materialError(place(...issue.path), id, `${subject}: ${issue.message}.`));
  }
  return null;
}

function pushIf<Entry>(list: Entry[], entry: Entry | null): void {
  if (entry !== null) list.push(entry);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
