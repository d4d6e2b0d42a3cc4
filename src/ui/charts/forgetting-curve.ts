import { t } from '../i18n/en.ts';
import { decimal, percent } from '../i18n/format.ts';

/** Days since the last answer and the chance of recall then. */
export interface CurvePoint {
  day: number;
  recall: number;
}

export interface Tick {
  value: number;
  /** Place along its axis, in the drawing's units. */
  at: number;
}

/** The drawing's units; the component scales them to its width. */
export const frame = { width: 640, height: 240, left: 48, right: 16, top: 12, bottom: 32 } as const;

const plotWidth = frame.width - frame.left - frame.right;
const plotHeight = frame.height - frame.top - frame.bottom;

/** Smallest tenth of recall that is drawn, so that the curve fills the plot without exaggerating. */
export function floorOf(points: readonly CurvePoint[], desired: number): number {
  const lowest = Math.min(desired, ...points.map(({ recall }) => recall));
  return Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10);
}

/** A round step of 1, 2 or 5 times a power of ten that gives at most `most` intervals. */
export function roundStep(range: number, most: number): number {
  if (range <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(range / most));
  const step = [1, 2, 5, 10].find((factor) => range / (factor * power) <= most);
  return (step ?? 10) * power;
}

/** Scales from days and recall to places in the drawing. */
export function scales(points: readonly CurvePoint[], desired: number) {
  const lastDay = Math.max(1e-6, ...points.map(({ day }) => day));
  const floor = floorOf(points, desired);
  return {
    lastDay,
    floor,
    x: (day: number) => frame.left + (day / lastDay) * plotWidth,
    y: (recall: number) => frame.top + ((1 - recall) / (1 - floor)) * plotHeight,
  };
}

/** Ticks of both axes. */
export function ticks(points: readonly CurvePoint[], desired: number): { days: Tick[]; recall: Tick[] } {
  const { lastDay, floor, x, y } = scales(points, desired);
  const step = roundStep(lastDay, 6);
  const days = Array.from({ length: Math.floor(lastDay / step + 1e-9) + 1 }, (_, index) => index * step);
  const share = 1 - floor > 0.45 ? 0.2 : 0.1;
  const count = Math.round((1 - floor) / share);
  const recall = Array.from({ length: count + 1 }, (_, index) => 1 - index * share);
  return {
    days: days.map((value) => ({ value, at: x(value) })),
    recall: recall.filter((value) => value >= floor - 1e-9).map((value) => ({ value, at: y(value) })),
  };
}

/** The curve as an SVG path. */
export function curvePath(points: readonly CurvePoint[], desired: number): string {
  const { x, y } = scales(points, desired);
  return points
    .map(({ day, recall }, index) => `${index === 0 ? 'M' : 'L'}${x(day).toFixed(1)} ${y(recall).toFixed(1)}`)
    .join('');
}

/** First day on which recall is down to `share`, between two points by a straight line; null if it is never reached. */
export function dayOfRecall(points: readonly CurvePoint[], share: number): number | null {
  for (const [index, point] of points.entries()) {
    if (point.recall > share) continue;
    const before = points[index - 1];
    if (!before || before.recall <= share) return point.day;
    const part = (before.recall - share) / (before.recall - point.recall);
    return before.day + part * (point.day - before.day);
  }
  return null;
}

/** About `count` of the points, first and last among them, for the table. */
export function tableRows(points: readonly CurvePoint[], count: number): CurvePoint[] {
  if (points.length <= count) return [...points];
  const indices = Array.from({ length: count }, (_, row) =>
    Math.round((row * (points.length - 1)) / (count - 1)),
  );
  return indices.flatMap((index) => points[index] ?? []);
}

/** What the chart shows, in one sentence. */
export function curveSentence(points: readonly CurvePoint[], desired: number): string {
  const last = points.at(-1);
  if (!last) return '';
  const day = dayOfRecall(points, desired);
  return t.curve.sentence(
    percent(desired),
    day === null ? null : decimal(day),
    decimal(last.day),
    percent(last.recall),
  );
}
