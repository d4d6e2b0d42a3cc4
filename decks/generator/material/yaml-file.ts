import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { materialError, type Finding, type Place } from '../finding.ts';

export type Path = readonly (string | number)[];

/** A parsed file that still knows on which line each of its values stands. */
export interface YamlFile {
  name: string;
  value: unknown;
  place: (path: Path) => Place;
}

/** Parses one file; a file with a syntax fault gives findings and no value. */
export function parseYamlFile(name: string, text: string): { file: YamlFile | null; findings: Finding[] } {
  const counter = new LineCounter();
  const fail = (line: number, message: string) => materialError({ file: name, line }, null, message);
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) {
      const findings = faults.map((fault) =>
        fail(
          counter.linePos(fault.pos[0]).line,
          `The file is not valid YAML: ${fault.message.split('\n')[0]}; mend the line.`,
        ),
      );
      return { file: null, findings };
    }
    const place = (path: Path): Place => ({ file: name, line: lineOf(document.contents, path, counter) });
    return { file: { name, value: document.toJS(), place }, findings: [] };
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : String(error);
    return { file: null, findings: [fail(1, `The file cannot be read as YAML (${reason}); simplify it.`)] };
  }
}

function lineOf(contents: unknown, path: Path, counter: LineCounter): number {
  let node = contents;
  let offset = 0;
  for (const step of path) {
    const next = child(node, step);
    if (!next) break;
    node = next.value;
    offset = next.offset ?? offset;
  }
  return counter.linePos(offset).line || 1;
}

function child(node: unknown, step: string | number): { value: unknown; offset: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && each.key.value === step);
    if (!pair || !isScalar(pair.key)) return null;
    return { value: pair.value, offset: pair.key.range?.[0] };
  }
  if (isSeq(node) && typeof step === 'number') {
    const value = node.items[step];
    return isNode(value) ? { value, offset: value.range?.[0] } : null;
  }
  return null;
}
