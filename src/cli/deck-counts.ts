import type { Deck, Item } from '../core/deck/types.ts';

type Counts = Record<string, number>;

/** How many items a deck has, by each way of looking at them. */
export interface DeckCounts {
  items: number;
  kind: Counts;
  /** The generator that made the item: recall, cloze, choice, matrix or case. */
  source: Counts;
  section: Counts;
  tier: Counts;
  role: Counts;
  objective: Counts;
  /** Grade of evidence of the claim that an item asks. */
  evidence: Counts;
}

export function countDeck(deck: Deck): DeckCounts {
  const evidence = new Map(deck.claims.map((claim) => [claim.id, claim.evidence]));
  const by = (start: readonly string[], keys: (item: Item) => readonly string[]): Counts => {
    const counts: Counts = Object.fromEntries(start.map((key) => [key, 0]));
    for (const key of deck.items.flatMap(keys)) counts[key] = (counts[key] ?? 0) + 1;
    return counts;
  };
  return {
    items: deck.items.length,
    kind: by(['recall', 'cloze', 'choice'], (item) => [item.kind]),
    source: by([], (item) => [item.id.split('/')[0] ?? '']),
    section: by(
      deck.sections.map(({ id }) => id),
      (item) => [item.section],
    ),
    tier: by(['core', 'detail', 'reference'], (item) => [item.tier]),
    role: by(['card', 'quiz', 'both'], (item) => [item.role]),
    objective: by(
      deck.objectives.map(({ id }) => id),
      (item) => item.objectives,
    ),
    evidence: by([], (item) => item.claims.slice(0, 1).flatMap((id) => evidence.get(id) ?? [])),
  };
}

/** The counts as lines for a terminal. */
export function countLines({ items, ...groups }: DeckCounts): string[] {
  const lines = Object.entries(groups).map(([name, counts]) => {
    const parts = Object.entries(counts).map(([key, value]) => `${key} ${value}`);
    return `${name.padEnd(10)}${parts.join(', ') || 'none'}`;
  });
  return [`${'items'.padEnd(10)}${items}`, ...lines];
}
