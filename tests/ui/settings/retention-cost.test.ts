import { expect, test } from 'vitest';
import { minutesAt } from '../../../src/ui/screens/settings/retention-cost.ts';

const costs = [
  { desiredRetention: 0.8, minutesPerDay: 8, reviewsPerDay: 30, remembered: 200 },
  { desiredRetention: 0.9, minutesPerDay: 14, reviewsPerDay: 50, remembered: 220 },
  { desiredRetention: 0.94, minutesPerDay: 22, reviewsPerDay: 80, remembered: 230 },
];

test.each([
  [0.8, 8],
  [0.85, 11],
  [0.9, 14],
  [0.92, 18],
  [0.94, 22],
  [0.79, null],
  [0.95, null],
])('at %f the minutes a day are %s', (retention, expected) => {
  const minutes = minutesAt(costs, retention);
  if (expected === null) expect(minutes).toBeNull();
  else expect(minutes).toBeCloseTo(expected, 9);
});
