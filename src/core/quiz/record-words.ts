/** Stands under every record, word for word. */
export const recordFooter =
  "Issued by the learner's own software. Not a continuing-education certificate. Not issued by an NCBTMB " +
  'Approved Provider, FSMTB Registered Provider, PACE provider or licensing board. Identity not verified.';

export const recordTitle = 'Self-study quiz record';

export const recordHashNote =
  'The hash shows whether this record was changed after it was written; it cannot prevent a change.';

/** What would claim more than a learner's own software can know. Short names count in capitals only. */
const forbidden: readonly RegExp[] = [
  /\bCEUs?\b/i,
  /\bCEs\b/,
  /\bCE (?:credit|hour|unit)s?\b/i,
  /\bcontinuing[- ]education (?:credit|hour|unit)s?\b/i,
  /\bcontact hours?\b/i,
  /\b(?:accredited|accreditation)\b/i,
  /\b(?:approved|registered)[- ]providers?\b/i,
  /\bboard[- ]approved\b/i,
  /\bcertificates? of (?:completion|achievement)\b/i,
  /\bPACE\b/,
  /\bNCBTMB\b/i,
  /\bFSMTB\b/i,
];

/**
 * Words in a text that a record must not carry outside its footer, as they stand there. Line breaks, several
 * spaces, odd widths and characters without width hide none of them.
 */
export function forbiddenWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[‐‑‒–]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replaceAll(recordFooter, ' ');
  return forbidden.flatMap((word) => plain.match(word)?.[0] ?? []);
}
