import type { BotResult, Coverage } from '../../decks/generator/index.ts';
import { itemKinds, type Deck, type Item } from '../core/deck/types.ts';

type Counts = Record<string, number>;

/** How many items a deck has, by each way of looking at them. */
export interface DeckCounts {
  items: number;
  kind: Counts;
  /** The template that made the item: the first word of its id. */
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
    kind: by(itemKinds, (item) => [item.kind]),
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

/** How one bot fares, as a line. */
export function botLine({ name, items, score, chance, limit }: BotResult): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const result = `${percent(score)} right of ${items}, chance ${percent(chance)}, limit ${percent(limit)}`;
  return `${'bot'.padEnd(10)}${name}: ${result}`;
}

/** What each topic of the material yields, and how much of the material yields nothing, as lines. */
export function topicLines({ topics, ...fates }: Coverage): string[] {
  const rows = topics.map(({ title, claims, idle, items, kinds: counts }) => {
    const parts = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
    const silent = idle.length > 0 ? ` (${idle.length} without an item)` : '';
    return `${'topic'.padEnd(10)}${title}: ${claims} claims${silent}, ${items} items: ${parts.join(', ') || 'none'}`;
  });
  const covered = Object.entries(fates).map(([name, list]) => {
    const used = list.filter(({ items }) => items.length > 0).length;
    return `${name} ${used} of ${list.length}`;
  });
  return [...rows, `${'covered'.padEnd(10)}${covered.join(', ')}`];
}
