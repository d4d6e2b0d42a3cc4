import type { Claim, Deck, Item } from '../../src/core/deck/types.ts';
import { regionNotAsked } from './generate/figure.ts';
import { trapNotAsked } from './generate/trap.ts';
import { claimsOf } from '../../src/core/deck/parts.ts';
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
  const unknown = 'Its claims are not in the deck.';
  return {
    claims: claimFates(material, deck, byClaim, cells),
    sources: deck.sources.map(({ id }) => sourceFate(id, deck, byClaim)),
    traps: material.traps.map(({ entry }) =>
      fate(entry.id, made(deck, 'trap', entry.id), trapNotAsked(entry) ?? unknown),
    ),
    cases: material.cases.map(({ entry }) => fate(entry.id, made(deck, 'case', entry.id), unknown)),
    orders: material.orders.map(({ entry }) => fate(entry.id, made(deck, 'order', entry.id), unknown)),
    ...figureFates(material, deck),
    objectives: deck.objectives.map(({ id }) => {
      const items = deck.items.filter((item) => item.objectives.includes(id)).map((item) => item.id);
      return fate(id, items, 'None of its claims has an item.');
    }),
    ...matrixFates(material, deck, cells),
    topics: topicsOf(material, deck, byClaim),
  };
}

/** Ids of the items that a template made of an entry. */
function made(deck: Deck, template: string, entry: string): string[] {
  const id = `${template}/${entry}`;
  return deck.items.map((item) => item.id).filter((each) => each === id || each.startsWith(`${id}/`));
}

function figureFates({ figures }: Material, deck: Deck): Pick<Coverage, 'figures' | 'regions'> {
  const drawn = new Set<string>(deck.figures.map(({ id }) => id));
  return {
    figures: figures.map(({ entry: { id } }) =>
      fate(id, made(deck, 'figure', id), drawn.has(id) ? 'No region is asked.' : 'It has no drawing yet.'),
    ),
    regions: figures.flatMap(({ entry }) =>
      entry.regions.map((region) => {
        const id = `${entry.id}/${region.id}`;
        return fate(id, made(deck, 'figure', id), regionNotAsked(region) ?? 'The figure has no drawing.');
      }),
    ),
  };
}

function matrixFates(
  { matrix }: Material,
  deck: Deck,
  cells: ReadonlyMap<string, readonly string[]>,
): Pick<Coverage, 'conditions' | 'pairs'> {
  const { conditions = [], pairs = [] } = matrix?.entry ?? {};
  return {
    conditions: conditions.map(({ id }) => {
      const asking = [...cells].filter(([, asked]) => asked.some((cell) => cell.startsWith(`${id}/`)));
      const items = asking.map(([item]) => item);
      return fate(id, items, 'No cell of it is sure and telling enough to be asked.');
    }),
    pairs: pairs.map(({ id, a, b }) => {
      const items = [...made(deck, 'pair', `${a}--${b}`), ...made(deck, 'pair', `${b}--${a}`)];
      return fate(id, items, 'Too few findings are typical of one of the two and excluded in the other.');
    }),
  };
}

function claimFates(
  material: Material,
  deck: Deck,
  byClaim: ReadonlyMap<string, readonly string[]>,
  cells: ReadonlyMap<string, readonly string[]>,
): Fate[] {
  const backed = cellsByClaim(material);
  const asked = new Set([...cells.values()].flat());
  return deck.claims.map(({ id }) =>
    fate(id, byClaim.get(id) ?? [], claimReason(backed.get(id) ?? [], asked)),
  );
}

/** A source is met with the items of its claims and with the trap cards that quote it. */
function sourceFate(id: string, deck: Deck, byClaim: ReadonlyMap<string, readonly string[]>): Fate {
  const quotes = ({ positions }: Pick<Deck['traps'][number], 'positions'>) =>
    positions.some(({ sources }) => sources.some((each) => each === id));
  const claims = deck.claims.filter(({ sources }) => sources.some((each) => each === id));
  const cards = deck.items.filter((item) => item.kind === 'trap' && quotes(item)).map((item) => item.id);
  const items = new Set([...claims.flatMap((claim) => byClaim.get(claim.id) ?? []), ...cards]);
  if (claims.length > 0) return fate(id, [...items], 'The claims that cite it have no item.');
  const quoted = deck.traps.some(quotes);
  return fate(id, [...items], quoted ? 'Only a trap without a card quotes it.' : 'No claim cites it.');
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
