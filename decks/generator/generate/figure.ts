import type { ClaimId, FigureId, FigureItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { FigureEntry, RegionEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

const modes = ['name', 'find'] as const;

/** Why no card is made of a region; null when one is made. */
export function regionNotAsked({ ask, claims }: RegionEntry): string | null {
  if (!ask) return 'The figure says not to ask it.';
  return claims.length === 0 ? 'It stands for no claim.' : null;
}

/** Two cards for each region that stands for a claim: name what is hidden, and find the place. */
export function figureItems(
  { entry, place }: Placed<FigureEntry>,
  knowledge: Knowledge,
): Draft<FigureItem>[] {
  return entry.regions.flatMap((region, index) => {
    const [first] = region.claims.flatMap((id) => knowledge.claim(id) ?? []);
    if (!first || regionNotAsked(region) !== null) return [];
    return modes.map((mode) => ({
      place: place('regions', index),
      item: {
        kind: 'figure' as const,
        id: itemId('figure', entry.id, region.id, mode),
        section: first.section,
        claims: region.claims as ClaimId[],
        role: 'card' as const,
        tier: knowledge.tier(first.id),
        audience: 'both' as const,
        explanation: first.text,
        mode,
        figure: entry.id as FigureId,
        region: region.id,
        prompt: mode === 'name' ? (entry.ask ?? 'Which structure is hidden?') : findPrompt(region),
        answer: region.label,
        accepts: region.accepts,
      },
    }));
  });
}

/** Fits one thing as well as several. */
function findPrompt({ label, phrase }: RegionEntry): string {
  return `Where does the drawing show ${phrase ?? `the ${inSentence(label)}`}?`;
}

/** A capital at the start goes, unless it belongs to a name or an abbreviation ("PSIS", "L4 line"). */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
