import { Problem } from '../core/problem.ts';
import { checkParameters, defaultParameters, migrateParameters } from '../core/scheduler/fsrs.ts';
import type { CardId, Grade, ReviewEvent, SchedulerConfig, Steps } from '../core/scheduler/types.ts';

export interface ReplayCard {
  id: CardId;
  reviews: ReviewEvent[];
}

export interface ReplayInput {
  config: SchedulerConfig;
  cards: ReplayCard[];
}

const MAXIMUM_INTERVAL = 36_500;
const DAY_MINUTES = 1440;
const minutesPer = { s: 1 / 60, m: 1, h: 60, d: DAY_MINUTES };
const duration = /^(?<amount>\d+(?:\.\d+)?)(?<unit>[smhd])$/;
const instant =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?<zone>Z|(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2}))$/;

function fail(where: string, what: string): never {
  throw new Problem('replay.input', `${where}: ${what}.`);
}

/** A value as it stands in the file, cut short. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function fieldsOf(value: unknown, where: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fail(where, `expected an object with ${known.join(', ')}, found ${shown(value)}`);
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) fail(where, `unknown field "${unknown}"; the fields are ${known.join(', ')}`);
  return { ...value };
}

function listOf(value: unknown, where: string, name: string): unknown[] {
  if (!Array.isArray(value)) {
    fail(where, value === undefined ? `the list "${name}" is missing` : `"${name}" is not a list`);
  }
  return value;
}

function parametersOf(value: unknown, where: string): readonly number[] {
  if (value === undefined) return defaultParameters;
  const numbers = listOf(value, where, 'parameters').map((each, index) =>
    typeof each === 'number' ? each : fail(where, `parameters[${index}] is ${shown(each)}; give a number`),
  );
  const problem = checkParameters(numbers);
  if (problem) throw new Problem(problem.code, `${where}: ${problem.message}`);
  return migrateParameters(numbers);
}

function retentionOf(value: unknown, where: string): number {
  if (value === undefined) return 0.9;
  if (typeof value === 'number' && value > 0 && value < 1) return value;
  fail(where, `desiredRetention is ${shown(value)}; give a number between 0 and 1, such as 0.9`);
}

function rolloverOf(value: unknown, where: string): number {
  if (value === undefined) return 4;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 23) return value;
  fail(where, `rollover is ${shown(value)}; give a whole hour from 0 to 23`);
}

function fuzzOf(value: unknown, where: string): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  fail(where, `fuzz is ${shown(value)}; give true or false`);
}

function stepOf(value: unknown, where: string): number {
  const groups = typeof value === 'string' ? duration.exec(value)?.groups : undefined;
  const unit = groups?.['unit'] as keyof typeof minutesPer | undefined;
  const minutes = unit === undefined ? 0 : Number(groups?.['amount']) * minutesPer[unit];
  if (minutes > 0 && minutes <= MAXIMUM_INTERVAL * DAY_MINUTES) return minutes;
  fail(where, `the step ${shown(value)} is not a duration; write it like "30s", "1.5m", "1h" or "1d"`);
}

function stepsOf(value: unknown, where: string): Steps {
  const fields = value === undefined ? {} : fieldsOf(value, `${where}: steps`, ['learning', 'relearning']);
  const read = (name: keyof Steps, fallback: number[]) =>
    fields[name] === undefined
      ? fallback
      : listOf(fields[name], `${where}: steps`, name).map((each) => stepOf(each, `${where}: steps.${name}`));
  return { learning: read('learning', [1, 10]), relearning: read('relearning', [10]) };
}

function atOf(value: unknown, where: string): Pick<ReviewEvent, 'at' | 'offsetMinutes'> {
  const groups = typeof value === 'string' ? instant.exec(value)?.groups : undefined;
  const at = groups ? Date.parse(`${groups['date']}T${groups['time']}${groups['zone']}`) : NaN;
  // Date.parse takes 30 February for 2 March.
  const midnight = groups ? Date.parse(`${groups['date']}T00:00Z`) : NaN;
  if (!groups || Number.isNaN(at) || new Date(midnight).toISOString().slice(0, 10) !== groups['date']) {
    const form = 'write a date and time with its offset, like "2026-01-01T10:00:00+01:00" or "…Z"';
    fail(where, `"at" is ${shown(value)}; ${form}`);
  }
  const minutes = Number(groups['hours'] ?? 0) * 60 + Number(groups['minutes'] ?? 0);
  return { at, offsetMinutes: groups['sign'] === '-' ? -minutes : minutes };
}

function gradeOf(value: unknown, where: string): Grade {
  if (value === 1 || value === 2 || value === 3 || value === 4) return value;
  fail(where, `the grade is ${shown(value)}; give 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy)`);
}

function reviewsOf(value: unknown, where: string): ReviewEvent[] {
  const list = listOf(value, where, 'reviews');
  let last = -Infinity;
  return list.map((each, index) => {
    const place = `${where}, review ${index + 1} of ${list.length}`;
    const fields = fieldsOf(each, place, ['at', 'grade']);
    const review = { ...atOf(fields['at'], place), grade: gradeOf(fields['grade'], place) };
    if (review.at < last) {
      fail(place, `${String(fields['at'])} is before the review above it; put the reviews in order of time`);
    }
    last = review.at;
    return review;
  });
}

function cardsOf(value: unknown, where: string): ReplayCard[] {
  const seen = new Set<string>();
  const list = listOf(value, where, 'cards');
  return list.map((each, index) => {
    const place = `${where}: card ${index + 1} of ${list.length}`;
    const { id, reviews } = fieldsOf(each, place, ['id', 'reviews']);
    if (typeof id !== 'string' || id === '') fail(place, `its id is ${shown(id)}; give a text`);
    if (seen.has(id)) fail(`${where}: card "${id}"`, 'the id is used twice; give each card its own');
    seen.add(id);
    return { id: id as CardId, reviews: reviewsOf(reviews, `${where}: card "${id}"`) };
  });
}

/** Whether the beginning of a JSON text holds an error that no continuation could mend. */
function isBroken(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const message = String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position) < beginning.length;
    return !message.includes('Unexpected end');
  }
}

/** Line of a JSON syntax error; the engine does not tell it for every kind of error. */
function errorLine(text: string): number {
  const lines = text.trimEnd().split('\n');
  let first = 1;
  let last = lines.length;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (isBroken(`${lines.slice(0, middle).join('\n')}\n`)) last = middle;
    else first = middle + 1;
  }
  return first;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message
      .replace(/((in JSON )?at position|, (\.\.\.)?").*$/s, '')
      .replaceAll(/\p{Cc}/gu, ' ');
    fail(`${where}, line ${errorLine(text)}`, `not valid JSON: ${reason.trim()}`);
  }
}

/**
 * Reads the JSON of `palpate replay`.
 * @param name of the file, for messages
 * @throws Problem naming file, card and review
 */
export function readReplayInput(text: string, name: string): ReplayInput {
  const known = ['parameters', 'desiredRetention', 'rollover', 'steps', 'fuzz', 'cards'];
  const fields = fieldsOf(parseJson(text, name), name, known);
  return {
    config: {
      parameters: parametersOf(fields['parameters'], name),
      parameterSet: fields['parameters'] === undefined ? 'default' : 'given',
      desiredRetention: retentionOf(fields['desiredRetention'], name),
      steps: stepsOf(fields['steps'], name),
      rolloverHour: rolloverOf(fields['rollover'], name),
      maximumInterval: MAXIMUM_INTERVAL,
      fuzz: fuzzOf(fields['fuzz'], name),
    },
    cards: cardsOf(fields['cards'], name),
  };
}
