import { FSRSBinding, type MemoryState as BindingState } from '@open-spaced-repetition/binding';
import { createEmptyCard, fsrs, Grades, Rating, type FSRSState } from 'ts-fsrs';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import { learnerOf, publishedFigures } from '../../src/core/scheduler/learner.ts';
import { replay, type LogEntry } from '../../src/core/scheduler/replay.ts';
import type { DueLoad } from '../../src/core/scheduler/load-balance.ts';
import { answer, chooseDays, newMemory } from '../../src/core/scheduler/schedule.ts';
import { simulate } from '../../src/core/scheduler/simulate.ts';
import type { CardId, DayNumber, Grade, SchedulerConfig } from '../../src/core/scheduler/types.ts';
import { trainingRow } from './training.ts';

interface Row {
  what: string;
  perSecond: number;
  ratio: string;
}

const CARDS = 1000;
const REVIEWS = 20;
const ROUNDS = 5;
const DAY = 86_400_000;
const start = Date.parse('2026-01-01T09:00:00Z');
const outcomes = ['again', 'hard', 'good', 'easy'] as const;

const config: SchedulerConfig = {
  parameters: defaultParameters,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 4,
  maximumInterval: 36_500,
  fuzz: true,
};

interface Step {
  grade: Grade;
  /** Days since the review before. */
  days: number;
}

/** The same histories for every contestant: mostly Good, gaps that grow, now and then a second look. */
function histories(): Step[][] {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const grade = () => ([1, 2, 3, 3, 3, 3, 3, 3, 3, 4] as const)[Math.floor(random() * 10)] ?? 3;
  const step = (index: number): Step => ({
    grade: grade(),
    days: index === 0 || random() < 0.2 ? 0 : Math.ceil(random() * index * 4),
  });
  return Array.from({ length: CARDS }, () => Array.from({ length: REVIEWS }, (_, index) => step(index)));
}

type Contestant = (history: readonly Step[], card: CardId) => void;

const ours: Contestant = (history, card) => {
  let memory = newMemory(config);
  let at = start;
  for (const { grade, days } of history) {
    at += days * DAY;
    memory = answer(memory, { at, offsetMinutes: 60, grade }, config, card);
  }
};

const load: DueLoad = {
  cards: (day) => day % 40,
  siblingDays: [],
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'reduced', 'minimum'],
};

const oursBalanced: Contestant = (history, card) => {
  let memory = newMemory(config);
  let at = start;
  for (const { grade, days } of history) {
    at += days * DAY;
    const review = { at, offsetMinutes: 60, grade };
    const chosenDays = chooseDays(memory, review, config, card, load);
    memory = answer(memory, { ...review, chosenDays }, config, card);
  }
};

const library = fsrs({ w: defaultParameters, enable_fuzz: true });

const libraryNext: Contestant = (history) => {
  let card = createEmptyCard(new Date(start));
  let at = start;
  for (const { grade, days } of history) {
    at += days * DAY;
    card = library.next(card, new Date(at), Grades[grade - 1] ?? Rating.Good).card;
  }
};

const libraryState: Contestant = (history) => {
  let state: FSRSState | null = null;
  for (const { grade, days } of history) state = library.next_state(state, days, grade);
};

const binding = new FSRSBinding([...defaultParameters]);

const bindingStates: Contestant = (history) => {
  let memory: BindingState | null = null;
  for (const { grade, days } of history) {
    memory = binding.nextStates(memory, 0.9, days)[outcomes[grade - 1] ?? 'again'].memory;
  }
};

/** Reviews per second, the middle one of several rounds after a warm-up. */
function speedOf(contestant: Contestant, work: readonly Step[][]): number {
  const round = () => {
    const began = performance.now();
    for (const [index, history] of work.entries()) contestant(history, `card-${index}` as CardId);
    return (CARDS * REVIEWS * 1000) / (performance.now() - began);
  };
  round();
  const speeds = Array.from({ length: ROUNDS }, round).toSorted((a, b) => a - b);
  return speeds[Math.floor(ROUNDS / 2)] ?? 0;
}

function millionReviews(work: readonly Step[][]): Row {
  const total = 1_000_000;
  const logs = work.map((history): LogEntry[] => {
    let at = start;
    return history.map(({ grade, days }) => {
      at += days * DAY;
      return { type: 'review', at, offsetMinutes: 60, grade, config };
    });
  });
  const began = performance.now();
  for (let done = 0, index = 0; done < total; done += REVIEWS, index += 1) {
    replay(logs[index % CARDS] ?? [], `card-${index}` as CardId);
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    what: 'palpate replay() of 1,000,000 reviews',
    perSecond: Math.round(total / seconds),
    ratio: `${seconds.toFixed(2)} s in all`,
  };
}

function simulatedYear(): Row {
  const cards = 10_000;
  const days = 365;
  const input = {
    today: 20_000 as DayNumber,
    days,
    studied: [],
    fresh: Array.from({ length: cards }, (_, index) => `card-${index}` as CardId),
    config,
    limits: { newPerDay: 50, reviewsPerDay: Infinity, minutesPerDay: Infinity },
    learner: learnerOf(publishedFigures),
    seed: 1,
  };
  const round = () => {
    const began = performance.now();
    for (const day of simulate(input)) if (day.heldBack > 0) throw new Error('Nothing limits this year');
    return (performance.now() - began) / 1000;
  };
  round();
  const times = Array.from({ length: ROUNDS }, round).toSorted((a, b) => a - b);
  const seconds = times[Math.floor(ROUNDS / 2)] ?? NaN;
  return {
    what: 'palpate simulate(): 10,000 cards over 365 days, cards × days',
    perSecond: Math.round((cards * days) / seconds),
    ratio: `${seconds.toFixed(2)} s in all`,
  };
}

/** Reviews scheduled per second by the scheduler and by what it is built on, on the same histories. */
export async function schedulerBench(): Promise<{ name: string; rows: Row[] }> {
  const work = histories();
  const contestants: [string, Contestant][] = [
    ['palpate answer(): steps, study days, fuzz by card', ours],
    ['palpate chooseDays() and answer(): the same, load kept even', oursBalanced],
    ['ts-fsrs next(): steps, UTC days, fuzz', libraryNext],
    ['ts-fsrs next_state(): memory formulas only', libraryState],
    ['@open-spaced-repetition/binding nextStates(), one outcome read', bindingStates],
  ];
  const speeds = contestants.map(([what, contestant]) => ({ what, perSecond: speedOf(contestant, work) }));
  const own = speeds[0]?.perSecond ?? 0;
  const rows = speeds.map(({ what, perSecond }) => ({
    what,
    perSecond: Math.round(perSecond),
    ratio: `${(perSecond / own).toFixed(2)} × palpate`,
  }));
  return {
    name: 'Scheduler',
    rows: [...rows, millionReviews(work), simulatedYear(), await trainingRow(config)],
  };
}
