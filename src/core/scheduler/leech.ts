import type { Memory } from './types.ts';

/** Lapses that make a card a leech, and the further ones after which that is said again (Anki's). */
export const leechLapses = { first: 8, then: 4 } as const;

/** Whether an answer is the one after which a card is called a leech. */
export function becomesLeech(before: Memory, after: Memory): boolean {
  const beyond = after.lapses - leechLapses.first;
  return after.lapses > before.lapses && beyond >= 0 && beyond % leechLapses.then === 0;
}
