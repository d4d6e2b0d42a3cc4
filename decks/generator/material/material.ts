import { sortFindings, type Finding } from '../finding.ts';
import { checkMaterial } from './check.ts';
import { readMaterial, type Material } from './read.ts';

export type { Material, Placed } from './read.ts';

/** Reads and checks a material folder given as path to text. */
export function loadMaterial(files: ReadonlyMap<string, string>): {
  material: Material;
  findings: Finding[];
} {
  const { material, findings } = readMaterial(files);
  return { material, findings: sortFindings([...findings, ...checkMaterial(material)]) };
}
