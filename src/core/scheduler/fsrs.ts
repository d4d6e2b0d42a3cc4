import { FSRSAlgorithm, default_w, forgetting_curve } from 'ts-fsrs';
import { Problem } from '../problem.ts';
import type { Grade } from './types.ts';

/** ts-fsrs adds these to every date in the program and does not need them itself. */
for (const name of ['scheduler', 'diff', 'format', 'dueFormat']) Reflect.deleteProperty(Date.prototype, name);

export interface MemoryState {
  /** Days until recall falls to 0.9. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
}

const STABILITY = { least: 0.001, most: 36_500 };
const DIFFICULTY = { least: 1, most: 10 };
/** Decay of FSRS-4.5 and FSRS-5, which had no weight for it. */
const FIXED_DECAY = 0.5;

/**
 * Bounds of w0 to w20, as in parameter_clipper.rs of fsrs-rs; the lower bound of w19 is 0 as there
 * at inference, since weights of FSRS-5 migrate to it.
 */
const bounds: readonly (readonly [number, number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0, 0.8],
  [0.1, 0.8],
];

/** The published FSRS-6 weights, for learners without weights of their own. */
export const defaultParameters: readonly number[] = [...default_w];

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

function weight(parameters: readonly number[], index: number): number {
  const value = parameters[index];
  if (value === undefined) throw new RangeError(`FSRS weight ${index} of 21 is missing`);
  return value;
}

/** What is wrong with a list of weights, or null. FSRS-4.5 has 17, FSRS-5 19 and FSRS-6 21. */
export function checkParameters(numbers: readonly number[]): Problem | null {
  if (![17, 19, 21].includes(numbers.length)) {
    const message = `There are ${numbers.length} FSRS weights; give 21 (or 19 of FSRS-5, 17 of FSRS-4.5).`;
    return new Problem('scheduler.weight-count', message);
  }
  const bad = numbers.findIndex((number) => !Number.isFinite(number));
  if (bad < 0) return null;
  return new Problem(
    'scheduler.weight',
    `FSRS weight ${bad} is ${String(numbers[bad])}; give a finite number.`,
  );
}

/** The nearest state that the formulas can go on from: stability 0.001 to 36,500, difficulty 1 to 10. */
export function withinBounds({ stability, difficulty }: MemoryState): MemoryState {
  return {
    stability: clamp(stability, STABILITY.least, STABILITY.most),
    difficulty: clamp(difficulty, DIFFICULTY.least, DIFFICULTY.most),
  };
}

const clampAll = (numbers: readonly number[]) =>
  numbers.map((number, index) => {
    const [least, most] = bounds[index] ?? [number, number];
    return clamp(number, least, most);
  });

/**
 * 21 usable FSRS-6 weights from 21, 19 or 17 given ones: older lists are extended, all are put within
 * their bounds. Migration as in check_and_fill_parameters of fsrs-rs.
 * @throws Problem for what `checkParameters` reports
 */
export function migrateParameters(numbers: readonly number[]): readonly number[] {
  const problem = checkParameters(numbers);
  if (problem) throw problem;
  const known = clampAll(numbers);
  if (known.length === 21) return known;
  if (known.length === 19) return [...known, 0, FIXED_DECAY];
  const w5 = weight(known, 5);
  const migrated = known.with(4, weight(known, 4) + 2 * w5).with(5, Math.log(3 * w5 + 1) / 3);
  return clampAll([...migrated.with(6, weight(known, 6) + 0.5), 0, 0, 0, FIXED_DECAY]);
}

const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>();

function algorithmOf(parameters: readonly number[]): FSRSAlgorithm {
  const known = algorithms.get(parameters);
  if (known) return known;
  const algorithm = new FSRSAlgorithm({ w: parameters });
  // ts-fsrs lifts w19 to 0.01, which would change every same-day review of migrated weights.
  const { w } = algorithm.parameters;
  if (Array.isArray(w)) w[19] = clamp(weight(parameters, 19), 0, 0.8);
  algorithms.set(parameters, algorithm);
  return algorithm;
}

/**
 * The memory state after a review, by FSRS-6.
 * @param state null before the first review
 * @param elapsedDays whole study days since the last review; 0 is a review on the same day, negative
 *   (the clock was set back) counts as 0
 * @param parameters 21 weights from `migrateParameters`
 */
export function nextMemoryState(
  state: MemoryState | null,
  elapsedDays: number,
  grade: Grade,
  parameters: readonly number[],
): MemoryState {
  const algorithm = algorithmOf(parameters);
  if (!state) {
    const { difficulty } = algorithm.next_state(null, 0, grade);
    // ts-fsrs never starts below 0.1; fsrs-rs takes the weight as it is.
    return { stability: clamp(weight(parameters, grade - 1), STABILITY.least, 100), difficulty };
  }
  return algorithm.next_state(withinBounds(state), Math.max(0, elapsedDays), grade);
}

/** Probability of recall after so many days, negative ones counting as 0: (1 + factor·t/S)^decay. */
export function forgettingCurve(days: number, stability: number, parameters: readonly number[]): number {
  return forgetting_curve(weight(parameters, 20), Math.max(0, days), Math.max(stability, STABILITY.least));
}

/**
 * Days, with fractions, until recall falls to `retention`: S/factor·(r^(1/decay) - 1). Neither rounded
 * nor limited.
 */
export function intervalFor(stability: number, retention: number, parameters: readonly number[]): number {
  const decay = -weight(parameters, 20);
  const factor = 0.9 ** (1 / decay) - 1;
  return (stability / factor) * (retention ** (1 / decay) - 1);
}
