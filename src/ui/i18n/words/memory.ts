import { decimal, number, percent, plural } from '../format.ts';

const minutes = (value: number) => `${number(Math.max(1, Math.round(value)))} min`;

export const retentionCost = {
  title: 'What desired recall costs',
  sentence: (retention: number, perDay: number) =>
    `At ${percent(retention)}: about ${minutes(perDay)} a day over the next three months.`,
  loading: (done: number) => `Working out the minutes a day: ${percent(done)}`,
  failed: 'The minutes a day could not be worked out.',
  table: 'Compare other values',
  columns: {
    retention: 'Desired recall',
    minutes: 'Minutes a day',
    reviews: 'Reviews a day',
    remembered: 'Remembered',
  },
  basis:
    'Played through with the cards begun so far, today’s limits and the pace of recent answers; an estimate.',
  row: {
    minutes,
    reviews: (value: number) => number(Math.round(value)),
    cards: (value: number) => plural(Math.round(value), 'card'),
  },
};

export const whyNow = {
  title: 'Why now?',
  new: (perDay: number) =>
    `It is new. ${plural(perDay, 'new card')} a day ${perDay === 1 ? 'is' : 'are'} introduced, beginning with what a safe practitioner must know.`,
  learning: 'It is still being learned, so it returns after minutes until it is recalled through every step.',
  relearning: 'It was forgotten lately, so it returns after minutes before the longer intervals begin again.',
  due: (recall: string, desired: string) =>
    `It comes back when the chance of recall nears ${desired}; it was about ${recall} before this answer.`,
  overdue: (days: number, recall: string) =>
    `It was due ${plural(days, 'day')} ago; the chance of recall had fallen to about ${recall}.`,
  early: (days: number, recall: string) =>
    `It comes ${plural(days, 'day')} early; the chance of recall was still about ${recall}.`,
  stability: (days: number) =>
    `Stability ${decimal(days)} ${decimal(days) === '1' ? 'day' : 'days'}: left alone for that long, it would be recalled with a chance of 90%.`,
  difficulty: (value: number) =>
    `Difficulty ${decimal(value)} of 10: the higher, the slower the intervals grow.`,
  history: (reps: number, lapses: number) =>
    `Answered ${plural(reps, 'time')}, forgotten ${plural(lapses, 'time')} after it was learned.`,
  loading: 'Loading the history',
  failed: 'The history could not be loaded.',
};

export const training = {
  label: 'Weights of the memory model',
  published: 'The published weights are in use, fitted to very many learners.',
  own: 'Weights fitted to your own reviews are in use.',
  run: 'Train on my reviews',
  stop: 'Stop',
  usePublished: 'Use the published weights',
  running: (done: number) => `Training: ${percent(done)}`,
  usedPublished: 'The published weights are in use from the next answers on.',
  kept: {
    new: (before: string, after: string, reviews: number) =>
      `Trained on ${plural(reviews, 'review')}. On reviews held back, predictions are now off by ${after} on average; before, by ${before}. The new weights are used from the next answers on; days already set stay.`,
    old: (before: string, after: string, reviews: number) =>
      `Trained on ${plural(reviews, 'review')}. On reviews held back, the new weights predict no better (${after} off on average, against ${before}), so the old ones stay.`,
  },
  tooFew: (reviews: number, needed: number) =>
    `There are ${plural(reviews, 'review')} to learn from so far, and ${number(needed)} are needed before weights of your own tell more than chance.`,
  cancelled: 'Training stopped; the weights stay as they were.',
  auto: 'Train by itself',
  autoHelp:
    'Now and then, while nothing else is done. New weights are used only where they predict held-back reviews better.',
};
