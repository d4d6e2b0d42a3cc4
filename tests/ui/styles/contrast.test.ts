import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8');
const schemes = ['light', 'dark'] as const;

/** Linear sRGB of an OKLCH colour. Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020). */
function linear([lightness, chroma, hue]: readonly [number, number, number]): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: readonly [number, number, number]): number {
  const [red, green, blue] = linear(colour).map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio, WCAG 2.2. */
function contrast(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** A colour of tokens.css in one scheme. */
function token(name: string, scheme: (typeof schemes)[number]): readonly [number, number, number] {
  const declared = new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1] ?? '';
  const colours = [...declared.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)];
  const found = colours.length === 1 ? colours[0] : colours[scheme === 'light' ? 0 : 1];
  if (!found) throw new Error(`tokens.css has no colour --${name}`);
  return [Number(found[1]) / 100, Number(found[2]), Number(found[3])];
}

it('measures the contrast that is known for black, white and the grey #767676', () => {
  const black = [0, 0, 0] as const;
  const white = [1, 0, 0] as const;
  expect(contrast(black, white)).toBeCloseTo(21, 1);
  // 4.54 to 1, WebAIM's contrast checker; #767676 is oklch(56.6% 0 0).
  expect(contrast([0.5658, 0, 0], white)).toBeCloseTo(4.54, 1);
});

describe.each(schemes)('in %s', (scheme) => {
  const ratio = (front: string, back: string) => contrast(token(front, scheme), token(back, scheme));

  it.each(['paper', 'paper-raised', 'right-soft', 'wrong-soft', 'accent-soft', 'caution-soft', 'paper-sunk'])(
    'card text on --%s has 7 to 1',
    (back) => {
      expect(ratio('ink', back)).toBeGreaterThanOrEqual(7);
    },
  );

  it.each([
    ['ink-2', 'paper'],
    ['ink-3', 'paper'],
    ['ink-3', 'paper-sunk'],
    ['ink-3', 'accent-soft'],
    ['accent', 'paper'],
    ['accent', 'paper-raised'],
    ['accent-strong', 'accent-soft'],
    ['warm', 'paper'],
    ['right', 'paper-raised'],
    ['right', 'right-soft'],
    ['wrong', 'paper-raised'],
    ['wrong', 'wrong-soft'],
    ['caution', 'caution-soft'],
    ['danger', 'danger-soft'],
    ['on-fill', 'fill'],
    ['on-fill', 'fill-strong'],
  ])('--%s on --%s has 4.5 to 1', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line-strong', 'paper'],
    ['line-strong', 'paper-raised'],
    ['accent', 'paper-sunk'],
    ['fill', 'paper'],
    ['warm', 'paper-raised'],
  ])('the mark --%s on --%s has 3 to 1', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
});
