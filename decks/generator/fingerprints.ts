import { sha256 } from './hash.ts';

const runLength = 8;

/** Fingerprints of every run of eight words of a text, sorted, each once; the text cannot be told from them. */
export function fingerprintsOf(text: string): string[] {
  return [...new Set(runsOf(text).map((run) => fingerprint(run.join(' '))))].sort();
}

/** Finds runs of eight words that a protected text has too. */
export class CopyCheck {
  readonly #protected: ReadonlySet<string>;
  readonly #seen = new Map<string, boolean>();

  constructor(protectedRuns: ReadonlySet<string>) {
    this.#protected = protectedRuns;
  }

  /** The first copied stretch of the text, as long as it goes; null when nothing is copied. */
  firstCopied(text: string): string | null {
    if (this.#protected.size === 0) return null;
    const runs = runsOf(text);
    const start = runs.findIndex((run) => this.#isProtected(run));
    if (start < 0) return null;
    let end = start;
    while (end + 1 < runs.length && this.#isProtected(runs[end + 1] ?? [])) end += 1;
    return [...(runs[start] ?? []), ...runs.slice(start + 1, end + 1).flatMap((run) => run.slice(-1))].join(
      ' ',
    );
  }

  #isProtected(words: readonly string[]): boolean {
    const run = words.join(' ');
    const known = this.#seen.get(run);
    if (known !== undefined) return known;
    const found = this.#protected.has(fingerprint(run));
    this.#seen.set(run, found);
    return found;
  }
}

function runsOf(text: string): string[][] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  const count = Math.max(0, words.length - runLength + 1);
  return Array.from({ length: count }, (_, index) => words.slice(index, index + runLength));
}

function fingerprint(run: string): string {
  return sha256(run).slice(0, 12);
}
