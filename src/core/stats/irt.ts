import {
  expectedAbility,
  likeliestAbility,
  likeliestWithPrior,
  weightedAbility,
  type Ability,
} from './ability.ts';
import {
  calibrate,
  likelihoodRatio,
  type CalibratedItem,
  type Calibration,
  type Progress,
} from './calibrate.ts';
import { estimate, type Estimate, type Needs } from './estimate.ts';
import { answersOf, type Answers } from './groups.ts';
import { information, standardNormal, type ItemParameters } from './model.ts';
import { isDichotomous, type ItemResponses, type Responses } from './responses.ts';

export type IrtModel = 'rasch' | '2pl';

export interface PersonAbility {
  person: string;
  /** Of the items in the model. */
  answered: number;
  right: number;
  eap: Ability;
  map: Ability;
  /** Null where the likelihood has no peak, as for all right or all wrong. */
  ml: Ability | null;
  /** Null for someone who answered nothing. */
  wle: Ability | null;
}

/** A fitted model beside the one that it frees a parameter of, and whether that helped. */
export interface Comparison {
  simpler: Pick<Calibration, 'model' | 'logLikelihood' | 'parameters' | 'aic' | 'bic' | 'converged'>;
  statistic: number;
  df: number;
  p: number;
}

export interface IrtFit extends Omit<Calibration, 'items'> {
  items: (CalibratedItem & { name: string })[];
  comparison: Comparison;
  /** Of all items, from θ = -4 to 4; the error is null where nothing is told. */
  information: { theta: number; information: number; standardError: number | null }[];
  persons: PersonAbility[];
}

export interface IrtReport {
  model: IrtModel;
  /** Items that the model cannot take. */
  leftOut: { name: string; reason: 'not scored 0 or 1' | 'all answers alike' }[];
  /** Null where too few items are left: two for Rasch, three for two parameters. */
  fit: Estimate<IrtFit | null>;
}

const leastItems = { rasch: 2, '2pl': 3 };

/** Item response analysis of the items scored 0 or 1. A blank is left out of the likelihood. */
export function analyseIrt(
  { persons, items }: Responses,
  model: IrtModel,
  needs: Needs,
  progress?: Progress,
): IrtReport {
  const reasons = items.map(reasonAgainst);
  const usable = items.filter((_, index) => reasons[index] === null);
  const leftOut = items.flatMap(({ name }, index) => {
    const reason = reasons[index];
    return reason ? [{ name, reason }] : [];
  });
  const needed = model === 'rasch' ? needs.rasch : needs.twoParameter;
  const fit = estimate(persons.length, needed, () =>
    usable.length < leastItems[model] ? null : fitOf(persons, usable, model, progress),
  );
  return { model, leftOut, fit };
}

function reasonAgainst(item: ItemResponses): IrtReport['leftOut'][number]['reason'] | null {
  if (!isDichotomous(item)) return 'not scored 0 or 1';
  return item.scores.includes(1) && item.scores.includes(0) ? null : 'all answers alike';
}

function fitOf(
  persons: readonly string[],
  items: readonly ItemResponses[],
  model: IrtModel,
  progress?: Progress,
): IrtFit {
  const answers = items.map(({ scores }) => scores);
  const simple = calibrate(answers, model === 'rasch' ? 'rasch1' : 'rasch', progress);
  const found = calibrate(answers, model, progress);
  const { model: name, logLikelihood, parameters, aic, bic, converged } = simple;
  return {
    ...found,
    items: found.items.map((item, index) => ({ name: items[index]?.name ?? '', ...item })),
    comparison: {
      simpler: { model: name, logLikelihood, parameters, aic, bic, converged },
      ...likelihoodRatio(simple, found),
    },
    information: informationCurve(found.items),
    persons: abilities(persons, answers, found.items, model),
  };
}

function informationCurve(items: readonly ItemParameters[]): IrtFit['information'] {
  return Array.from({ length: 17 }, (_, index) => {
    const theta = index / 2 - 4;
    const tells = information(items, theta);
    return { theta, information: tells, standardError: tells > 0 ? 1 / Math.sqrt(tells) : null };
  });
}

function abilities(
  persons: readonly string[],
  columns: readonly Float64Array[],
  items: readonly CalibratedItem[],
  model: IrtModel,
): PersonAbility[] {
  const known = new Map<string, Omit<PersonAbility, 'person'>>();
  return persons.map((person, index) => {
    const answers = answersOf(columns, index, model === 'rasch' ? 'score' : 'pattern');
    const found = known.get(answers.key) ?? abilityOf(answers, items);
    known.set(answers.key, found);
    return { person, ...found };
  });
}

function abilityOf({ row, right }: Answers, items: readonly CalibratedItem[]): Omit<PersonAbility, 'person'> {
  const given = items.flatMap(({ a, b }, index) => {
    const answer = row[index];
    return answer === 0 || answer === 1 ? [{ a, b, right: answer === 1 }] : [];
  });
  return {
    answered: given.length,
    right,
    eap: expectedAbility(given, standardNormal),
    map: likeliestWithPrior(given, standardNormal),
    ml: likeliestAbility(given),
    wle: weightedAbility(given),
  };
}
