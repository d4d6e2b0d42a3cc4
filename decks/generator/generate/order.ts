import type { ClaimId, OrderItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { OrderEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** A written order, such as the layers from the skin inwards. */
export function orderItem(
  { entry, place }: Placed<OrderEntry>,
  knowledge: Knowledge,
): Draft<OrderItem> | null {
  const [first] = entry.claims.flatMap((id) => knowledge.claim(id) ?? []);
  if (!first) return null;
  return {
    place: place(),
    item: {
      kind: 'order',
      id: itemId('order', entry.id),
      section: first.section,
      claims: [...new Set([...entry.claims, ...entry.steps.flatMap(({ claims }) => claims)])] as ClaimId[],
      role: 'both',
      tier: entry.tier,
      audience: entry.audience,
      explanation: entry.why,
      prompt: entry.ask,
      steps: entry.steps.map((step) => ({ ...step, claims: step.claims as ClaimId[] })),
    },
  };
}
