import type { ClaimId, FigureId, FigureItem } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Placed } from '../material/material.ts';
import type { FigureEntry, RegionEntry } from '../material/schema.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';

/** Why no card is made of a region; null when one is made. */
export function regionNotAsked({ ask, claims }: RegionEntry): string | null {
  if (!ask) return 'The figure says not to ask it.';
  return claims.length === 0 ? 'It stands for no claim.' : null;
}

/** Which of its two ways to ask for a name a region is asked in. */
export function namingMode(figure: FigureEntry, region: RegionEntry): 'name' | 'mark' {
  return (region.hide ?? figure.hide) === 'one' ? 'name' : 'mark';
}

/** Two cards for each region that stands for a claim: name what has no label, and find the place. */
export function figureItems(
  { entry, place }: Placed<FigureEntry>,
  knowledge: Knowledge,
): Draft<FigureItem>[] {
  return entry.regions.flatMap((region, index) => {
    const [first] = region.claims.flatMap((id) => knowledge.claim(id) ?? []);
    if (!first || regionNotAsked(region) !== null) return [];
    const naming = namingMode(entry, region);
    return [naming, 'find' as const].map((mode) => ({
      place: place('regions', index),
      item: {
        kind: 'figure' as const,
        // Both ways to ask for the name are one thing to remember.
        id: itemId('figure', entry.id, region.id, mode === 'find' ? 'find' : 'name'),
        section: first.section,
        claims: region.claims as ClaimId[],
        role: 'card' as const,
        // Drawings follow the core, which words can teach; they would make it too long for two weeks.
        tier: knowledge.tier(first.id) === 'reference' ? 'reference' : 'detail',
        audience: 'both' as const,
        explanation: first.text,
        mode,
        figure: entry.id as FigureId,
        region: region.id,
        prompt: mode === 'find' ? findPrompt(region) : (entry.ask ?? namePrompt[mode]),
        answer: region.label,
        accepts: region.accepts,
      },
    }));
  });
}

const namePrompt = { name: 'Which structure is hidden?', mark: 'Which structure is marked?' };

/** Fits one thing as well as several. */
function findPrompt({ label, phrase }: RegionEntry): string {
  return `Where does the drawing show ${phrase ?? `the ${inSentence(label)}`}?`;
}

/** A capital at the start goes, unless it belongs to a name or an abbreviation ("PSIS", "L4 line"). */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
