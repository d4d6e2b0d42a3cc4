import { Problem } from '../problem.ts';
import type { Mode, Navigation, Rules, Timing } from './types.ts';

interface ModeRules {
  /** The first is the usual one. */
  navigations: readonly Navigation[];
  /** Counts towards a score; ungraded questions may appear only where nothing counts. */
  scored: boolean;
  /** A bank that cannot fill the blueprint is an error, and not a shorter form. */
  strict: boolean;
  timed: 'never' | 'optional' | 'always';
  passMark: 'never' | 'optional' | 'always';
  /** Fewest and most items. */
  length: readonly [number, number];
}

export const modeRules: Record<Mode, ModeRules> = {
  quick: {
    navigations: ['immediate', 'free'],
    scored: true,
    strict: false,
    timed: 'never',
    passMark: 'never',
    length: [5, 10],
  },
  tutor: {
    navigations: ['immediate', 'gate'],
    scored: true,
    strict: false,
    timed: 'never',
    passMark: 'never',
    length: [1, 500],
  },
  exam: {
    navigations: ['free', 'linear', 'gate', 'immediate'],
    scored: true,
    strict: true,
    timed: 'always',
    passMark: 'optional',
    length: [1, 500],
  },
  pretest: {
    navigations: ['free', 'linear'],
    scored: false,
    strict: false,
    timed: 'never',
    passMark: 'never',
    length: [3, 5],
  },
  mixer: {
    navigations: ['immediate', 'gate'],
    scored: true,
    strict: false,
    timed: 'never',
    passMark: 'never',
    length: [2, 100],
  },
  assessment: {
    navigations: ['free', 'linear'],
    scored: true,
    strict: true,
    timed: 'optional',
    passMark: 'always',
    length: [1, 500],
  },
};

/** Whether every answer is explained at once; otherwise feedback waits for the end. */
export function explainsAtOnce(navigation: Navigation): boolean {
  return navigation === 'gate' || navigation === 'immediate';
}

/** Milliseconds that an attempt may take; null: no deadline. */
export function allowedMs(timing: Timing): number | null {
  if (timing.limitMs === null || timing.multiplier === null) return null;
  return Math.round(timing.limitMs * timing.multiplier);
}

function timingProblem({ limitMs, multiplier, pauseMs }: Timing): string | null {
  if (limitMs !== null && !(limitMs >= 1000 && limitMs <= 86_400_000)) {
    return `A time limit of ${limitMs / 1000} seconds is not possible; choose one second to 24 hours.`;
  }
  if (multiplier !== null && multiplier !== 1 && !(multiplier >= 1.25 && multiplier <= 10)) {
    return `Extra time of ${multiplier} is not possible; choose 1 (none), 1.25 to 10, or unlimited.`;
  }
  if (!(pauseMs >= 0 && pauseMs <= 86_400_000)) {
    return `Pauses of ${pauseMs / 1000} seconds are not possible; choose none to 24 hours.`;
  }
  return null;
}

function modeProblem({ mode, navigation, timing, passMark }: Rules): string | null {
  const rules = modeRules[mode];
  if (!rules.navigations.includes(navigation)) {
    return `The mode ${mode} cannot be navigated by ${navigation}; choose ${rules.navigations.join(' or ')}.`;
  }
  if (rules.timed === 'never' && timing.limitMs !== null) {
    return `The mode ${mode} has no time limit; leave it out.`;
  }
  if (rules.timed === 'always' && timing.limitMs === null) {
    return `The mode ${mode} needs a time limit; state one.`;
  }
  if (rules.passMark === 'never' && passMark !== null) {
    return `The mode ${mode} passes and fails nobody; leave the pass mark out.`;
  }
  if (rules.passMark === 'always' && passMark === null) {
    return `The mode ${mode} needs a pass mark that is published before the start; state one.`;
  }
  return null;
}

/** What is wrong with the rules of a quiz, or null. */
export function checkRules(rules: Rules): Problem | null {
  const problem = modeProblem(rules) ?? timingProblem(rules.timing);
  if (problem !== null) return new Problem('quiz.rules', problem);
  const percent = rules.passMark?.percent;
  if (percent !== undefined && !(percent >= 1 && percent <= 100)) {
    const message = `A pass mark of ${percent} per cent is not possible; choose 1 to 100.`;
    return new Problem('quiz.pass-mark', message);
  }
  return null;
}

/** What is wrong with the number of items asked for, or null. */
export function checkLength(mode: Mode, length: number): Problem | null {
  const [least, most] = modeRules[mode].length;
  if (Number.isInteger(length) && length >= least && length <= most) return null;
  const message = `The mode ${mode} cannot have ${length} items; choose ${least} to ${most}.`;
  return new Problem('quiz.length', message);
}
