import { Problem } from '../problem.ts';
import type { SectionId } from '../deck/types.ts';
import type { Cell } from './blueprint.ts';
import type { Navigation, Rules } from './types.ts';

/** How long and how composed a board's exam is, as data that names where it was read and when. */
export interface ExamShape {
  id: string;
  /** "Shaped like the …"; never the name of the exam alone. */
  title: string;
  length: number;
  limitMinutes: number;
  navigation: Navigation;
  /** Parts of the exam, and the sections of a deck that stand for them. */
  areas: readonly { title: string; share: number; sections: readonly SectionId[] }[];
  sources: readonly { citation: string; url: string }[];
  /** Month or day in which the sources were read, such as 2026-11. */
  asOf: string;
  /** What differs from the real exam, or could not be checked. */
  note: string;
}

function shapeProblem(shape: ExamShape): string | null {
  if (!/^shaped like /i.test(shape.title)) return 'its title must begin with "Shaped like"';
  if (/\bofficial/i.test(`${shape.title} ${shape.note}`)) return 'it must not be called official';
  if (shape.sources.length === 0) return 'it needs at least one source';
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(shape.asOf) || Number.isNaN(Date.parse(shape.asOf))) {
    return 'it needs the month or day in which its sources were read, such as 2026-11';
  }
  if (shape.note === '') return 'it must say how it differs from the real exam';
  const total = shape.areas.reduce((sum, { share }) => sum + share, 0);
  if (shape.areas.length > 0 && Math.abs(total - 100) > 0.5)
    return `its shares add up to ${total}, not to 100`;
  return null;
}

/** What is wrong with the shape of an exam, or null. */
export function checkShape(shape: ExamShape): Problem | null {
  const problem = shapeProblem(shape);
  if (problem === null) return null;
  return new Problem('quiz.shape', `The exam shape "${shape.id}" cannot be used: ${problem}.`);
}

/** The areas that have sections, as a blueprint; empty: the shares of the deck apply. */
export function shapeCells(shape: ExamShape): Cell[] {
  return shape.areas
    .filter(({ sections }) => sections.length > 0)
    .map(({ title, share, sections }) => ({ id: title, share, sections }));
}

/**
 * The rules of an attempt shaped like the exam. No pass mark: none is published that a score here could be
 * held against.
 */
export function shapeRules(shape: ExamShape, multiplier: number | null): Rules {
  return {
    mode: 'exam',
    navigation: shape.navigation,
    timing: { limitMs: shape.limitMinutes * 60_000, multiplier, pauseMs: 0 },
    passMark: null,
  };
}
