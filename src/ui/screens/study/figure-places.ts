import type { Box, Figure, FigureItem } from '../../../core/deck/types.ts';
import { t } from '../../i18n/en.ts';

/** A region pointed out in the figure, in all its places. */
export interface Outline {
  region: string;
  look: 'marked' | 'place' | 'right' | 'wrong';
}

type Region = Figure['regions'][number];

/** Regions from the top down and from left to right, an order that says nothing of their names. */
export function places(regions: readonly Region[]): Region[] {
  return regions.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

/**
 * What is pointed out: before the answer the region whose name is asked or the place that has the focus,
 * after it the region that was asked and a wrong choice.
 */
export function outlines(
  { mode, region }: Pick<FigureItem, 'mode' | 'region'>,
  { revealed, chosen, pointed }: { revealed: boolean; chosen: string | null; pointed: string | null },
): Outline[] {
  if (!revealed) {
    if (mode === 'mark') return [{ region, look: 'marked' }];
    return mode === 'find' && pointed !== null ? [{ region: pointed, look: 'place' }] : [];
  }
  const wrong = mode === 'find' && chosen !== null && chosen !== region;
  return [...(wrong ? [{ region: chosen, look: 'wrong' as const }] : []), { region, look: 'right' }];
}

/** A question mark on the figure, in the units of the view box, with the box that it stands on, if any. */
export interface QuestionMark {
  x: number;
  y: number;
  radius: number;
  cover: Box | null;
}

/**
 * Where a region whose name is asked lies, in all its places: on a cover of it where it is hidden, at the
 * upper right corner where it is marked.
 */
export function questionMarks(
  { regions, viewBox }: Figure,
  asked: Pick<FigureItem, 'mode' | 'region'> | null,
): QuestionMark[] {
  const region = regions.find(({ id }) => id === asked?.region);
  if (!region || asked?.mode === 'find') return [];
  const radius = viewBox.width / 36;
  const inside = (at: number, from: number, size: number) =>
    Math.min(Math.max(at, from + radius), from + size - radius);
  return [region.box, ...(region.also ?? [])].map((box) => {
    const { x, y, width, height } = box;
    if (asked?.mode === 'name') return { x: x + width / 2, y: y + height / 2, radius, cover: box };
    const corner = {
      x: inside(x + width, viewBox.x, viewBox.width),
      y: inside(y, viewBox.y, viewBox.height),
    };
    return { ...corner, radius, cover: null };
  });
}

/** The sentence in place of the picture; while a name is asked for, without that name. */
export function figureLabel(
  figure: Figure,
  asked: Pick<FigureItem, 'mode' | 'answer' | 'accepts'> | null,
): string {
  if (asked === null || asked.mode === 'find') return figure.alt;
  const names = [asked.answer, ...asked.accepts].toSorted((a, b) => b.length - a.length).map(escaped);
  const named = new RegExp(`(?<!\\p{L})(?:(?:the|an?) )?(?:${names.join('|')})s?(?!\\p{L})`, 'giu');
  return figure.alt.replace(named, t.study.hidden);
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Something that lies at or near a tap: its region and how far it is, in CSS pixels. */
export interface Touch {
  region: string;
  distance: number;
}

/** The region that a tap means: the one asked for if it is among what was touched, else the nearest. */
export function regionMeant(touches: readonly Touch[], asked: string): string | null {
  if (touches.some(({ region }) => region === asked)) return asked;
  return touches.toSorted((a, b) => a.distance - b.distance)[0]?.region ?? null;
}

/** How far beside something a tap still counts for it, in CSS pixels, so that it is at least 24 px wide. */
export function reach(thickness: number): number {
  return Math.max(0, (24 - thickness) / 2);
}
