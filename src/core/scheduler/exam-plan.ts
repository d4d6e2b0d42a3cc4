import { Problem } from '../problem.ts';
import { prepareScope, type Demand, type ExamCard, type Scope } from './exam-draft.ts';
import { assess, workFits, type Assessment, type Look } from './exam-looks.ts';
import { visitSeconds, type LearnerFigures } from './learner.ts';
import type { CardId, DayNumber, SchedulerConfig } from './types.ts';

export type { ExamCard } from './exam-draft.ts';

const examLimits = { daysAhead: 1095, minutesPerDay: 1440 } as const;

/** Days after the exam's date among which a later date is looked for. */
const LATER_DAYS = 180;
/** Outcomes of a card that are rarer are not followed one by one. */
const LEAST_SHARE = 0.03;
/** Half the width of a 90 % range, in standard deviations of a normal distribution. */
const NINETY_PERCENT = 1.645;
/**
 * Mean calibration error (RMSE over bins, per user) of FSRS-6 with the published weights in srs-benchmark:
 * what may be wrong about cards that nobody has answered yet.
 */
const UNSEEN_ERROR = 0.0927;

export interface ExamInput {
  today: DayNumber;
  /** Day of the exam; the eve is the last day of study. */
  exam: DayNumber;
  /** Recall aimed at on the day, between 0 and 1. */
  targetRecall: number;
  /** For the cards of this exam. */
  minutesPerDay: number;
  /** Studied and new cards, the latter in the order in which they are introduced. */
  cards: readonly ExamCard[];
  config: SchedulerConfig;
  figures: LearnerFigures;
  /**
   * `windowStart` of the last plan that was made before that day came, so that looks already taken count;
   * null before, and after a change of the exam.
   */
  begunWindow: DayNumber | null;
}

/** What would fit, each with everything else left as it is; null where nothing would. */
export interface Alternatives {
  /** Least whole minutes a day. */
  minutesPerDay: number | null;
  /** Earliest day of an exam, at most 180 days later. */
  exam: DayNumber | null;
  /** Most new cards, the first ones in their order; null too where minutes are not the cause. */
  newCards: number | null;
  /** Highest target recall, in whole percent. */
  targetRecall: number | null;
}

export type ExamVerdict =
  | { kind: 'fits' }
  /** `minutes`: the work cannot be done by the eve. `recall`: it can, and leads to less than the target. */
  | { kind: 'short'; cause: 'minutes' | 'recall'; alternatives: Alternatives };

export interface ExpectedRecall {
  cards: number;
  /** Expected share of the cards recalled on the day, with a range that holds in nine of ten cases. */
  expected: number;
  low: number;
  high: number;
}

export interface ExamDays {
  /**
   * In the order of the input. `planDay` is the day by which the card is to be studied (introduced, for a
   * new one): never before today, after the eve, or after the due day unless that has passed. Null for a
   * card that has had its last look.
   */
  cards: { cardId: CardId; planDay: DayNumber | null }[];
  /** First day of the last look. */
  windowStart: DayNumber;
}

export interface ExamPlan extends ExamDays {
  /** New cards to introduce each day until there are none. */
  newPerDay: number;
  /** Expected minutes of each day from today to the eve. */
  minutes: number[];
  /**
   * Null without cards. Where the minutes do not suffice, new cards beyond those that can be introduced count as
   * not known.
   */
  recall: ExpectedRecall | null;
  sections: ({ section: string } & ExpectedRecall)[];
  verdict: ExamVerdict;
}

/**
 * What is wrong with an exam's settings, or null. Every number that is not told here gives a plan.
 */
export function checkExam(
  exam: Pick<ExamInput, 'today' | 'exam' | 'targetRecall' | 'minutesPerDay'>,
): Problem | null {
  const days = exam.exam - exam.today;
  if (!Number.isInteger(days) || days < 1) {
    return new Problem('exam.day', 'The exam is not in the future; choose a day after today.');
  }
  if (days > examLimits.daysAhead) {
    return new Problem('exam.day', 'The exam is more than three years away; choose an earlier day.');
  }
  if (!(exam.targetRecall > 0 && exam.targetRecall < 1)) {
    const message = `The target recall is ${exam.targetRecall}; give a number between 0 and 1, such as 0.9.`;
    return new Problem('exam.target', message);
  }
  if (!(exam.minutesPerDay > 0 && exam.minutesPerDay <= examLimits.minutesPerDay)) {
    const message = `The exam has ${exam.minutesPerDay} minutes a day; give more than 0 and at most 1440.`;
    return new Problem('exam.minutes', message);
  }
  return null;
}

const begunWindow = ({ begunWindow: start, today }: ExamInput) =>
  start !== null && start <= today ? start : null;

function expectedOf(looks: readonly Look[]): ExpectedRecall {
  const sum = looks.reduce((total, { recall }) => total + recall, 0);
  // Of independent cards: the variance of a Poisson-binomial count, taken as normal.
  const variance = looks.reduce((total, { recall }) => total + recall * (1 - recall), 0);
  const unseen = looks.filter(({ card }) => card.memory.phase === 'new').length;
  const half = (NINETY_PERCENT * Math.sqrt(variance) + unseen * UNSEEN_ERROR) / looks.length;
  const expected = sum / looks.length;
  return {
    cards: looks.length,
    expected,
    low: Math.max(0, expected - half),
    high: Math.min(1, expected + half),
  };
}

