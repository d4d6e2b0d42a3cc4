import { alpha } from './reliability.ts';
import {
  correlation,
  covariance,
  deviation,
  difference,
  mean,
  quantile,
  shape,
  type Values,
} from './moments.ts';

/** Figures of a whole quiz as Moodle's quiz statistics report gives them. */
export interface MoodleQuiz {
  mean: number;
  median: number;
  sd: number | null;
  skewness: number | null;
  kurtosis: number | null;
  /** Coefficient of internal consistency, 100 alpha; may be negative. */
  cic: number | null;
  /** 100 √(1 - CIC/100): the part of the standard deviation that is chance, in per cent. */
  errorRatio: number | null;
  /** Error ratio times standard deviation, in marks. */
  standardError: number | null;
}

/** Figures of one slot; see the functions of MoodleQuiz for sources. */
export interface MoodleItem {
  facility: number;
  sd: number | null;
  /** In per cent; null where the item's covariance with the total is negative. */
  effectiveWeight: number | null;
  /** 100 times the correlation with the sum of the other items. */
  discriminationIndex: number | null;
  /** 100 times the covariance with the other items over the largest that the same marks could have. */
  discriminativeEfficiency: number | null;
}

/**
 * Moodle's figures of a quiz (docs.moodle.org, "Quiz statistics calculations"; moodle/moodle
 * mod/quiz/report/statistics). Sample moments with n - 1; shape by Fisher's k-statistics.
 * @param columns complete marks per slot, at least one person
 */
export function moodleQuiz(columns: readonly Values[], totals: Values): MoodleQuiz {
  const reliability = alpha(columns);
  const sd = deviation(totals);
  const errorRatio = reliability === null ? null : 100 * Math.sqrt(1 - reliability);
  return {
    mean: mean(totals),
    median: quantile(totals.toSorted(), 0.5),
    sd,
    ...shape(totals),
    cic: reliability === null ? null : 100 * reliability,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
  };
}

/** Moodle's figures of every slot (moodle/moodle question/classes/statistics/questions/calculator.php). */
export function moodleItems(
  columns: readonly Values[],
  maxima: readonly number[],
  totals: Values,
): MoodleItem[] {
  const roots = columns.map((column) => {
    const shared = covariance(column, totals);
    return shared === null || shared < 0 ? null : Math.sqrt(shared);
  });
  const sum = roots.reduce<number>((whole, root) => whole + (root ?? 0), 0);
  return columns.map((column, index) => {
    const rest = difference(totals, column);
    const [root = null, r] = [roots[index], correlation(column, rest)];
    return {
      facility: mean(column) / (maxima[index] ?? 1),
      sd: deviation(column),
      effectiveWeight: root === null || sum === 0 ? null : (100 * root) / sum,
      discriminationIndex: r === null ? null : 100 * r,
      discriminativeEfficiency: r === null ? null : efficiency(column, rest),
    };
  });
}

function efficiency(marks: Values, rest: Values): number | null {
  const most = covariance(marks.toSorted(), rest.toSorted());
  return most ? (100 * (covariance(marks, rest) ?? 0)) / most : null;
}
