import type { Brand } from '../brand.ts';

export type CardId = Brand<string, 'CardId'>;
export type ReviewId = Brand<string, 'ReviewId'>;

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Grade = 1 | 2 | 3 | 4;

export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** Whole days since 1970-01-01 on the learner's calendar, where a day begins at the rollover hour. */
export type DayNumber = Brand<number, 'DayNumber'>;

export interface Steps {
  /** Minutes; empty: the memory model decides, and what is due within half a day stays in learning. */
  learning: number[];
  /** Minutes; empty: as for `learning`. */
  relearning: number[];
}

export interface SchedulerConfig {
  /** FSRS-6 weights, 21 numbers. */
  parameters: readonly number[];
  /** Names the weights, stored with every memory state: `default`, or a hash of trained ones. */
  parameterSet: string;
  /** Recall probability at which a card is due, 0.70 to 0.99. */
  desiredRetention: number;
  steps: Steps;
  /** Local hour at which a study day begins, 0 to 23. */
  rolloverHour: number;
  /** Days; intervals are never longer. */
  maximumInterval: number;
  /** Spreads intervals of 2.5 days and more, seeded by card id and repetition count. */
  fuzz: boolean;
}

/**
 * What is known about a card: a cache that a replay of its log rebuilds exactly.
 * `dueAt` is set while a step within a day runs, `dueDay` otherwise; a new card has neither.
 */
export interface Memory {
  model: 'fsrs-6';
  parameterSet: string;
  phase: Phase;
  /** Days until recall falls to 0.9; null before the first review. */
  stability: number | null;
  /** 1 to 10; null before the first review. */
  difficulty: number | null;
  /** Index of the step that runs; null outside learning and relearning. */
  step: number | null;
  /** UTC milliseconds. */
  dueAt: number | null;
  dueDay: DayNumber | null;
  /** Days of the interval that runs; 0 while a step within a day runs. */
  intervalDays: number;
  /** UTC milliseconds. */
  lastReviewAt: number | null;
  lastReviewDay: DayNumber | null;
  reps: number;
  lapses: number;
}

/** One review as the scheduler sees it. */
export interface ReviewEvent {
  /** UTC milliseconds. */
  at: number;
  /** Minutes east of UTC of the learner's clock at that moment. */
  offsetMinutes: number;
  grade: Grade;
  /**
   * Whole days chosen for the review interval when the answer was given; it depended on what else was
   * due, so that a replay needs it. Null or left out: the spreading by card decides.
   */
  chosenDays?: number | null;
}
