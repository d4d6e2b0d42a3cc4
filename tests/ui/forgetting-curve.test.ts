import { describe, expect, it } from 'vitest';
import {
  curvePath,
  curveSentence,
  dayOfRecall,
  floorOf,
  frame,
  roundStep,
  tableRows,
  ticks,
} from '../../src/ui/charts/forgetting-curve.ts';

/** A straight fall from certain recall to 60 per cent in ten days. */
const fall = Array.from({ length: 11 }, (_, day) => ({ day, recall: 1 - day * 0.04 }));

describe('the forgetting curve', () => {
  it('draws down to the tenth below the lowest recall, and no further', () => {
    expect(floorOf(fall, 0.9)).toBe(0.5);
    expect(floorOf([{ day: 0, recall: 1 }], 0.9)).toBe(0.8);
    expect(floorOf([{ day: 0, recall: 0 }], 0.9)).toBe(0);
  });

  it.each([
    [10, 6, 2],
    [100, 6, 20],
    [7, 6, 2],
    [6, 6, 1],
    [0, 6, 1],
  ])('parts a range of %d into at most %d steps of %d', (range, most, step) => {
    expect(roundStep(range, most)).toBe(step);
  });

  it('finds the day on which recall is down to a share, or none', () => {
    expect(dayOfRecall(fall, 0.9)).toBeCloseTo(2.5, 9);
    expect(dayOfRecall(fall, 0.3)).toBeNull();
    expect(dayOfRecall([{ day: 4, recall: 0.5 }], 0.9)).toBe(4);
  });

  it('starts at the left edge on top and ends at the right edge', () => {
    const places = [...curvePath(fall, 0.9).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(places).toHaveLength(fall.length);
    expect(places[0]).toEqual([frame.left, frame.top]);
    expect(places.at(-1)?.[0]).toBe(frame.width - frame.right);
  });

  it('keeps every tick inside the plot', () => {
    const { days, recall } = ticks(fall, 0.9);
    expect(days.map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10]);
    for (const { at } of recall) {
      expect(at).toBeGreaterThanOrEqual(frame.top);
      expect(at).toBeLessThanOrEqual(frame.height - frame.bottom);
    }
  });

  it('lists the first and the last point in its table, whatever the count', () => {
    const rows = tableRows(fall, 4);
    expect(rows).toHaveLength(4);
    expect([rows[0], rows.at(-1)]).toEqual([fall[0], fall.at(-1)]);
    expect(tableRows(fall, 50)).toEqual(fall);
  });

  it('says in words what it shows', () => {
    expect(curveSentence(fall, 0.9)).toMatch(/90%.*2\.5 days.*60%.*10/);
    expect(curveSentence([], 0.9)).toBe('');
  });
});
