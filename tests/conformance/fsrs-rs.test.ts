import { FSRSBinding, type MemoryState as BindingState } from '@open-spaced-repetition/binding';
import { describe, expect, test } from 'vitest';
import {
  defaultParameters,
  migrateParameters,
  nextMemoryState,
  type MemoryState,
} from '../../src/core/scheduler/fsrs.ts';
import type { Grade } from '../../src/core/scheduler/types.ts';
import { seeded } from '../support/seeded.ts';

const outcomes = ['again', 'hard', 'good', 'easy'] as const;

interface Step {
  days: number;
  grade: Grade;
}

/** Where the two differed most on one history. */
interface Gap {
  largest: number;
  /** The whole history with both states at that step. */
  where: string;
}

const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

function randomHistory(random: () => number): Step[] {
  return Array.from({ length: 1 + Math.floor(random() * 10) }, (_, index) => ({
    days: index === 0 || random() < 0.25 ? 0 : 1 + Math.floor(random() ** 3 * 400),
    grade: (1 + Math.floor(random() * 4)) as Grade,
  }));
}

function describeGap(
  history: readonly Step[],
  index: number,
  ours: MemoryState,
  theirs: BindingState,
): string {
  const steps = history.map(({ days, grade }) => `+${days}d grade ${grade}`).join(', ');
  const state = ({ stability, difficulty }: MemoryState) => `S ${stability} D ${difficulty}`;
  return `[${steps}], after review ${index + 1}: ours ${state(ours)}, fsrs-rs ${state(theirs)}`;
}

/** Walks one history through both. */
function compare(binding: FSRSBinding, parameters: readonly number[], history: readonly Step[]): Gap {
  let ours: MemoryState | null = null;
  let theirs: BindingState | null = null;
  const gap = { largest: 0, where: '' };
  for (const [index, { days, grade }] of history.entries()) {
    ours = nextMemoryState(ours, days, grade, parameters);
    theirs = binding.nextStates(theirs, 0.9, days)[outcomes[grade - 1] ?? 'again'].memory;
    const here = Math.max(
      relative(ours.stability, theirs.stability),
      relative(ours.difficulty, theirs.difficulty),
    );
    if (here <= gap.largest) continue;
    gap.largest = here;
    gap.where = describeGap(history, index, ours, theirs);
  }
  return gap;
}

const fsrs5 = [
  0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
  0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
];

/** The published weights, the FSRS-5 weights of ts-fsrs' tests, and random ones around the published. */
function weightSets(random: () => number): number[][] {
  const around = () => migrateParameters(defaultParameters.map((value) => value * (0.7 + 0.6 * random())));
  return [[...defaultParameters], fsrs5, ...Array.from({ length: 18 }, () => [...around()])];
}

const HISTORIES = 100_000;
const sets = weightSets(seeded(6)).map((given, index) => ({ given, index }));

describe(`${HISTORIES} random histories agree with fsrs-rs through its binding`, () => {
  test.each(sets)('weights $index', ({ given, index }) => {
    const random = seeded(1000 + index);
    const binding = new FSRSBinding(given);
    const parameters = migrateParameters(given);
    let worst: Gap = { largest: 0, where: '' };
    for (let count = 0; count < HISTORIES / sets.length; count += 1) {
      const gap = compare(binding, parameters, randomHistory(random));
      if (gap.largest > worst.largest) worst = gap;
    }
    expect(worst.largest, `weights ${given.join(', ')}: ${worst.where}`).toBeLessThan(1e-4);
    // Two programs in different precision: equality to the last digit would mean that nothing was compared.
    expect(worst.largest).toBeGreaterThan(0);
  });
});

test('a difference of one weight would be seen', () => {
  const binding = new FSRSBinding([...defaultParameters]);
  const changed = defaultParameters.with(8, (defaultParameters[8] ?? 0) * 1.001);
  const gap = compare(binding, changed, [
    { days: 0, grade: 3 },
    { days: 5, grade: 3 },
  ]);
  expect(gap.largest).toBeGreaterThan(1e-4);
  expect(gap.where).toContain('[+0d grade 3, +5d grade 3], after review 2: ours S ');
});
