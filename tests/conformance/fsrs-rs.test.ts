import { FSRSBinding, type MemoryState as BindingState } from '@open-spaced-repetition/binding';
import { expect, test } from 'vitest';
import {
  defaultParameters,
  migrateParameters,
  nextMemoryState,
  type MemoryState,
} from '../../src/core/scheduler/fsrs.ts';
import type { Grade } from '../../src/core/scheduler/types.ts';

/** Repeatable random numbers in [0, 1) (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const outcomes = ['again', 'hard', 'good', 'easy'] as const;

interface Gap {
  stability: number;
  difficulty: number;
}

const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

/** Walks one random history through both; the largest relative differences on the way. */
function compare(binding: FSRSBinding, parameters: readonly number[], random: () => number): Gap {
  let ours: MemoryState | null = null;
  let theirs: BindingState | null = null;
  const gap = { stability: 0, difficulty: 0 };
  const length = 1 + Math.floor(random() * 10);
  for (let index = 0; index < length; index += 1) {
    const sameDay = index === 0 || random() < 0.25;
    const days = sameDay ? 0 : 1 + Math.floor(random() ** 3 * 400);
    const grade = (1 + Math.floor(random() * 4)) as Grade;
    ours = nextMemoryState(ours, days, grade, parameters);
    theirs = binding.nextStates(theirs, 0.9, days)[outcomes[grade - 1] ?? 'again'].memory;
    gap.stability = Math.max(gap.stability, relative(ours.stability, theirs.stability));
    gap.difficulty = Math.max(gap.difficulty, relative(ours.difficulty, theirs.difficulty));
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

test('20,000 random histories agree with fsrs-rs through its binding', () => {
  const random = seeded(6);
  const largest = { stability: 0, difficulty: 0 };
  for (const given of weightSets(random)) {
    const binding = new FSRSBinding(given);
    const parameters = migrateParameters(given);
    for (let history = 0; history < 1000; history += 1) {
      const { stability, difficulty } = compare(binding, parameters, random);
      largest.stability = Math.max(largest.stability, stability);
      largest.difficulty = Math.max(largest.difficulty, difficulty);
    }
  }
  expect(largest.stability).toBeLessThan(1e-4);
  expect(largest.difficulty).toBeLessThan(1e-4);
  // Two programs in different precision: equality to the last digit would mean that nothing was compared.
  expect(largest.stability).toBeGreaterThan(0);
}, 120_000);

test('a difference of one weight would be seen', () => {
  const binding = new FSRSBinding([...defaultParameters]);
  const changed = defaultParameters.with(8, (defaultParameters[8] ?? 0) * 1.001);
  const gap = compare(binding, changed, seeded(1));
  expect(gap.stability).toBeGreaterThan(1e-4);
});
