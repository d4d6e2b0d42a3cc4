import type { Counts, Today } from '../../contract/schemas.ts';

/** Cards a session started now would serve. */
export function due(counts: Counts): number {
  return counts.new + counts.learning + counts.review;
}

/** Reviews left from before today from which a calm way to catch up is offered. */
const many = 20;

/** Whether more is waiting than a day takes. */
export function isBehind({
  overdue,
  overLimit,
  away,
}: Pick<Today, 'overdue' | 'overLimit' | 'away'>): boolean {
  return away === null && overdue > 0 && (overdue >= many || overLimit > 0);
}
