import type { ChoiceItem, ClaimId, SectionId, Tier } from '../../../src/core/deck/types.ts';
import type { Finding, Place } from '../finding.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { AskEntry, AskOptions, ClaimEntry } from '../material/schema.ts';
import { attributes } from './caution.ts';
import type { Draft, Generated } from './draft.ts';
import { itemId } from './ids.ts';
import { arrange } from './options.ts';

/**
 * One best-answer question for each ask with options. A claim that is weak or disputed is left out of
 * quizzes unless the question says whose statement it asks for.
 */
export function choiceItems(claim: Placed<ClaimEntry>, knowledge: Knowledge): Generated<ChoiceItem> {
  const generated: Generated<ChoiceItem> = { drafts: [], findings: [] };
  for (const [index, ask] of claim.entry.asks.entries()) {
    if (!ask.options) continue;
    const place = claim.place('asks', index, 'options');
    const known = knowledge.claim(claim.entry.id);
    const wording = `${ask.options.stem ?? ''} ${ask.options.lead} ${ask.options.key}`;
    if (known && knowledge.isUnsure(known) && !attributes(wording, knowledge.authors(known))) {
      generated.findings.push(unattributed(place, itemId('choice', claim.entry.id, ask.id)));
    } else generated.drafts.push(choiceItem(claim.entry, ask, ask.options, place));
  }
  return generated;
}

function choiceItem(entry: ClaimEntry, ask: AskEntry, asked: AskOptions, place: Place): Draft<ChoiceItem> {
  const id = itemId('choice', entry.id, ask.id);
  const tier: Tier = ask.tier ?? entry.tier ?? 'detail';
  const claimsOr = (claims: string[]) => (claims.length > 0 ? claims : [entry.id]) as ClaimId[];
  const written = [
    { text: asked.key, because: asked.because, claims: asked.claims, danger: asked.danger, correct: true },
    ...asked.wrong.map((wrong) => ({ ...wrong, correct: false })),
  ].map(({ text, because, claims, danger, correct }) => ({
    text,
    correct,
    rationale: because,
    claims: claimsOr(claims),
    danger,
  }));
  return {
    place,
    caution: ask.caution,
    item: {
      kind: 'choice',
      id,
      section: entry.section as SectionId,
      claims: [...new Set([entry.id, ...asked.claims])] as ClaimId[],
      role: 'quiz',
      tier,
      audience: ask.audience,
      explanation: ask.why,
      stem: asked.stem ?? '',
      leadIn: asked.lead,
      ...arrange(id, written),
    },
  };
}

function unattributed(place: Place, item: string): Finding {
  const message =
    'No quiz question was made, because its claim is weak or disputed; word the lead-in as "According to …" or leave out the options.';
  return { ...place, rule: 28, name: 'contested_key', level: 'warning', item, message };
}
