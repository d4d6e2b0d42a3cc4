import type { ClaimId, SourceId, Tier, TrapItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { TrapEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** Why no card is made of a trap; null when one is made. */
export function trapNotAsked({ not_asked: reason, claims }: TrapEntry): string | null {
  return reason ?? (claims.length === 0 ? 'It touches no claim of the deck.' : null);
}

/** A card on what the sources say and how to say it carefully. */
export function trapItem({ entry, place }: Placed<TrapEntry>, knowledge: Knowledge): Draft<TrapItem> | null {
  const [first] = entry.claims.flatMap((id) => knowledge.claim(id) ?? []);
  if (!first || trapNotAsked(entry) !== null) return null;
  return {
    place: place(),
    item: {
      kind: 'trap',
      id: itemId('trap', entry.id),
      section: first.section,
      claims: entry.claims as ClaimId[],
      role: 'card',
      tier: tierOf(entry, knowledge),
      audience: 'both',
      explanation: first.text,
      prompt: entry.ask ?? promptOf(entry),
      positions: entry.positions.map(({ sources, says }) => ({ sources: sources as SourceId[], says })),
      answer: entry.careful_wording,
    },
  };
}

/** Never core: a dispute is learned after what it is about. */
function tierOf({ tier, claims }: TrapEntry, knowledge: Knowledge): Tier {
  if (tier) return tier;
  return claims.every((id) => knowledge.tier(id) === 'reference') ? 'reference' : 'detail';
}

function promptOf({ title }: TrapEntry): string {
  return `Sources disagree: ${title.charAt(0).toLowerCase()}${title.slice(1)}. What do they say, and how is it said carefully?`;
}
