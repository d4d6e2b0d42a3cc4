import { correlation, difference, quantile, type Values } from './moments.ts';

/** How one option of an item was chosen. */
export interface OptionStatistics {
  option: string;
  isKey: boolean;
  chosen: number;
  /** Of those who answered the item. */
  share: number;
  /** Correlation of choosing it (0 or 1) with the total; null where all or none chose it. */
  withTotal: number | null;
  /** The same with the total less the choice, as in CTT's `distractorAnalysis`. */
  withRest: number | null;
  /** Share of the lower and of the upper quarter that chose it; null for a quarter without answers. */
  lower: number | null;
  upper: number | null;
  /** `upper` minus `lower`. */
  discrimination: number | null;
}

export interface Quarters {
  /** Scores up to here are the lower quarter. */
  low: number;
  /** Scores above are the upper quarter. */
  high: number;
}

/**
 * Where quarters of the totals end: the first and third quartile by linear interpolation. Tie rule:
 * all who have the score of a quartile are below it, so that groups may differ in size (R 4.2
 * `cut(x, quantile(x), include.lowest = TRUE)`, as in CTT 2.3.3 `distractorAnalysis`).
 */
export function quartersOf(totals: Values): Quarters {
  const sorted = totals.toSorted();
  return { low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * The distractor table of one item, the options in order of their names. The key stands in it even
 * when nobody chose it. Definitions as in CTT 2.3.3 `distractorAnalysis`.
 * @param choices one per person, '' where nothing was chosen
 */
export function optionTable(
  choices: readonly string[],
  key: string,
  totals: Values,
  quarters: Quarters,
): OptionStatistics[] {
  const isLower = (index: number) => (totals[index] ?? 0) <= quarters.low;
  const isUpper = (index: number) => (totals[index] ?? 0) > quarters.high;
  const answered = choices.map((choice) => choice !== '');
  const all = answered.filter(Boolean).length;
  const among = (is: (index: number) => boolean, counted: (index: number) => boolean) => {
    let [part, whole] = [0, 0];
    for (let i = 0; i < choices.length; i += 1) {
      if (!answered[i] || !is(i)) continue;
      whole += 1;
      if (counted(i)) part += 1;
    }
    return whole === 0 ? null : part / whole;
  };
  const options = [...new Set([...choices.filter(Boolean), key])].toSorted();
  return options.map((option) => {
    const chose = Float64Array.from(choices, (choice) => (choice === option ? 1 : 0));
    const choseIt = (index: number) => chose[index] === 1;
    const chosen = chose.reduce((sum, each) => sum + each, 0);
    const [lower, upper] = [among(isLower, choseIt), among(isUpper, choseIt)];
    return {
      option,
      isKey: option === key,
      chosen,
      share: all === 0 ? 0 : chosen / all,
      withTotal: correlation(chose, totals),
      withRest: correlation(chose, difference(totals, chose)),
      lower,
      upper,
      discrimination: lower === null || upper === null ? null : upper - lower,
    };
  });
}
