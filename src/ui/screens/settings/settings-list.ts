import type { Settings } from '../../../contract/settings.ts';
import { t } from '../../i18n/en.ts';

type KeysOf<T> = { [Name in keyof Settings]: Settings[Name] extends T ? Name : never }[keyof Settings];

interface Base {
  group: 'memory' | 'day' | 'answering' | 'look';
  label: string;
  help: string;
}

export interface NumberSetting extends Base {
  kind: 'number';
  name: KeysOf<number>;
  min: number;
  max: number;
  unit: string;
}

export interface RangeSetting extends Base {
  kind: 'range';
  name: 'desiredRetention' | 'textScale';
  min: number;
  max: number;
  step: number;
}

export interface StepsSetting extends Base {
  kind: 'steps';
  name: KeysOf<number[]>;
}

export interface ToggleSetting extends Base {
  kind: 'toggle';
  name: KeysOf<boolean>;
}

export interface ChoiceSetting extends Base {
  kind: 'choice';
  name: 'theme' | 'reducedMotion' | 'rolloverHour';
  choices: { value: string; label: string }[];
}

/** Settings with a control of their own. */
interface OwnSetting extends Base {
  kind: 'own';
  name: 'easyDays' | 'deckLimits';
}

export type PlainSetting = NumberSetting | RangeSetting | StepsSetting | ToggleSetting | ChoiceSetting;
export type Setting = PlainSetting | OwnSetting;

const words = t.settings;
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

function options(labels: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Every setting but keys and data, in the order of the screen. */
export const settingsList: Setting[] = [
  {
    group: 'memory',
    kind: 'range',
    name: 'desiredRetention',
    label: words.retention,
    help: words.retentionHelp,
    min: 0.7,
    max: 0.99,
    step: 0.01,
  },
  {
    group: 'memory',
    kind: 'steps',
    name: 'learningSteps',
    label: words.learningSteps,
    help: words.learningStepsHelp,
  },
  {
    group: 'memory',
    kind: 'steps',
    name: 'relearningSteps',
    label: words.relearningSteps,
    help: words.relearningStepsHelp,
  },
  {
    group: 'memory',
    kind: 'number',
    name: 'maximumInterval',
    label: words.maximumInterval,
    help: words.maximumIntervalHelp,
    min: 1,
    max: 36_500,
    unit: words.days,
  },
  {
    group: 'memory',
    kind: 'toggle',
    name: 'autoTrain',
    label: t.training.auto,
    help: t.training.autoHelp,
  },
  { group: 'memory', kind: 'toggle', name: 'fuzz', label: words.fuzz, help: words.fuzzHelp },
  {
    group: 'day',
    kind: 'number',
    name: 'newPerDay',
    label: words.newPerDay,
    help: words.newPerDayHelp,
    min: 0,
    max: 999,
    unit: '',
  },
  {
    group: 'day',
    kind: 'number',
    name: 'reviewsPerDay',
    label: words.reviewsPerDay,
    help: words.reviewsPerDayHelp,
    min: 0,
    max: 9999,
    unit: '',
  },
  { group: 'day', kind: 'own', name: 'deckLimits', label: t.deckLimits.label, help: t.deckLimits.help },
  { group: 'day', kind: 'own', name: 'easyDays', label: t.easyDays.label, help: t.easyDays.help },
  {
    group: 'day',
    kind: 'choice',
    name: 'rolloverHour',
    label: words.rollover,
    help: words.rolloverHelp,
    choices: hours,
  },
  {
    group: 'day',
    kind: 'number',
    name: 'learnAheadMinutes',
    label: words.learnAhead,
    help: words.learnAheadHelp,
    min: 0,
    max: 240,
    unit: words.minutes,
  },
  { group: 'day', kind: 'toggle', name: 'referenceTier', label: words.reference, help: words.referenceHelp },
  {
    group: 'answering',
    kind: 'toggle',
    name: 'twoButtons',
    label: words.twoButtons,
    help: words.twoButtonsHelp,
  },
  {
    group: 'look',
    kind: 'choice',
    name: 'theme',
    label: words.theme,
    help: '',
    choices: options(words.themes),
  },
  {
    group: 'look',
    kind: 'range',
    name: 'textScale',
    label: words.textScale,
    help: words.textScaleHelp,
    min: 0.8,
    max: 2,
    step: 0.1,
  },
  {
    group: 'look',
    kind: 'choice',
    name: 'reducedMotion',
    label: words.motion,
    help: words.motionHelp,
    choices: options(words.motions),
  },
];

/** Whether every word of a search occurs in a setting's own words. */
export function matches(search: string, ...texts: string[]): boolean {
  const haystack = texts.join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** Minutes typed as "1 10" or "1, 10"; null where that is not what was typed. */
export function parseSteps(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const steps = parts.map(Number);
  const fine = steps.every((step) => Number.isFinite(step) && step > 0 && step <= 60 * 24 * 30);
  return fine && steps.length <= 10 ? steps : null;
}

/** A whole number within bounds; null where that is not what was typed. */
export function parseWhole(text: string, min: number, max: number): number | null {
  if (!/^\s*\d+\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}

/** The change that one choice of a list means. */
export function choicePatch(name: ChoiceSetting['name'], value: string): Partial<Settings> {
  return { [name]: name === 'rolloverHour' ? Number(value) : value };
}

/** The weekdays' amounts, Monday first, with one of them changed. */
export function easyDaysPatch(
  days: Settings['easyDays'],
  weekday: number,
  amount: Settings['easyDays'][number],
): Pick<Settings, 'easyDays'> {
  return { easyDays: days.with(weekday, amount) };
}

type DeckLimit = Settings['deckLimits'][string];

/** The decks' limits with one of them changed, or taken away where it is null. */
export function deckLimitsPatch(
  all: Settings['deckLimits'],
  deck: string,
  name: keyof DeckLimit,
  limit: number | null,
): Pick<Settings, 'deckLimits'> {
  const after: DeckLimit = { ...all[deck], [name]: limit ?? undefined };
  const isLimited = Object.values(after).some((each) => each !== undefined);
  const others = Object.entries(all).filter(([id]) => id !== deck);
  return { deckLimits: Object.fromEntries(isLimited ? [...others, [deck, after]] : others) };
}
