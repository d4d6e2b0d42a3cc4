import { expect, test } from 'vitest';
import { dayNumber } from '../../../src/core/scheduler/days.ts';
import { retrievability } from '../../../src/core/scheduler/schedule.ts';
import { answerAll, config, review } from './support.ts';

// ts-fsrs counts whole periods of 24 hours, so that recall stays certain until the hour of the last review.
test('recall falls with the study day, not 24 hours after the last review', () => {
  const memory = answerAll([review('2026-01-01T20:00:00+01:00', 4)]);
  const on = (iso: string) => {
    const { at, offsetMinutes } = review(iso, 3);
    return retrievability(memory, dayNumber(at, offsetMinutes, config.rolloverHour), config.parameters);
  };
  expect(on('2026-01-02T03:59:00+01:00')).toBe(1);
  const morning = on('2026-01-02T09:00:00+01:00');
  expect(morning).toBeLessThan(1);
  expect(on('2026-01-02T21:00:00+01:00')).toBe(morning);
});
