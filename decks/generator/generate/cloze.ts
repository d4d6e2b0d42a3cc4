import type { ClaimId, ClozeItem, EvidenceGrade, SectionId } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import { firstAuthor } from '../material/names.ts';
import type { ClaimEntry, ClozeEntry } from '../material/schema.ts';
import { normalised } from '../words.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** One card for each phrase of the claim's text that the material says to hide. */
export function clozeItems(claim: Placed<ClaimEntry>, knowledge: Knowledge): Draft<ClozeItem>[] {
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
        explanation: explanation(entry, cloze, knowledge),
        before: entry.text.slice(0, at),
        hidden: cloze.hide,
        after: entry.text.slice(at + cloze.hide.length),
        hint: cloze.hint ?? null,
      },
    };
  });
}

/** The reason given with an ask of the same fact; a card without one names its evidence. */
function explanation(entry: ClaimEntry, cloze: ClozeEntry, knowledge: Knowledge): string {
  const hidden = normalised(cloze.hide);
  const asked = entry.asks.find((ask) => {
    const answers = [ask.answer, ...ask.accepts].map(normalised);
    return (
      ask.id === cloze.id || answers.some((answer) => answer.includes(hidden) || hidden.includes(answer))
    );
  });
  if (asked) return asked.why;
  const source = knowledge.source(entry.sources[0] ?? '');
  const author = source && firstAuthor(source.citation);
  const named = author ? ` (${[author, source.year].join(' ').trim()})` : '';
  return `The evidence for this: ${grades[entry.evidence] ?? entry.evidence.replaceAll('-', ' ')}${named}.`;
}

const grades: Partial<Record<EvidenceGrade, string>> = {
  rct: 'randomised trial',
  cohort: 'cohort study',
  'diagnostic-accuracy': 'study of diagnostic accuracy',
  'cross-sectional': 'cross-sectional study',
};
