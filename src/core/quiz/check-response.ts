import { canonicalJson } from '../canonical-json.ts';
import { directions, responseTypes, type Question, type Response } from './question.ts';

/** Characters that a learner may type into one field. */
const longestText = 1000;

const stray = (ids: readonly string[], known: readonly string[]) => ids.find((id) => !known.includes(id));
const areUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;
const unknown = (id: string | undefined) => (id === undefined ? null : `"${id}" is not a part of it`);

function chosenProblem(chosen: readonly string[], options: readonly string[], cap: number): string | null {
  if (!areUnique(chosen)) return 'an option is chosen twice';
  if (chosen.length > cap) return `${chosen.length} options are chosen and ${cap} are allowed`;
  return unknown(stray(chosen, options));
}

function assignedProblem(
  question: Extract<Question, { rows: unknown }>,
  given: Readonly<Record<string, string>>,
): string | null {
  const values = Object.values(given);
  if (question.type === 'matching' && !areUnique(values)) return 'an option is given to two rows';
  const rows = question.rows.map(({ id }) => id);
  return unknown(stray(Object.keys(given), rows) ?? stray(values, question.options));
}

function orderProblem(steps: readonly string[], order: readonly string[]): string | null {
  if (order.length === steps.length && areUnique(order) && stray(order, steps) === undefined) return null;
  return 'every step must be in the order once';
}

const textProblem = (texts: readonly string[]) =>
  texts.some((text) => text.length > longestText) ? `a text is longer than ${longestText} characters` : null;

/** What was answered before the step that is open must stay as it was. */
function stepsProblem(
  question: Extract<Question, { type: 'stepwise' }>,
  { answers }: Extract<Response, { type: 'steps' }>,
  before: Response | null,
): string | null {
  if (answers.length === 0 || answers.length > question.steps.length) {
    return `${answers.length} steps are answered and it has ${question.steps.length}`;
  }
  const earlier = before?.type === 'steps' ? before.answers : [];
  const isNext = answers.length === earlier.length + 1;
  if (!isNext && answers.length !== earlier.length) return 'its steps are answered one after the other';
  const closed = isNext ? earlier : earlier.slice(0, -1);
  if (closed.some((answer, index) => canonicalJson(answer) !== canonicalJson(answers[index]))) {
    return 'an earlier step cannot be changed any more';
  }
  const last = answers.at(-1);
  const step = question.steps[answers.length - 1];
  return last && step ? responseProblem(step.question, last, null) : null;
}

/**
 * Why a response cannot be taken, as the end of a sentence, or null. A response that is not complete is taken.
 * @param before the response that it replaces
 */
export function responseProblem(
  question: Question,
  response: Response,
  before: Response | null,
): string | null {
  const wanted = responseTypes[question.type];
  if (response.type !== wanted) return `it takes an answer of the type ${wanted}, not ${response.type}`;
  switch (response.type) {
    case 'option':
      return 'options' in question ? unknown(stray([response.option], question.options)) : null;
    case 'options':
      return 'cap' in question ? chosenProblem(response.options, question.options, question.cap) : null;
    case 'assignment':
      return 'rows' in question ? assignedProblem(question, response.given) : null;
    case 'order':
      return question.type === 'ordering' ? orderProblem(question.steps, response.order) : null;
    case 'text':
      return textProblem([response.text]);
    case 'texts': {
      const gaps = question.type === 'cloze' ? question.gaps.map(({ id }) => id) : [];
      return unknown(stray(Object.keys(response.texts), gaps)) ?? textProblem(Object.values(response.texts));
    }
    case 'region':
      return question.type === 'hotspot' ? unknown(stray([response.region], question.regions)) : null;
    case 'direction':
      return unknown(stray([response.direction], directions));
    case 'steps':
      return question.type === 'stepwise' ? stepsProblem(question, response, before) : null;
  }
}
