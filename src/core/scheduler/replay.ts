import { answer, newMemory } from './schedule.ts';
import type { CardId, Memory, ReviewEvent, SchedulerConfig } from './types.ts';

/** One row of a card's log, with the configuration that it was made under. */
export type LogEntry = (({ type: 'review' } & ReviewEvent) | { type: 'reset'; at: number }) & {
  config: SchedulerConfig;
};

/**
 * Rebuilds a card's memory from its log, in the given order; equal to the memory that the answers gave
 * one by one.
 * @param initial memory before the first entry; a new card when left out
 * @throws RangeError when there is neither an entry nor an initial memory
 */
export function replay(entries: readonly LogEntry[], cardId: CardId, initial?: Memory): Memory {
  const start = initial ?? (entries[0] && newMemory(entries[0].config));
  if (!start) throw new RangeError('A replay needs an entry or an initial memory');
  return entries.reduce(
    (memory, entry) =>
      entry.type === 'reset' ? newMemory(entry.config) : answer(memory, entry, entry.config, cardId),
    start,
  );
}
