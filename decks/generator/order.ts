import type { Claim, Item, ItemKind, Objective, Section, Tier } from '../../src/core/deck/types.ts';

const tiers: Record<Tier, number> = { core: 0, detail: 1, reference: 2 };
const kinds: Record<ItemKind, number> = {
  recall: 0,
  cloze: 1,
  figure: 2,
  pair: 3,
  trap: 4,
  order: 5,
  match: 6,
  odd: 7,
  choice: 8,
  case: 9,
};

/**
 * Learner order: core, then detail, then reference; within a tier along the objectives, then by section
 * and claim; of one claim the cards before the questions.
 */
export function inLearnerOrder(
  items: readonly Item[],
  by: { sections: readonly Section[]; objectives: readonly Objective[]; claims: readonly Claim[] },
): Item[] {
  const objectiveClaims = [...new Set(by.objectives.flatMap((objective) => objective.claims))];
  const taught = new Map(objectiveClaims.map((id, index) => [id, index]));
  const section = new Map(by.sections.map(({ id }, index) => [id, index]));
  const claim = new Map(by.claims.map(({ id }, index) => [id, index]));
  const last = Number.MAX_SAFE_INTEGER;
  const key = (item: Item): number[] => {
    const [first] = item.claims;
    const id = first ?? by.claims[0]?.id;
    if (id === undefined) return [];
    return [
      tiers[item.tier],
      taught.get(id) ?? last,
      section.get(item.section) ?? last,
      claim.get(id) ?? last,
      kinds[item.kind],
    ];
  };
  return items
    .map((item, index) => ({ item, key: [...key(item), index] }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
