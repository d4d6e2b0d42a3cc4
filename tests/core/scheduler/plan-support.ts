import fc from 'fast-check';
import { learnerOf, publishedFigures } from '../../../src/core/scheduler/learner.ts';
import { answer, newMemory } from '../../../src/core/scheduler/schedule.ts';
import type { SimulationInput, StudiedCard } from '../../../src/core/scheduler/simulate.ts';
import type { CardId, DayNumber, Grade, Memory, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { config } from './support.ts';

const DAY_MS = 86_400_000;

/** 2026-01-10. */
export const today = 20_463 as DayNumber;

export const dayAfter = (days: number) => (today + days) as DayNumber;

export const ids = (count: number, prefix = 'new'): CardId[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}` as CardId);

export const unlimited = { newPerDay: Infinity, reviewsPerDay: Infinity, minutesPerDay: Infinity };

export const figures = publishedFigures;
export const learner = learnerOf(publishedFigures);

/** What a card became that was answered so many days before today, at noon UTC. */
function studiedMemory(
  answers: readonly { daysAgo: number; grade: Grade }[],
  id: CardId,
  from: SchedulerConfig = config,
): Memory {
  return answers.reduce(
    (memory, { daysAgo, grade }) =>
      answer(memory, { at: (today - daysAgo) * DAY_MS + DAY_MS / 2, offsetMinutes: 0, grade }, from, id),
    newMemory(from),
  );
}

/** A card in review with this memory, last answered so many days ago. */
export function known(id: string, stability: number, lastDaysAgo: number, intervalDays: number): StudiedCard {
  const cardId = id as CardId;
  const memory = studiedMemory([{ daysAgo: lastDaysAgo, grade: 4 }], cardId);
  const dueDay = (today - lastDaysAgo + intervalDays) as DayNumber;
  return { cardId, memory: { ...memory, stability, intervalDays, dueDay } };
}

const grades = fc.constantFrom<Grade>(1, 2, 3, 3, 3, 4);

/** Cards studied before today: young, old, overdue, in their steps. */
export const studiedCards = (from: SchedulerConfig, maxLength = 25): fc.Arbitrary<StudiedCard[]> =>
  fc
    .array(
      fc.array(fc.record({ gap: fc.integer({ min: 0, max: 90 }), grade: grades }), {
        minLength: 1,
        maxLength: 6,
      }),
      { maxLength },
    )
    .map((histories) =>
      histories.map((history, index) => {
        const cardId = `card-${index}` as CardId;
        let daysAgo = 0;
        const answers = history
          .toReversed()
          .map(({ gap, grade }) => ({ daysAgo: (daysAgo += gap), grade }))
          .toReversed();
        return { cardId, memory: studiedMemory(answers, cardId, from) };
      }),
    );

export const simulation = (more: Partial<SimulationInput> = {}): SimulationInput => ({
  today,
  days: 60,
  studied: [],
  fresh: ids(100),
  config,
  limits: { ...unlimited, newPerDay: 10 },
  learner,
  seed: 1,
  ...more,
});
