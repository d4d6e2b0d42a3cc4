import { compareNumber, type NumberHelp } from './numeric-answer.ts';
import { isGraded, type Question, type Response, type SimpleQuestion } from './question.ts';
import { compareAnswer } from './typed-answer.ts';

/** How a response was judged. */
export interface Mark {
  /** false: there is no right answer to count. */
  graded: boolean;
  /** Right in every part; the only thing that a score counts. */
  right: boolean;
  /** Share of the item that is right, 0 to 1, shown beside the score. */
  credit: number;
  /** Verdict on each part, for items of several. */
  parts: readonly { id: string; right: boolean }[];
  /** A choice that could harm somebody was made. */
  dangerous: boolean;
  /** What a learner should look at again; `spelling` was accepted all the same. */
  help: 'spelling' | NumberHelp | null;
}

type Parts = { id: string; right: boolean }[];

function markOf(credit: number, more: Partial<Mark> = {}): Mark {
  const right = credit === 1;
  return { graded: true, right, credit, parts: [], dangerous: false, help: null, ...more };
}

function markParts(parts: Parts, more: Partial<Mark> = {}): Mark {
  return markOf(parts.filter(({ right }) => right).length / parts.length, { parts, ...more });
}

/** Right choices less wrong ones, as a share of what is right; never below 0. */
function markMultiple(keys: readonly string[], chosen: readonly string[]): Mark {
  const hits = chosen.filter((id) => keys.includes(id)).length;
  const credit = Math.max(0, (2 * hits - chosen.length) / keys.length);
  return markOf(credit, { parts: chosen.map((id) => ({ id, right: keys.includes(id) })) });
}

/**
 * Share of the critical steps that were chosen (Page and Bordage 1995); others cost nothing within the cap, and
 * a dangerous one forfeits all.
 */
function markKeyFeature(
  keys: readonly string[],
  dangers: readonly string[],
  chosen: readonly string[],
): Mark {
  const dangerous = chosen.some((id) => dangers.includes(id));
  const hits = chosen.filter((id) => keys.includes(id)).length;
  const parts = chosen.map((id) => ({ id, right: keys.includes(id) }));
  return markOf(dangerous ? 0 : hits / keys.length, { dangerous, parts });
}

/** The most steps that stand in the right order among themselves: longest increasing subsequence. */
function stepsInOrder(right: readonly string[], given: readonly string[]): Set<string> {
  const places = given.map((id) => right.indexOf(id));
  const runs: number[][] = [];
  for (const [index, place] of places.entries()) {
    const before = runs.slice(0, index).filter((run) => (run.at(-1) ?? -1) < place);
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    runs.push([...longest, place]);
  }
  const best = runs.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
  return new Set(best.flatMap((place) => right[place] ?? []));
}

/**
 * Ordering: of n steps, one less than the most that stand in order among themselves, out of n - 1. One step out
 * of place costs one part of n - 1 wherever it went; the reverse order earns nothing.
 */
function markOrder(right: readonly string[], given: readonly string[]): Mark {
  const inOrder = stepsInOrder(right, given);
  const credit = Math.max(0, inOrder.size - 1) / (right.length - 1);
  return markOf(credit, { parts: right.map((id) => ({ id, right: inOrder.has(id) })) });
}

function markTyped(text: string, accepts: readonly string[]): Mark {
  const verdict = compareAnswer(text, accepts);
  return markOf(verdict === 'wrong' ? 0 : 1, { help: verdict === 'near' ? 'spelling' : null });
}

function markCloze(
  gaps: readonly { id: string; accepts: readonly string[] }[],
  texts: Readonly<Record<string, string>>,
): Mark {
  const verdicts = gaps.map(({ id, accepts }) => ({ id, verdict: compareAnswer(texts[id] ?? '', accepts) }));
  const parts = verdicts.map(({ id, verdict }) => ({ id, right: verdict !== 'wrong' }));
  return markParts(parts, { help: verdicts.some(({ verdict }) => verdict === 'near') ? 'spelling' : null });
}

function markSimple(question: SimpleQuestion, response: Response): Mark | null {
  const given = response.type;
  switch (question.type) {
    case 'choice':
      if (given !== 'option') return null;
      return markOf(Number(response.option === question.key), {
        dangerous: question.dangerous.includes(response.option),
      });
    case 'multiple':
      return given === 'options' ? markMultiple(question.keys, response.options) : null;
    case 'key-feature':
      return given === 'options' ? markKeyFeature(question.keys, question.dangerous, response.options) : null;
    case 'matching':
    case 'extended':
    case 'grid':
      if (given !== 'assignment') return null;
      return markParts(question.rows.map(({ id, key }) => ({ id, right: response.given[id] === key })));
    case 'ordering':
      return given === 'order' ? markOrder(question.steps, response.order) : null;
    case 'typed':
      return given === 'text' ? markTyped(response.text, question.accepts) : null;
    case 'cloze':
      return given === 'texts' ? markCloze(question.gaps, response.texts) : null;
    case 'numeric': {
      if (given !== 'text') return null;
      const verdict = compareNumber(response.text, question);
      return markOf(Number(verdict === true), { help: typeof verdict === 'string' ? verdict : null });
    }
    case 'hotspot':
      return given === 'region' ? markOf(Number(question.keys.includes(response.region))) : null;
    case 'likelihood':
      return markOf(0, { graded: false });
  }
}

/** What stands for a question that was not answered. */
function unanswered(question: Question): Mark {
  return markOf(0, { graded: isGraded(question) });
}

/**
 * Judges a response. Without one, or with one of another type, nothing is right. A case in steps is right when
 * every graded step is, and its credit is their mean.
 */
export function mark(question: Question, response: Response | null): Mark {
  if (response === null) return unanswered(question);
  if (question.type !== 'stepwise') return markSimple(question, response) ?? unanswered(question);
  const answers = response.type === 'steps' ? response.answers : [];
  const steps = question.steps.map((step, index) => ({
    id: step.id,
    ...mark(step.question, answers[index] ?? null),
  }));
  const graded = steps.filter((step) => step.graded);
  const credit = graded.reduce((sum, step) => sum + step.credit, 0) / Math.max(1, graded.length);
  return markOf(credit, {
    graded: graded.length > 0,
    right: graded.length > 0 && graded.every((step) => step.right),
    parts: graded.map(({ id, right }) => ({ id, right })),
    dangerous: steps.some((step) => step.dangerous),
    help: steps.find((step) => step.help !== null)?.help ?? null,
  });
}
