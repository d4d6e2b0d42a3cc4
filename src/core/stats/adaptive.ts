import { expectedAbility, type Ability } from './ability.ts';
import { information, type ItemParameters, type Prior } from './model.ts';

export interface BankItem extends ItemParameters {
  id: string;
  /** What the item is about, where the test is balanced by content. */
  area?: string;
}

/** A limit that is null does not hold. */
export interface AdaptiveRules {
  prior: Prior;
  /** No other rule ends the test before this many. */
  minimumItems: number;
  maximumItems: number;
  /** Enough precision: the standard error of the ability is this or less. */
  standardError: number | null;
  /** A decision: the ability less or plus `z` standard errors lies beyond the cut. */
  cut: { theta: number; z: number } | null;
  /** No item left tells as much as this at the ability. */
  leastInformation: number | null;
  /** Wanted share of each area; items of other areas are not drawn. */
  areas: Readonly<Record<string, number>> | null;
  /** Exposure: one of this many most informative items is drawn; 1 takes the best. */
  drawnFrom: number;
}

export type StopReason = 'length' | 'precision' | 'classified' | 'information' | 'bank';

export interface AdaptiveStep {
  /** Expected a posteriori. */
  ability: Ability;
  next: BankItem | null;
  /** Null exactly when there is a next item. */
  stop: StopReason | null;
  /** On which side of the cut the ability lies for certain. */
  decision: 'above' | 'below' | null;
}

/**
 * What follows in a computer-adaptive test: the item of most Fisher information at the ability
 * (Lord 1980, Applications of Item Response Theory to Practical Testing Problems, chapter 10), drawn from the best few
 * (Kingsbury and Zara 1989, Applied Measurement in Education 2, 359-375: randomesque), in the area
 * that lags most behind its wanted share (same source), until a rule ends it.
 * @param answers in order; answers to items that are not in the bank are ignored
 * @param random from 0 to below 1
 */
export function adaptiveStep(
  bank: readonly BankItem[],
  answers: readonly { id: string; right: boolean }[],
  rules: AdaptiveRules,
  random: () => number,
): AdaptiveStep {
  const byId = new Map(bank.map((item) => [item.id, item]));
  const met = answers.flatMap(({ id, right }) => {
    const item = byId.get(id);
    return item ? [{ ...item, right }] : [];
  });
  const ability = expectedAbility(met, rules.prior);
  const decision = decide(ability, rules);
  const seen = new Set(met.map(({ id }) => id));
  const left = inLaggingArea(
    bank.filter(({ id }) => !seen.has(id)),
    met,
    rules,
  );
  const ranked = left
    .map((item) => ({ item, tells: information([item], ability.theta) }))
    .toSorted((x, y) => y.tells - x.tells || (x.item.id < y.item.id ? -1 : 1));
  const stop = stopReason(met.length, ability, decision, ranked[0]?.tells ?? null, rules);
  const among = Math.min(Math.max(1, rules.drawnFrom), ranked.length);
  const next = stop ? null : (ranked[Math.floor(random() * among)]?.item ?? null);
  return { ability, next, stop, decision };
}

function decide({ theta, standardError }: Ability, { cut }: AdaptiveRules): AdaptiveStep['decision'] {
  if (!cut || Math.abs(theta - cut.theta) <= cut.z * standardError) return null;
  return theta > cut.theta ? 'above' : 'below';
}

function stopReason(
  count: number,
  { standardError }: Ability,
  decision: AdaptiveStep['decision'],
  most: number | null,
  rules: AdaptiveRules,
): StopReason | null {
  if (count >= rules.maximumItems) return 'length';
  if (most === null) return 'bank';
  if (count < rules.minimumItems) return null;
  if (decision) return 'classified';
  if (rules.standardError !== null && standardError <= rules.standardError) return 'precision';
  return rules.leastInformation !== null && most < rules.leastInformation ? 'information' : null;
}

/** The items of the area whose share of the answers is farthest below the wanted one and that has items left. */
function inLaggingArea(
  left: readonly BankItem[],
  met: readonly BankItem[],
  { areas }: AdaptiveRules,
): readonly BankItem[] {
  if (!areas) return left;
  const lag = ([area, wanted]: [string, number]) =>
    wanted - met.filter((item) => item.area === area).length / Math.max(1, met.length);
  const [first] = Object.entries(areas)
    .map((entry) => ({ lag: lag(entry), items: left.filter(({ area }) => area === entry[0]) }))
    .filter(({ items }) => items.length > 0)
    .toSorted((x, y) => y.lag - x.lag);
  return first?.items ?? [];
}
