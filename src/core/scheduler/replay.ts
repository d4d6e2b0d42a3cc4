import { answer, newMemory } from './schedule.ts';
import type { CardId, DayNumber, Memory, ReviewEvent, SchedulerConfig } from './types.ts';

/** One row of a card's log, with the configuration that it was made under. */
export type LogEntry = (
  | ({ type: 'review' } & ReviewEvent)
  | { type: 'reset'; at: number }
  | { type: 'due'; at: number; day: DayNumber }
) & {
  config: SchedulerConfig;
};

/** A card whose due day was set by hand: it leaves its steps and is in review; a new card stays as it is. */
export function withDueDay(memory: Memory, day: DayNumber): Memory {
  if (memory.phase === 'new') return memory;
  const intervalDays = Math.max(0, day - (memory.lastReviewDay ?? day));
  return { ...memory, phase: 'review', step: null, dueAt: null, dueDay: day, intervalDays };
}

function afterEntry(memory: Memory, entry: LogEntry, cardId: CardId): Memory {
  switch (entry.type) {
    case 'review':
      return answer(memory, entry, entry.config, cardId);
    case 'reset':
      return newMemory(entry.config);
    case 'due':
      return withDueDay(memory, entry.day);
  }
}

/**
 * Rebuilds a card's memory from its log, in the given order; equal to the memory that the answers gave
 * one by one.
 * @param initial memory before the first entry; a new card when left out
 * @throws RangeError when there is neither an entry nor an initial memory
 */
export function replay(entries: readonly LogEntry[], cardId: CardId, initial?: Memory): Memory {
  const start = initial ?? (entries[0] && newMemory(entries[0].config));
  if (!start) throw new RangeError('A replay needs an entry or an initial memory');
  return entries.reduce((memory, entry) => afterEntry(memory, entry, cardId), start);
}
