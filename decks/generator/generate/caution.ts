import type { Claim, Trap } from '../../../src/core/deck/types.ts';
import type { TrapEntry } from '../material/schema.ts';

const contestedKinds: Partial<Record<TrapEntry['kind'], string>> = {
  disagreement: 'Sources disagree on this point',
  'number-mismatch': 'Published figures for this do not agree',
  unverified: 'The detail behind this could not be checked',
};

/** Whether a trap of this kind makes its claims contested; the other kinds correct an error. */
export function isContested(kind: TrapEntry['kind']): boolean {
  return contestedKinds[kind] !== undefined;
}

/** Whether a caution says that its claim is contested. */
export function saysContested(caution: string | null): boolean {
  return caution !== null && Object.values(contestedKinds).some((words) => caution.startsWith(words));
}

/** One plain sentence on how sure the answer is; null when there is nothing to say. */
export function cautionFor(
  claim: Claim,
  trapOf: (id: string) => { trap: Trap; kind: TrapEntry['kind'] } | undefined,
): string | null {
  const named = claim.traps.flatMap((id) => trapOf(id) ?? []).find(({ kind }) => isContested(kind));
  if (named)
    return `${contestedKinds[named.kind]}; see the note "${named.trap.title.replace(/^'(.*)'$/, '$1')}".`;
  if (claim.verified === 'recall')
    return 'This rests on general professional knowledge; no published page was read for it.';
  if (claim.confidence === 'low')
    return 'The support for this is weak, so take it as a report and not as an established fact.';
  return null;
}

const attribution = new RegExp(
  [
    'according to',
    '(?:series|study|studies|trials?|posters?|papers?|reviews?|letters?|surveys?|cohorts?|articles?|case reports?|literature)',
    '(?:authors?|sources?|critics|groups?|models?|theory|hypothes[ei]s)',
    '(?:report(?:ed|s)?|describ(?:ed?|es|ing)|propos(?:ed?|es)|suggest(?:ed|s)?|claim(?:ed|s)?|credit(?:ed|s)?)',
    '(?:attribut(?:ed?|es)|blam(?:ed?|es)|argu(?:ed?|es)|advis(?:ed?|es)|teach(?:es|ing)?|said)',
  ]
    .map((alternative) => `\\b${alternative}\\b`)
    .join('|'),
  'i',
);

/** Whether a question says whose statement it asks for, which a contested claim needs in a graded quiz. */
export function attributes(question: string, authors: readonly string[]): boolean {
  return attribution.test(question) || authors.some((author) => question.includes(author));
}
