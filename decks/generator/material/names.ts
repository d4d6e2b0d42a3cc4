/** Surname of the first author of a citation ("Ries E. Episacroiliac lipoma. …"); null where it names none. */
export function firstAuthor(citation: string): string | null {
  return /^(\p{Lu}[\p{L}'-]+) [A-Z]{1,3}[.,\s]/u.exec(citation)?.[1] ?? null;
}

/** Year of publication in a citation; null where none is given. */
export function citedYear(citation: string): number | null {
  const year = /\b(1[6-9]\d\d|20\d\d)\b/.exec(citation)?.[1];
  return year === undefined ? null : Number(year);
}
