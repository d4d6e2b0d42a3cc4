import type { Counts } from '../../contract/schemas.ts';

/** Cards a session started now would serve. */
export function due(counts: Counts): number {
  return counts.new + counts.learning + counts.review;
}
