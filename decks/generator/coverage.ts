import type { Claim, Deck, Item } from '../../src/core/deck/types.ts';
import { regionNotAsked } from './generate/figure.ts';
import { trapNotAsked } from './generate/trap.ts';
import { claimsOf } from './lint/texts.ts';
import type { Material } from './material/material.ts';

/** Where one entry of the material went: to items, or why to none. */
export interface Fate {
  id: string;
  items: string[];
  /** Null when there are items. */
  reason: string | null;
}

/** How far a topic of the material is asked. */
export interface TopicRow {
  id: string;
  title: string;
  claims: number;
  /** Claims of the topic that no item asks or rests on. */
  idle: string[];
  /** Items that ask a claim of the topic, in all and by kind. */
  items: number;
  kinds: Record<string, number>;
}

/** Where every entry of a material went. */
export interface Coverage {
  claims: Fate[];
  sources: Fate[];
  traps: Fate[];
  cases: Fate[];
  orders: Fate[];
  figures: Fate[];
  /** Regions of figures as `figure/region`. */
  regions: Fate[];
  objectives: Fate[];
  conditions: Fate[];
  pairs: Fate[];
  topics: TopicRow[];
}

/**
 * Follows every id of the material to the items that came of it.
 * @param cells what each item asks of the matrix, as `condition/feature`, by the id of the item
 */
export function coverageOf(
  material: Material,
  deck: Deck,
  cells: ReadonlyMap<string, readonly string[]>,
): Coverage {
  const byClaim = itemsByClaim(deck.items);
  const ofClaims = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => byClaim.get(id) ?? []))];
  const template = (name: string, id: string) =>
    deck.items.filter((item) => item.id === `${name}/${id}` || item.id.startsWith(`${name}/${id}/`));
  const made = (name: string, id: string) => template(name, id).map((item) => item.id);
  const matrix = material.matrix?.entry;
  const backed = cellsByClaim(material);
  const asked = new Set([...cells.values()].flat());
  return {
    claims: deck.claims.map(({ id }) =>
      fate(id, byClaim.get(id) ?? [], claimReason(backed.get(id) ?? [], asked)),
    ),
    sources: deck.sources.map(({ id }) => {
      const claims = deck.claims.filter(({ sources }) => sources.includes(id)).map((claim) => claim.id);
      return fate(id, ofClaims(claims), sourceReason(id, claims.length, deck));
    }),
    traps: material.traps.map(({ entry }) =>
      fate(entry.id, made('trap', entry.id), trapNotAsked(entry) ?? 'Its claims are not in the deck.'),
    ),
    cases: material.cases.map(({ entry }) =>
      fate(entry.id, made('case', entry.id), 'Its claims are unknown.'),
    ),
    orders: material.orders.map(({ entry }) =>
      fate(entry.id, made('order', entry.id), 'Its claims are unknown.'),
    ),
    figures: material.figures.map(({ entry }) => {
      const drawn = deck.figures.some(({ id }) => id === entry.id);
      return fate(
        entry.id,
        made('figure', entry.id),
        drawn ? 'No region is asked.' : 'It has no drawing yet.',
      );
    }),
    regions: material.figures.flatMap(({ entry }) =>
      entry.regions.map((region) => {
        const id = `${entry.id}/${region.id}`;
        return fate(id, made('figure', id), regionNotAsked(region) ?? 'The figure has no drawing.');
      }),
    ),
    objectives: deck.objectives.map(({ id }) => {
      const items = deck.items.filter((item) => item.objectives.includes(id)).map((item) => item.id);
      return fate(id, items, 'None of its claims has an item.');
    }),
    conditions: (matrix?.conditions ?? []).map(({ id }) => {
      const items = [...cells].filter(([, ids]) => ids.some((cell) => cell.startsWith(`${id}/`)));
      return fate(
        id,
        items.map(([item]) => item),
        'No cell of it is sure and telling enough to be asked.',
      );
    }),
    pairs: (matrix?.pairs ?? []).map(({ id, a, b }) =>
      fate(
        id,
        [...made('pair', `${a}--${b}`), ...made('pair', `${b}--${a}`)],
        'Too few findings are typical of one of the two and excluded in the other.',
      ),
    ),
    topics: topicsOf(material, deck, byClaim),
  };
}

function fate(id: string, items: readonly string[], reason: string): Fate {
  return { id, items: [...items], reason: items.length > 0 ? null : reason };
}

/** Ids of the items that ask each claim or rest on it. */
function itemsByClaim(items: readonly Item[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const item of items) {
    for (const claim of claimsOf(item)) {
      const list = found.get(claim) ?? [];
      list.push(item.id);
      found.set(claim, list);
    }
  }
  return found;
}

/** The cells of the matrix that each claim backs, as `condition/feature`. */
function cellsByClaim({ matrix }: Material): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const condition of matrix?.entry.conditions ?? []) {
    for (const [feature, cell] of Object.entries(condition.cells)) {
      for (const claim of new Set([...cell.claims, ...cell.not_claims]))
        found.set(claim, [...(found.get(claim) ?? []), `${condition.id}/${feature}`]);
    }
  }
  return found;
}

function claimReason(cells: readonly string[], asked: ReadonlySet<string>): string {
  if (cells.length === 0) return 'It has no ask.';
  const names = cells.slice(0, 3).join(', ') + (cells.length > 3 ? ', …' : '');
  return cells.some((cell) => asked.has(cell))
    ? `It backs cells of the matrix (${names}) that items ask with another claim.`
    : `It backs cells of the matrix (${names}) that no item asks.`;
}

function sourceReason(id: string, claims: number, { traps }: Deck): string {
  if (claims > 0) return 'The claims that cite it have no item.';
  const quoted = traps.some(({ positions }) =>
    positions.some(({ sources }) => sources.some((each) => each === id)),
  );
  return quoted ? 'Only a trap without a card quotes it.' : 'No claim cites it.';
}

function topicsOf(
  material: Material,
  deck: Deck,
  byClaim: ReadonlyMap<string, readonly string[]>,
): TopicRow[] {
  return (material.deck?.entry.topics ?? []).map((topic) => {
    const { id, title } = topic;
    const isMeant = (claim: Claim) =>
      topic.sections.includes(claim.section) ||
      topic.categories.includes(claim.category) ||
      topic.claims.includes(claim.id);
    const meant = new Set(deck.claims.filter(isMeant).map((claim) => claim.id));
    const items = deck.items.filter((item) => item.claims.slice(0, 1).some((claim) => meant.has(claim)));
    const kinds: Record<string, number> = {};
    for (const { kind } of items) kinds[kind] = (kinds[kind] ?? 0) + 1;
    return {
      id,
      title,
      claims: meant.size,
      idle: [...meant].filter((claim) => !byClaim.has(claim)),
      items: items.length,
      kinds,
    };
  });
}
