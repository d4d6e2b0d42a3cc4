import type { ClaimId, ClozeItem, SectionId } from '../../../src/core/deck/types.ts';
import type { Placed } from '../material/material.ts';
import type { ClaimEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** One card for each phrase of the claim's text that the material says to hide. */
export function clozeItems(claim: Placed<ClaimEntry>): Draft<ClozeItem>[] {
  const { entry } = claim;
  return entry.cloze.flatMap((cloze, index) => {
    const at = entry.text.indexOf(cloze.hide);
    if (at < 0) return [];
    return {
      place: claim.place('cloze', index),
      item: {
        kind: 'cloze' as const,
        id: itemId('cloze', entry.id, cloze.id),
        section: entry.section as SectionId,
        claims: [entry.id as ClaimId],
        role: 'card' as const,
        tier: cloze.tier ?? entry.tier ?? ('detail' as const),
        audience: cloze.audience,
        explanation: cloze.why,
        before: entry.text.slice(0, at),
        hidden: cloze.hide,
        after: entry.text.slice(at + cloze.hide.length),
        hint: cloze.hint ?? null,
      },
    };
  });
}
