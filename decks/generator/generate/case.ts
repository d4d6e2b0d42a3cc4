import type { CaseItem, ClaimId } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { CaseEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';
import { arrange } from './options.ts';

/**
 * A written case, told sentence by sentence. A case with a warning sign that a massage learner meets is
 * also a spaced card; the others belong to the question bank.
 */
export function caseItem(written: Placed<CaseEntry>, knowledge: Knowledge): Draft<CaseItem> | null {
  const { entry } = written;
  const id = itemId('case', entry.id);
  const claims = entry.claims as ClaimId[];
  const first = entry.claims.flatMap((each) => knowledge.claim(each) ?? [])[0];
  if (!first) return null;
  const redFlag = entry.red_flag_status === 'none' ? null : entry.red_flag_status;
  const options = entry.options.map((option) => ({
    text: option.text,
    correct: option.best,
    rationale: option.rationale,
    claims: (option.claims.length > 0 ? option.claims : entry.claims) as ClaimId[],
    danger: option.danger,
  }));
  return {
    place: written.place(),
    item: {
      kind: 'case',
      id,
      section: first.section,
      claims,
      role: redFlag !== null && entry.audience !== 'chiropractic' ? 'both' : 'quiz',
      tier: redFlag === null ? 'detail' : 'core',
      audience: entry.audience,
      explanation: first.text,
      title: entry.title,
      steps: sentencesOf(entry.stem),
      leadIn: entry.question,
      options: arrange(id, options).options,
      redFlag,
      origin: 'written',
    },
  };
}

/** The sentences of a text: each adds a finding or a circumstance. */
function sentencesOf(text: string): string[] {
  return text.trim().split(/(?<=[.?!]["']?)\s+(?=["']?[A-Z])/);
}