/** Least whole number in (no, yes] that fits, given that `yes` does. */
function leastFitting(no: number, yes: number, fits: (value: number) => boolean): number {
  let [low, high] = [no, yes];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

type Fits = (scope: Scope, demand: Demand) => boolean;

function fewerNewCards(scope: Scope, demand: Demand, fits: Fits): number | null {
  const { newCards } = demand;
  const fitsWithout = (left: number) => fits(scope, { ...demand, newCards: newCards - left });
  if (newCards === 0 || !fitsWithout(newCards)) return null;
  return newCards - leastFitting(0, newCards, fitsWithout);
}

function alternatives(scope: Scope, input: ExamInput, demand: Demand, plan: Assessment): Alternatives {
  const { today, exam, minutesPerDay, targetRecall } = input;
  const fits: Fits = (within, wish) => {
    const begun = wish.exam === exam ? begunWindow(input) : null;
    if (!workFits(within, wish, targetRecall, begun)) return false;
    return assess(within, wish, targetRecall, begun).recall >= targetRecall;
  };
  const withMinutes = (minutes: number) => fits(scope, { ...demand, minutesPerDay: minutes });
  const last = exam + LATER_DAYS;
  const later = prepareScope(input.cards, today, last, scope.model);
  const onDay = (day: number) => fits(later, { ...demand, exam: day as DayNumber });
  const most = examLimits.minutesPerDay;
  const reachable = Math.floor(plan.recall * 100) / 100;
  const done = plan.draft.unfinished === 0;
  return {
    minutesPerDay: withMinutes(most) ? leastFitting(Math.floor(minutesPerDay), most, withMinutes) : null,
    exam: onDay(last) ? (leastFitting(exam, last, onDay) as DayNumber) : null,
    newCards: done ? null : fewerNewCards(scope, demand, fits),
    targetRecall: done && reachable > 0 ? reachable : null,
  };
}

function verdictOn(scope: Scope, input: ExamInput, demand: Demand, plan: Assessment): ExamVerdict {
  const done = plan.draft.unfinished === 0;
  if (done && plan.recall >= input.targetRecall) return { kind: 'fits' };
  const cause = done ? 'recall' : 'minutes';
  return { kind: 'short', cause, alternatives: alternatives(scope, input, demand, plan) };
}

/** What the plan leads to when new cards that the minutes do not reach stay unknown. */
function reached(
  scope: Scope,
  input: ExamInput,
  demand: Demand,
  plan: Assessment,
  verdict: ExamVerdict,
): Look[] {
  if (verdict.kind === 'fits' || verdict.cause === 'recall') return plan.looks;
  const { targetRecall } = input;
  const begun = begunWindow(input);
  const fits: Fits = (within, wish) => workFits(within, wish, targetRecall, begun);
  const newCards = fewerNewCards(scope, demand, fits) ?? 0;
  const { looks } = assess(scope, { ...demand, newCards }, targetRecall, begun);
  const rest = scope.fresh.slice(newCards).map((card): Look => ({ card, planDay: null, recall: 0 }));
  return [...looks, ...rest];
}

/** @throws Problem for what `checkExam` reports */
function drawUp(input: ExamInput) {
  const problem = checkExam(input);
  if (problem) throw problem;
  const { today, exam, config, figures, cards } = input;
  const model = { config, figures, visit: visitSeconds(figures, config.steps), leastShare: LEAST_SHARE };
  const scope = prepareScope(cards, today, exam, model);
  const demand = { exam, minutesPerDay: input.minutesPerDay, newCards: scope.fresh.length };
  return { scope, demand, plan: assess(scope, demand, input.targetRecall, begunWindow(input)) };
}

function daysOf({ cards }: ExamInput, { looks, draft }: Assessment): ExamDays {
  const days = new Map(looks.map(({ card, planDay }) => [card.cardId, planDay as DayNumber | null]));
  return {
    cards: cards.map(({ cardId }) => ({ cardId, planDay: days.get(cardId) ?? null })),
    windowStart: draft.windowStart as DayNumber,
  };
}

/**
 * The days of an exam's plan alone, without what it leads to and what would fit, which take much longer.
 * @throws Problem for what `checkExam` reports
 */
export function planExamDays(input: ExamInput): ExamDays {
  return daysOf(input, drawUp(input).plan);
}

/**
 * Plans backwards from an exam. New cards are introduced early enough to leave room for a last look at every
 * card, which takes as few of the last days as the minutes allow; a card that falls due only after the eve
 * is called earlier, none later. Memory and due days themselves stay as they are, so that nothing of the
 * plan remains once its days are dropped. Expectations only, no luck: the same input gives the same plan.
 * @throws Problem for what `checkExam` reports
 */
export function planExam(input: ExamInput): ExamPlan {
  const { scope, demand, plan } = drawUp(input);
  const verdict = verdictOn(scope, input, demand, plan);
  const expected = reached(scope, input, demand, plan, verdict);
  return {
    ...daysOf(input, plan),
    newPerDay: plan.draft.newPerDay,
    minutes: plan.draft.seconds.map((seconds) => seconds / 60),
    recall: expected.length === 0 ? null : expectedOf(expected),
    sections: [...Map.groupBy(expected, ({ card }) => card.section)].map(([section, looks]) => ({
      section,
      ...expectedOf(looks),
    })),
    verdict,
  };
}
