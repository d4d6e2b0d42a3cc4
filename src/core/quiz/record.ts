import { Problem } from '../problem.ts';
import type { ItemId } from '../deck/types.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Response } from './question.ts';
import { forbiddenWords, recordFooter, recordHashNote, recordTitle } from './record-words.ts';
import type { QuizResult } from './result.ts';
import type { AttemptState, Certainty, Form, Note, PassMark } from './types.ts';

/** Words read in a minute, and words that make one unit of estimated length. */
const readingPace = 200;
const unitOfLength = 12_000;
const keptYears = 6;

/** What is known outside the form and its attempt. */
export interface RecordFacts {
  /** UUID. */
  recordId: string;
  /** As the learner entered it; nobody verified it. */
  learner: { name: string; licence: { number: string; state: string } | null };
  courseTitle: string;
  objectives: readonly { id: string; text: string }[];
  quiz: string;
  content: readonly { deck: string; version: string; hash: string }[];
  timeZone: string;
  offsetMinutes: number;
  attempt: {
    number: number;
    /** null: no limit. */
    of: number | null;
    previous: readonly {
      recordId: string;
      endedAt: number;
      correct: number;
      of: number;
      passed: boolean | null;
    }[];
  };
  openBook: boolean;
  /** Words of the material that the quiz is about. */
  words: number;
  evaluation: readonly { question: string; answer: string }[];
  disclosure: { text: string; shownAt: number } | null;
  app: { version: string; system: string };
}

/** All that a self-study quiz record says, without the hash that seals it. Instants are UTC milliseconds. */
export interface RecordFields {
  schema: 1;
  title: typeof recordTitle;
  recordId: string;
  learner: RecordFacts['learner'];
  course: {
    title: string;
    type: 'self-study';
    objectives: readonly { id: string; text: string; correct: number; of: number }[];
  };
  quiz: string;
  form: string;
  seed: string;
  items: readonly { item: ItemId; version: string; order: readonly string[] }[];
  content: RecordFacts['content'];
  startedAt: number;
  /** By the attempt's clock, which a clock that was set back did not turn back. */
  endedAt: number;
  timeZone: string;
  offsetMinutes: number;
  activeMs: number;
  idleMs: number;
  pausedMs: number;
  attempt: RecordFacts['attempt'];
  mode: 'practice' | 'assessment';
  openBook: boolean;
  /** Factor of extra time; null: unlimited. Nothing says why. */
  timeMultiplier: number | null;
  responses: readonly {
    item: ItemId;
    response: Response | null;
    right: boolean;
    credit: number;
    certainty: Certainty | null;
    changes: number;
    timeMs: number;
  }[];
  correct: number;
  of: number;
  percent: number;
  passMark: PassMark | null;
  passed: boolean | null;
  standardError: number | null;
  words: number;
  readingMinutes: number;
  /** Words over 12,000. */
  estimatedLength: number;
  evaluation: RecordFacts['evaluation'];
  disclosure: RecordFacts['disclosure'];
  /** Information only. */
  events: readonly Note[];
  app: RecordFacts['app'];
  hashNote: string;
  footer: string;
}

export interface QuizRecord extends RecordFields {
  /** Hash of the learner's record before this one; null for the first. */
  previousHash: string | null;
  /** SHA-256 over the canonical JSON of everything else. */
  hash: string;
}

/** Texts that the learner did not write and that are printed. */
function printedTexts(
  { courseTitle, objectives, evaluation, disclosure }: RecordFacts,
  mark: PassMark | null,
) {
  return [
    courseTitle,
    ...objectives.map(({ text }) => text),
    ...evaluation.map(({ question }) => question),
    disclosure?.text ?? '',
    mark?.setBy ?? '',
    mark?.method ?? '',
  ];
}

function recordProblem(form: Form, state: AttemptState, facts: RecordFacts): Problem | null {
  if (state.endedAt === null) {
    return new Problem('quiz.record', 'A running quiz has no record yet; hand it in first.');
  }
  const [word] = printedTexts(facts, form.rules.passMark).flatMap(forbiddenWords);
  if (word === undefined) return null;
  const message = `A self-study quiz record cannot say "${word}"; take it out of the deck's or quiz's own texts.`;
  return new Problem('quiz.record-words', message);
}

