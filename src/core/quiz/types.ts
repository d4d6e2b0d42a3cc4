import type { Brand } from '../brand.ts';
import type { ItemId, ObjectiveId, SectionId } from '../deck/types.ts';
import type { Question, Response } from './question.ts';

export type FormId = Brand<string, 'FormId'>;

/** quick: 5 to 10 items; mixer: look-alikes in a row; assessment: self-study, with a published pass mark. */
export const modes = ['quick', 'tutor', 'exam', 'pretest', 'mixer', 'assessment'] as const;
export type Mode = (typeof modes)[number];

/**
 * free: any item at any time, answers may change until the end. linear: forward only, an item that was left is
 * closed. gate: the next item opens once the current one was answered right; its first answer counts.
 * immediate: any item, and an answer is final and explained as soon as it is checked.
 */
export const navigations = ['free', 'linear', 'gate', 'immediate'] as const;
export type Navigation = (typeof navigations)[number];

/** 1 unsure, 2 fairly sure, 3 certain: asked before feedback, never required. */
export const certainties = [1, 2, 3] as const;
export type Certainty = (typeof certainties)[number];

export type Difficulty = 'easy' | 'medium' | 'hard';

export interface Timing {
  /** Milliseconds before the multiplier; null: untimed. */
  limitMs: number | null;
  /** Extra time as a factor, 1 or 1.25 and more; null: unlimited. */
  multiplier: number | null;
  /** Milliseconds that all pauses together may stop the clock of a timed attempt. */
  pauseMs: number;
}

export interface PassMark {
  /** Per cent of the form's items, 1 to 100. */
  percent: number;
  setBy: string;
  /** How it was set ("chosen by the author", "Angoff, three judges"). */
  method: string;
}

export interface Rules {
  mode: Mode;
  navigation: Navigation;
  timing: Timing;
  /** Shown before the start; null: nothing is passed or failed. */
  passMark: PassMark | null;
}

/** A cell of a blueprint and what the draw found for it. */
export interface CellCount {
  id: string;
  wanted: number;
  drawn: number;
}

export interface FormItem {
  item: ItemId;
  /** The item's content hash at the time of drawing. */
  version: string;
  section: SectionId;
  objectives: readonly ObjectiveId[];
  /** false where the order of options carries meaning. */
  shuffle: boolean;
  question: Question;
  /** Ids of the parts that are shown in a drawn order; empty where there are none. */
  order: readonly string[];
}

/** A drawn quiz. Nothing in it changes after the draw, and its length is the denominator of every score. */
export interface Form {
  id: FormId;
  /** UTC milliseconds. */
  createdAt: number;
  seed: string;
  rules: Rules;
  cells: readonly CellCount[];
  items: readonly FormItem[];
  /** Standard error of measurement of the raw score, in items; null where no sample gave one. */
  standardError: number | null;
}

export interface ItemState {
  response: Response | null;
  /** The response that counts where an item was tried more than once. */
  firstChecked: Response | null;
  certainty: Certainty | null;
  flagged: boolean;
  /** Options that the learner struck out. */
  struck: readonly string[];
  /** Closed: no other answer is taken. */
  sealed: boolean;
  /** How often it was checked. */
  tries: number;
  /** How often one option or region was replaced by another. */
  changes: number;
  /** Milliseconds on screen, pauses left out. */
  timeMs: number;
}

/** What happened besides answers: information, never a reason to refuse or to mark. */
export interface Note {
  /** UTC milliseconds of the computer's clock. */
  at: number;
  what: 'focus-lost' | 'focus-back' | 'reopened' | 'clock-set-back';
}

/**
 * Where an attempt stands: plain JSON. Its clock is the computer's plus `skewMs`, so that it never runs
 * backwards: a clock that is set back adds to the skew and gives no time.
 */
export interface AttemptState {
  status: 'running' | 'paused' | 'submitted' | 'expired';
  /** Index of the item on screen. */
  current: number;
  /** In the form's order, one for each of its items. */
  items: readonly ItemState[];
  startedAt: number;
  /** The attempt's clock at the last event. */
  clock: number;
  skewMs: number;
  /** Instant of the attempt's clock; pauses move it; null: untimed. */
  deadline: number | null;
  pauseLeftMs: number;
  pausedAt: number | null;
  pausedMs: number;
  /** Stretches without an event beyond the first two minutes. */
  idleMs: number;
  /** Instant of the attempt's clock; the deadline where time ran out. */
  endedAt: number | null;
  notes: readonly Note[];
}

/** Everything that can happen to an attempt; `at` is UTC milliseconds of the computer's clock. */
export type AttemptEvent = { at: number } & (
  | { type: 'answer'; item: ItemId; response: Response }
  | { type: 'certainty'; item: ItemId; level: Certainty }
  | { type: 'flag'; item: ItemId; on: boolean }
  | { type: 'strike'; item: ItemId; option: string; on: boolean }
  | { type: 'check'; item: ItemId }
  | { type: 'go'; to: number }
  | { type: 'note'; what: Exclude<Note['what'], 'clock-set-back'> }
  | { type: 'pause' | 'resume' | 'submit' | 'tick' }
);
