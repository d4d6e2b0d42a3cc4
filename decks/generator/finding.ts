export type Level = 'error' | 'warning';

/** Where something stands in the material; line counts from 1. */
export interface Place {
  file: string;
  line: number;
}

/** One thing to mend: where, which rule, and a sentence that says what is wrong and what to do. */
export interface Finding extends Place {
  /** Number of the lint rule; null when a file of the material itself is at fault. */
  rule: number | null;
  /** Name of the lint rule, or `material`. */
  name: string;
  level: Level;
  /** Id of the item, claim or other entry; null when the file as a whole is meant. */
  item: string | null;
  message: string;
}

/** A fault of the material itself, which always stops the build. */
export function materialError(place: Place, item: string | null, message: string): Finding {
  return { ...place, rule: null, name: 'material', level: 'error', item, message };
}

/** Sorted by file, line, rule, item and message, so that the same material lists the same findings. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = (each: Finding) =>
    [each.file, each.line, each.rule ?? 0, each.item ?? '', each.message] as const;
  return [...findings].sort((a, b) => compareKeys(key(a), key(b)));
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}