function courseOf({ courseTitle, objectives }: RecordFacts, result: QuizResult): RecordFields['course'] {
  const scores = new Map<string, { correct: number; of: number }>(
    result.objectives.map(({ id, correct, of }) => [id, { correct, of }]),
  );
  return {
    title: courseTitle,
    type: 'self-study',
    objectives: objectives.map(({ id, text }) => ({
      id,
      text,
      ...(scores.get(id) ?? { correct: 0, of: 0 }),
    })),
  };
}

/** The score and what led to it. */
function scoreOf(form: Form, { items, correct, of, percent, passed, timeMs, idleMs, pausedMs }: QuizResult) {
  return {
    responses: items.map((item) => ({
      item: item.item,
      response: item.response,
      right: item.mark.right,
      credit: item.mark.credit,
      certainty: item.certainty,
      changes: item.changes,
      timeMs: item.timeMs,
    })),
    correct,
    of,
    percent,
    passMark: form.rules.passMark,
    passed,
    standardError: form.standardError,
    activeMs: timeMs - idleMs,
    idleMs,
    pausedMs,
  };
}

/** The record of an attempt that has ended, or why there is none. */
export function recordOf(
  form: Form,
  state: AttemptState,
  result: QuizResult,
  facts: RecordFacts,
): RecordFields | Problem {
  const problem = recordProblem(form, state, facts);
  if (problem) return problem;
  return {
    schema: 1,
    title: recordTitle,
    recordId: facts.recordId,
    learner: facts.learner,
    course: courseOf(facts, result),
    quiz: facts.quiz,
    form: form.id,
    seed: form.seed,
    items: form.items.map(({ item, version, order }) => ({ item, version, order })),
    content: facts.content,
    startedAt: state.startedAt,
    endedAt: state.endedAt ?? state.clock,
    timeZone: facts.timeZone,
    offsetMinutes: facts.offsetMinutes,
    attempt: facts.attempt,
    openBook: facts.openBook,
    mode: form.rules.mode === 'assessment' ? 'assessment' : 'practice',
    timeMultiplier: form.rules.timing.multiplier,
    ...scoreOf(form, result),
    words: facts.words,
    readingMinutes: facts.words / readingPace,
    estimatedLength: facts.words / unitOfLength,
    evaluation: facts.evaluation,
    disclosure: facts.disclosure,
    events: state.notes,
    app: facts.app,
    hashNote: recordHashNote,
    footer: recordFooter,
  };
}

/**
 * Seals a record and ties it to the one before it.
 * @param sha256 hexadecimal SHA-256 of a text in UTF-8
 */
export function sealRecord(
  fields: RecordFields,
  previousHash: string | null,
  sha256: (text: string) => string,
): QuizRecord {
  const unsealed = { ...fields, previousHash };
  return { ...unsealed, hash: sha256(canonicalJson(unsealed)) };
}

/**
 * For each record, oldest first: `changed` where its text does not give its hash, `unlinked` where the record
 * before it is another one than when it was written (one may have been deleted), else `intact`.
 */
export function checkRecords(
  records: readonly QuizRecord[],
  sha256: (text: string) => string,
): ('intact' | 'changed' | 'unlinked')[] {
  return records.map(({ hash, ...unsealed }, index) => {
    if (sha256(canonicalJson(unsealed)) !== hash) return 'changed';
    return unsealed.previousHash === (records[index - 1]?.hash ?? null) ? 'intact' : 'unlinked';
  });
}

/** Until when a record is kept unless its learner deletes it: six years after its end. UTC milliseconds. */
export function keepUntil({ endedAt }: Pick<RecordFields, 'endedAt'>): number {
  const day = new Date(endedAt);
  return day.setUTCFullYear(day.getUTCFullYear() + keptYears);
}
