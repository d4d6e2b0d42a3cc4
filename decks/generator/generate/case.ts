import type { ChoiceItem, ClaimId } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { CaseEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';
import { arrange } from './options.ts';

/**
 * The question of a written case. A case with a warning sign that a massage learner meets is also a
 * spaced card; the others belong to the question bank.
 */
export function caseItem(written: Placed<CaseEntry>, knowledge: Knowledge): Draft<ChoiceItem> | null {
  const { entry } = written;
  const id = itemId('case', entry.id);
  const claims = entry.claims as ClaimId[];
  const first = entry.claims.flatMap((each) => knowledge.claim(each) ?? [])[0];
  if (!first) return null;
  const warning = entry.red_flag_status !== 'none';
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
      kind: 'choice',
      id,
      section: first.section,
      claims,
      role: warning && entry.audience !== 'chiropractic' ? 'both' : 'quiz',
      tier: warning ? 'core' : 'detail',
      audience: entry.audience,
      explanation: first.text,
      stem: entry.stem,
      leadIn: entry.question,
      ...arrange(id, options),
    },
  };
}
