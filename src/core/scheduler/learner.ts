import { dayStart } from './days.ts';
import { stepAfter } from './steps.ts';
import type { DayNumber, Grade, Phase } from './types.ts';

const HOUR_MS = 3_600_000;
/** Hours after a day's start at which a learner is taken to study. */
const STUDY_HOUR = 8;

type ByGrade = readonly [again: number, hard: number, good: number, easy: number];

/** Shares of the four grades by the grade before it on the same day: Again, Hard, Good. */
type StepShares = readonly [ByGrade, ByGrade, ByGrade];

/** How a learner answers and how long that takes; shares of a row sum to 1. */
export interface LearnerFigures {
  /** Grades at the first sight of a card. */
  first: ByGrade;
  /** Hard, Good and Easy of a card that is recalled after a day or more. */
  recalled: readonly [hard: number, good: number, easy: number];
  /** Grades while steps within a day run. */
  learning: StepShares;
  relearning: StepShares;
  /** Seconds for one answer. */
  seconds: { learning: ByGrade; review: ByGrade; relearning: ByGrade };
}

/** What a grade is drawn for. */
export interface Sight {
  phase: Phase;
  /** Grade given earlier on the same day, null for the day's first answer. */
  before: Grade | null;
  /** Probability of recall, 0 to 1; null for a new card. */
  recall: number | null;
}

export interface Learner {
  figures: LearnerFigures;
  /** @param roll evenly distributed in [0, 1) */
  grade: (sight: Sight, roll: number) => Grade;
}

/** Published shares are rounded; these sum to 1. */
function whole<const Row extends readonly number[]>(row: Row): { [Index in keyof Row]: number } {
  const sum = row.reduce((total, share) => total + share, 0);
  return row.map((share) => share / sum) as { [Index in keyof Row]: number };
}

/**
 * Means over Anki users, as fsrs-rs publishes them for its own simulator (src/simulation.rs,
 * `SimulatorConfig::default`).
 */
export const publishedFigures: LearnerFigures = {
  first: whole([0.24, 0.094, 0.495, 0.171]),
  recalled: whole([0.224, 0.631, 0.145]),
  learning: [
    whole([0.3686, 0.0628, 0.5108, 0.0577]),
    whole([0.0442, 0.4553, 0.4457, 0.0549]),
    whole([0.0519, 0.047, 0.8462, 0.055]),
  ],
  relearning: [
    whole([0.2157, 0.0643, 0.6595, 0.0604]),
    whole([0.05, 0.4638, 0.4475, 0.0387]),
    whole([0.1057, 0.1434, 0.7266, 0.0244]),
  ],
  seconds: {
    learning: [19.58, 18.79, 13.78, 10.71],
    review: [19.38, 17.59, 12.38, 8.94],
    relearning: [16.44, 15.25, 12.32, 8.03],
  },
};

const allGrades: readonly Grade[] = [1, 2, 3, 4];

function pick(shares: readonly number[], grades: readonly Grade[], roll: number): Grade {
  let left = roll * shares.reduce((sum, share) => sum + share, 0);
  for (const [index, grade] of grades.entries()) {
    left -= shares[index] ?? 0;
    if (left < 0) return grade;
  }
  return 3;
}

/** Shares of the four grades on a step, after this grade on the same day. */
export function stepShares(figures: LearnerFigures, phase: Phase, before: Grade): ByGrade {
  const rows = phase === 'relearning' ? figures.relearning : figures.learning;
  return before === 1 ? rows[0] : before === 2 ? rows[1] : rows[2];
}

/**
 * A learner who recalls a card with the probability that the memory model gives, and grades as the figures
 * say. Within a day, where that probability is 1, the shares of the steps decide instead.
 */
export function learnerOf(figures: LearnerFigures): Learner {
  return {
    figures,
    grade({ phase, before, recall }, roll) {
      if (before !== null) return pick(stepShares(figures, phase, before), allGrades, roll);
      if (recall === null) return pick(figures.first, allGrades, roll);
      const forgotten = 1 - recall;
      if (roll < forgotten) return 1;
      return pick(figures.recalled, [2, 3, 4], recall === 0 ? 0 : (roll - forgotten) / recall);
    },
  };
}

/** Seconds that one answer takes. */
export function answerSeconds({ seconds }: LearnerFigures, phase: Phase, grade: Grade): number {
  const row =
    phase === 'review' ? seconds.review : phase === 'relearning' ? seconds.relearning : seconds.learning;
  return row[grade - 1] ?? 0;
}

/** Instant (UTC ms) on a clock at UTC at which a day's cards are taken to be answered. */
export function studyInstant(day: number, rolloverHour: number): number {
  return dayStart(day as DayNumber, 0, rolloverHour) + STUDY_HOUR * HOUR_MS;
}

const ROUNDS = 40;

/** Expected seconds of the further answers on the day on which a grade put a card in these steps. */
function stepSeconds(
  figures: LearnerFigures,
  phase: 'learning' | 'relearning',
  steps: readonly number[],
  after: Grade,
): number {
  const start = stepAfter(steps, 0, after);
  let open = start ? [{ share: 1, step: start.step, before: after }] : [];
  let total = 0;
  for (let round = 0; round < ROUNDS && open.length > 0; round += 1) {
    const merged = new Map<number, (typeof open)[number]>();
    for (const { share, step, before } of open) {
      for (const [index, part] of stepShares(figures, phase, before).entries()) {
        const grade = allGrades[index] ?? 3;
        total += share * part * answerSeconds(figures, phase, grade);
        const next = stepAfter(steps, step, grade);
        if (!next) continue;
        const key = next.step * 4 + index;
        const known = merged.get(key)?.share ?? 0;
        merged.set(key, { share: known + share * part, step: next.step, before: grade });
      }
    }
    open = [...merged.values()];
  }
  return total;
}

/** Expected seconds for a card on one day, steps within the day included. */
export interface VisitSeconds {
  /** First sight of a new card. */
  first: number;
  /** A card that is recalled. */
  recalled: number;
  /** A card that is forgotten. */
  forgotten: number;
}

/** Expected seconds for a card on one day under these steps (minutes). */
export function visitSeconds(
  figures: LearnerFigures,
  steps: { learning: readonly number[]; relearning: readonly number[] },
): VisitSeconds {
  const first = figures.first.map((share, index) => {
    const grade = allGrades[index] ?? 3;
    const later = stepSeconds(figures, 'learning', steps.learning, grade);
    return share * (answerSeconds(figures, 'new', grade) + later);
  });
  const recalled = figures.recalled.map(
    (share, index) => share * answerSeconds(figures, 'review', allGrades[index + 1] ?? 3),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    first: sum(first),
    recalled: sum(recalled),
    forgotten: answerSeconds(figures, 'review', 1) + stepSeconds(figures, 'relearning', steps.relearning, 1),
  };
}
