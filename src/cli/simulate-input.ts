import { Problem } from '../core/problem.ts';
import { dayNumber, dayOfDate } from '../core/scheduler/days.ts';
import { defaultParameters } from '../core/scheduler/fsrs.ts';
import { answer, newMemory } from '../core/scheduler/schedule.ts';
import type { StudiedCard } from '../core/scheduler/simulate.ts';
import type { CardId, DayNumber, SchedulerConfig } from '../core/scheduler/types.ts';
import type { ReplayInput } from './replay-input.ts';

/** What stands on the command line. */
export type SimulateOptions = Partial<
  Record<'cards' | 'days' | 'retention' | 'new' | 'minutes' | 'seed' | 'today' | 'exam' | 'target', string>
>;

export interface SimulateInput {
  today: DayNumber;
  days: number;
  config: SchedulerConfig;
  /** At least one; the first is that of the configuration. */
  retentions: readonly number[];
  studied: StudiedCard[];
  fresh: CardId[];
  newPerDay: number;
  /** Null where none were given. */
  minutesPerDay: number | null;
  seed: number;
  exam: { day: DayNumber; target: number } | null;
}

const most = { cards: 100_000, days: 3650, minutes: 1440 };

const defaultConfig: SchedulerConfig = {
  parameters: defaultParameters,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 4,
  maximumInterval: 36_500,
  fuzz: true,
};

function refuse(name: string, text: string, form: string): never {
  throw new Problem('usage.value', `--${name} is "${text}"; give ${form}.`, 2);
}

function numberOf(text: string, name: string, form: string, isGood: (value: number) => boolean): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return isGood(value) ? value : refuse(name, text, form);
}

function wholeOf(text: string, name: string, least: number, greatest: number): number {
  return numberOf(
    text,
    name,
    `a whole number from ${least} to ${greatest}`,
    (value) => Number.isInteger(value) && value >= least && value <= greatest,
  );
}

function retentionsOf(text: string): number[] {
  const isGood = (value: number) => value > 0 && value < 1;
  return text
    .split(',')
    .map((each) => numberOf(each, 'retention', 'numbers between 0 and 1, such as 0.9 or 0.85,0.9', isGood));
}

function dayOf(text: string, name: string): DayNumber {
  return dayOfDate(text) ?? refuse(name, text, 'a date such as 2026-03-02');
}

function examOf({ exam, target }: SimulateOptions): SimulateInput['exam'] {
  if (exam === undefined) {
    if (target === undefined) return null;
    throw new Problem(
      'usage.target',
      '--target says what an exam aims at; give --exam with its date too.',
      2,
    );
  }
  const share = target ?? '0.9';
  const isGood = (value: number) => !Number.isNaN(value);
  return { day: dayOf(exam, 'exam'), target: numberOf(share, 'target', 'a number such as 0.9', isGood) };
}

function todayOf(text: string | undefined, rolloverHour: number): DayNumber {
  if (text !== undefined) return dayOf(text, 'today');
  const now = new Date();
  return dayNumber(now.getTime(), -now.getTimezoneOffset(), rolloverHour);
}

/**
 * What to simulate.
 * @param file cards with their reviews and their configuration, null where none was given
 * @throws Problem with exit code 2 for an option that is not understood
 */
export function readSimulateInput(options: SimulateOptions, file: ReplayInput | null): SimulateInput {
  const given = options.retention === undefined ? [] : retentionsOf(options.retention);
  const config = { ...(file?.config ?? defaultConfig), ...(given[0] && { desiredRetention: given[0] }) };
  const all = file?.cards ?? [];
  const studied = all
    .filter(({ reviews }) => reviews.length > 0)
    .map(({ id, reviews }): StudiedCard => {
      const memory = reviews.reduce((state, review) => answer(state, review, config, id), newMemory(config));
      return { cardId: id, memory };
    });
  const unstudied = all.filter(({ reviews }) => reviews.length === 0).map(({ id }) => id);
  const more = wholeOf(options.cards ?? (file ? '0' : '500'), 'cards', 0, most.cards);
  const { minutes } = options;
  const minutesForm = `a number of at most ${most.minutes}`;
  return {
    today: todayOf(options.today, config.rolloverHour),
    days: wholeOf(options.days ?? '365', 'days', 1, most.days),
    config,
    retentions: given.length > 0 ? given : [config.desiredRetention],
    studied,
    fresh: [...unstudied, ...Array.from({ length: more }, (_, index) => `new ${index + 1}` as CardId)],
    newPerDay: wholeOf(options.new ?? '20', 'new', 0, most.cards),
    minutesPerDay:
      minutes === undefined
        ? null
        : numberOf(minutes, 'minutes', minutesForm, (value) => value <= most.minutes),
    seed: wholeOf(options.seed ?? '1', 'seed', 0, 2 ** 31 - 1),
    exam: examOf(options),
  };
}
