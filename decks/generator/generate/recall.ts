import type { ClaimId, RecallItem, SectionId } from '../../../src/core/deck/types.ts';
import type { Placed } from '../material/material.ts';
import type { ClaimEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** One question-and-answer card for each ask of a claim. */
export function recallItems(claim: Placed<ClaimEntry>): Draft<RecallItem>[] {
  const { entry } = claim;
  return entry.asks.map((ask, index) => ({
    place: claim.place('asks', index),
    caution: ask.caution,
    item: {
      kind: 'recall',
      id: itemId('recall', entry.id, ask.id),
      section: entry.section as SectionId,
      claims: [entry.id as ClaimId],
      role: 'card',
      tier: ask.tier ?? entry.tier ?? 'detail',
      audience: ask.audience,
      explanation: ask.why,
      prompt: ask.question,
      answer: ask.answer,
      accepts: ask.accepts,
    },
  }));
}
