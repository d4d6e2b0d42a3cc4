import { hash32 } from './hash.ts';
import type { CardId } from './types.ts';

/** Part of each day of an interval, by where it lies, by which the interval may vary (Anki's ranges). */
const ranges = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
];

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

function spread(interval: number): number {
  if (interval < 2.5) return 0;
  const shares = ranges.map(({ from, to, share }) => share * Math.max(0, Math.min(interval, to) - from));
  return shares.reduce((sum, share) => sum + share, 1);
}

/** Least and most whole days that an interval may become, both within the given limits. */
export function fuzzBounds(
  interval: number,
  minimum: number,
  maximum: number,
): { lower: number; upper: number } {
  const least = Math.min(minimum, maximum);
  const centre = clamp(interval, least, maximum);
  const delta = spread(centre);
  return {
    lower: clamp(Math.round(centre - delta), least, maximum),
    upper: clamp(Math.round(centre + delta), least, maximum),
  };
}

/** A number in [0, 1) that stays the same for a card until its next review. */
export function fuzzFactor(cardId: CardId, reps: number): number {
  return hash32(cardId, reps) / 2 ** 32;
}

/**
 * An interval in whole days.
 * @param factor from `fuzzFactor`; null rounds without spreading
 */
export function roundInterval(
  interval: number,
  minimum: number,
  maximum: number,
  factor: number | null,
): number {
  if (factor === null) return clamp(Math.round(interval), Math.min(minimum, maximum), maximum);
  const { lower, upper } = fuzzBounds(interval, minimum, maximum);
  return Math.floor(lower + factor * (1 + upper - lower));
}
