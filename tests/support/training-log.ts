import { dayNumber } from '../../src/core/scheduler/days.ts';
import { answer, newMemory, retrievability } from '../../src/core/scheduler/schedule.ts';
import type { TrainingRow } from '../../src/core/scheduler/training-items.ts';
import type { CardId, Grade, Memory, SchedulerConfig } from '../../src/core/scheduler/types.ts';
import { seeded } from './seeded.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const start = Date.parse('2024-01-01T18:00:00Z');

interface LogOptions {
  cards: number;
  reviewsPerCard: number;
  seed: number;
  /** Weights of the memory that answers; the cards are scheduled by those of `config`. */
  truth: readonly number[];
  config: SchedulerConfig;
}

const kinds: Record<Memory['phase'], TrainingRow['kind']> = {
  new: 'learn',
  learning: 'learn',
  review: 'review',
  relearning: 'relearn',
};

/** The grade that a learner gives whose recall is this certain. */
function gradeOf(recall: number, random: () => number): Grade {
  if (random() >= recall) return 1;
  const ease = random();
  if (ease < 0.1) return 2;
  return ease < 0.85 ? 3 : 4;
}

function cardRows(card: CardId, options: LogOptions, random: () => number): TrainingRow[] {
  const { config, truth } = options;
  let memory = newMemory(config);
  let known = newMemory(config);
  let at = start + Math.floor(random() * 400) * DAY + Math.floor(random() * 600) * MINUTE;
  return Array.from({ length: options.reviewsPerCard }, (_, index) => {
    const offsetMinutes = index % 9 === 8 ? -300 : 60;
    const day = dayNumber(at, offsetMinutes, config.rolloverHour);
    const recall = retrievability(known, day, truth) ?? 0.5;
    const review = { at, offsetMinutes, grade: gradeOf(recall, random) };
    const { phase, reps } = memory;
    memory = answer(memory, review, config, card);
    known = answer(known, review, { ...config, parameters: truth }, card);
    const late = random() < 0.2 ? Math.floor(random() * 9) : 0;
    at = memory.dueAt ?? at + (memory.intervalDays + late) * DAY;
    const introduces = reps === 0 ? 1 : 0;
    return { card, ...review, kind: kinds[phase], introduces, manual: null, voided: 0 };
  });
}

/** A review log of cards learnt, reviewed on time or late, forgotten and relearnt, the same for a seed. */
export function trainingLog(options: LogOptions): TrainingRow[] {
  const random = seeded(options.seed);
  return Array.from({ length: options.cards }, (_, index) =>
    cardRows(`card-${index}` as CardId, options, random),
  ).flat();
}
