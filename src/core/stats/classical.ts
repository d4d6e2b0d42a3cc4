import { estimate, type Estimate, type Needs } from './estimate.ts';
import { biserial, discriminationD, extremeGroups, facility } from './items.ts';
import { correlation, deviation, difference, totalsOf, type Values } from './moments.ts';
import { moodleItems, moodleQuiz, type MoodleItem, type MoodleQuiz } from './moodle.ts';
import { optionTable, quartersOf, type OptionStatistics } from './options.ts';
import {
  alpha,
  alphaIfDeleted,
  alphaInterval,
  kr21,
  lengthFactor,
  spearmanBrown,
  standardError,
  standardizedAlpha,
} from './reliability.ts';
import { blanksOf, completeScores, isDichotomous, type Responses } from './responses.ts';

/** Spearman and Brown's formula is shown for a test twice as long, and for this reliability. */
const AIM = 0.8;
const CONFIDENCE = 0.95;

export interface Reliability {
  alpha: Estimate;
  /** 95 % interval by Feldt. */
  alphaInterval: Estimate<{ low: number; high: number } | null>;
  standardizedAlpha: Estimate;
  /** The same number as alpha; null unless every item is scored 0 or 1. */
  kr20: Estimate;
  kr21: Estimate;
  standardError: Estimate;
  /** Reliability of a test of twice the length. */
  doubled: Estimate;
  /** How many times as long the test would have to be for a reliability of 0.8. */
  lengthForAim: Estimate;
}

/** What a figure suggests looking at; thresholds in `flagsOf`. */
export type Flag = 'hard' | 'easy' | 'weak' | 'negative';

export interface ItemStatistics {
  name: string;
  max: number;
  blanks: number;
  facility: number;
  sd: Estimate;
  d: Estimate<number>;
  /** Pearson correlation of the item with the total, and with the total less the item. */
  withTotal: Estimate;
  withRest: Estimate;
  /** Null unless the item is scored 0 or 1. */
  biserialTotal: Estimate;
  biserialRest: Estimate;
  alphaIfDeleted: Estimate;
  moodle: MoodleItem;
  flags: Estimate<Flag[]>;
}

export interface Distractors {
  name: string;
  omitted: number;
  options: (OptionStatistics & {
    /** A distractor that under 5 % chose or that the better choose more often (Tarrant et al. 2009); null for the key. */
    idle: Estimate<boolean> | null;
  })[];
}

export interface ClassicalReport {
  persons: number;
  blanks: number;
  /** Of the total scores; blanks count 0. */
  quiz: MoodleQuiz;
  reliability: Reliability;
  items: ItemStatistics[];
  /** Of the items whose options were recorded. */
  distractors: Distractors[];
}

/**
 * Classical item analysis of a matrix. A blank counts 0 in scores, and is left out of the shares of options.
 * Sums of squares are divided by n - 1 throughout.
 */
export function analyseClassical(responses: Responses, needs: Needs): ClassicalReport {
  const columns = responses.items.map(completeScores);
  const totals = totalsOf(columns);
  return {
    persons: totals.length,
    blanks: responses.items.reduce((sum, item) => sum + blanksOf(item), 0),
    quiz: moodleQuiz(columns, totals),
    reliability: reliabilityOf(columns, totals, responses.items.every(isDichotomous), needs),
    items: itemStatistics(responses, columns, totals, needs),
    distractors: distractorTables(responses, totals, needs),
  };
}

function reliabilityOf(
  columns: readonly Values[],
  totals: Values,
  dichotomous: boolean,
  needs: Needs,
): Reliability {
  const [whole, sd] = [alpha(columns), deviation(totals)];
  const show = <Value>(value: Value) => estimate(totals.length, needs.reliability, () => value);
  const of = <Value>(work: (value: number) => Value) => show(whole === null ? null : work(whole));
  return {
    alpha: show(whole),
    alphaInterval: of((value) => alphaInterval(value, totals.length, columns.length, CONFIDENCE)),
    standardizedAlpha: show(standardizedAlpha(columns)),
    kr20: show(dichotomous ? whole : null),
    kr21: show(dichotomous ? kr21(totals, columns.length) : null),
    standardError: of((value) => (sd === null ? null : standardError(sd, value))),
    doubled: of((value) => spearmanBrown(value, 2)),
    lengthForAim: of((value) => lengthFactor(value, AIM)),
  };
}

function itemStatistics(
  { items }: Responses,
  columns: readonly Values[],
  totals: Values,
  needs: Needs,
): ItemStatistics[] {
  const n = totals.length;
  const groups = extremeGroups(totals);
  const withoutIt = alphaIfDeleted(columns);
  const maxima = items.map(({ max }) => max);
  const moodle = moodleItems(columns, maxima, totals);
  const show = <Value>(value: Value) => estimate(n, needs.reliability, () => value);
  return items.flatMap((item, index) => {
    const [column, slot] = [columns[index], moodle[index]];
    if (!column || !slot) return [];
    const p = facility(column, item.max);
    const d = discriminationD(column, item.max, groups);
    const withTotal = correlation(column, totals);
    const withRest = correlation(column, difference(totals, column));
    const curve = (r: number | null) => (isDichotomous(item) ? biserial(r, p) : null);
    return {
      name: item.name,
      max: item.max,
      blanks: blanksOf(item),
      facility: p,
      sd: estimate(n, needs.spread, () => slot.sd),
      d: show(d),
      withTotal: show(withTotal),
      withRest: show(withRest),
      biserialTotal: show(curve(withTotal)),
      biserialRest: show(curve(withRest)),
      alphaIfDeleted: show(withoutIt[index] ?? null),
      moodle: slot,
      flags: show(flagsOf(p, d, withRest)),
    };
  });
}

/**
 * Rules of thumb: facility under 0.25 or above 0.95; D or the correlation with the rest under 0.15;
 * a negative correlation suggests a wrong key.
 */
function flagsOf(p: number, d: number, withRest: number | null): Flag[] {
  const level: Flag[] = p < 0.25 ? ['hard'] : p > 0.95 ? ['easy'] : [];
  if (withRest !== null && withRest < 0) return [...level, 'negative'];
  return d < 0.15 || withRest === null || withRest < 0.15 ? [...level, 'weak'] : level;
}

function distractorTables({ items }: Responses, totals: Values, needs: Needs): Distractors[] {
  const quarters = quartersOf(totals);
  return items.flatMap(({ name, options }) => {
    if (!options) return [];
    const omitted = options.choices.reduce((count, choice) => count + (choice === '' ? 1 : 0), 0);
    const table = optionTable(options.choices, options.key, totals, quarters);
    const judge = ({ isKey, share, withRest }: OptionStatistics) =>
      isKey
        ? null
        : estimate(
            totals.length - omitted,
            needs.options,
            () => share < 0.05 || (withRest !== null && withRest > 0),
          );
    return { name, omitted, options: table.map((each) => ({ ...each, idle: judge(each) })) };
  });
}
