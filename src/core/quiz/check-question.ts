import type { Question } from './question.ts';

/** Most options that one list may have: a letter for each. */
const mostOptions = 26;

const areUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;

function optionsProblem(options: readonly string[], keys: readonly string[], least: number): string | null {
  if (options.length < least || options.length > mostOptions) {
    return `it has ${options.length} options and needs ${least} to ${mostOptions}`;
  }
  if (!areUnique(options)) return 'two of its options have one id';
  if (keys.length === 0) return 'no answer is marked as right';
  const stray = keys.find((key) => !options.includes(key));
  return stray === undefined ? null : `the answer "${stray}" is not among its options`;
}

function capProblem(cap: number, keys: readonly string[], options: readonly string[]): string | null {
  if (Number.isInteger(cap) && cap >= keys.length && cap <= options.length) return null;
  return `${cap} choices are allowed, which must be a whole number from ${keys.length} to ${options.length}`;
}

function assignProblem({ type, rows, options }: Extract<Question, { rows: unknown }>): string | null {
  const keys = rows.map(({ key }) => key);
  if (!areUnique(rows.map(({ id }) => id))) return 'two of its rows have one id';
  if (type === 'matching' && !areUnique(keys)) return 'two of its rows share a partner';
  return optionsProblem(options, keys, 2);
}

function numericProblem({ value, tolerance, units }: Extract<Question, { type: 'numeric' }>): string | null {
  if (!Number.isFinite(value)) return 'its value is not a number';
  if (!(tolerance >= 0 && Number.isFinite(tolerance))) return 'its tolerance must be 0 or more';
  if (units[0] && units[0].factor !== 1) return 'its first unit must have the factor 1';
  return units.every(({ factor }) => Number.isFinite(factor) && factor > 0)
    ? null
    : 'every unit needs a factor above 0';
}

const isAccepted = (accepts: readonly string[]) => accepts.some((text) => text.trim() !== '');

/** Why a question cannot be asked, as the end of a sentence, or null. */
export function questionProblem(question: Question): string | null {
  switch (question.type) {
    case 'choice':
      return optionsProblem(question.options, [question.key], 3);
    case 'multiple':
    case 'key-feature':
      return (
        optionsProblem(question.options, question.keys, 3) ??
        capProblem(question.cap, question.keys, question.options)
      );
    case 'matching':
    case 'extended':
    case 'grid':
      return assignProblem(question);
    case 'ordering':
      return question.steps.length >= 3 && areUnique(question.steps)
        ? null
        : 'it needs three different steps or more';
    case 'typed':
      return isAccepted(question.accepts) ? null : 'no answer is accepted';
    case 'cloze': {
      const filled = question.gaps.length > 0 && question.gaps.every(({ accepts }) => isAccepted(accepts));
      return filled && areUnique(question.gaps.map(({ id }) => id)) ? null : 'it has a gap without an answer';
    }
    case 'numeric':
      return numericProblem(question);
    case 'hotspot':
      return question.keys.length > 0 && question.keys.every((key) => question.regions.includes(key))
        ? null
        : 'its answer is not a region of the figure';
    case 'likelihood':
      return null;
    case 'stepwise':
      return question.steps.length > 0
        ? (question.steps.map((step) => questionProblem(step.question)).find((each) => each !== null) ?? null)
        : 'it has no steps';
  }
}
