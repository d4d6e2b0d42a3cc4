import type { ItemId, ObjectiveId, SectionId } from '../deck/types.ts';
import { certaintyMark } from './certainty.ts';
import { mark, type Mark } from './marking.ts';
import { modeRules } from './modes.ts';
import type { AttemptState, Certainty, Form } from './types.ts';
import type { Response } from './question.ts';

export interface ItemResult {
  item: ItemId;
  section: SectionId;
  objectives: readonly ObjectiveId[];
  /** The answer that counts: the first one checked, else the last one given. */
  response: Response | null;
  mark: Mark;
  certainty: Certainty | null;
  /** Wrong and certain of it. */
  misconception: boolean;
  flagged: boolean;
  tries: number;
  changes: number;
  timeMs: number;
}

/** Right answers out of the items of one section or objective. */
export interface Part<Id extends string> {
  id: Id;
  correct: number;
  of: number;
}

export interface QuizResult {
  /** false: unscored, to be left out of every statistic. */
  scored: boolean;
  correct: number;
  /** The form's length, whatever was answered. */
  of: number;
  /** 100 times correct over `of`, not rounded. */
  percent: number;
  answered: number;
  /** Sum of the shares that were right, out of `of`; shown beside the score. */
  credit: number;
  /** One standard error below and above `correct`, in items; null where the error is not known. */
  band: { from: number; to: number } | null;
  /** null: nothing is passed or failed, or the attempt still runs. */
  passed: boolean | null;
  /** The pass mark lies within the band, so that another form might decide otherwise. */
  tooClose: boolean;
  /** Certainty-based marks, beside the score and never for passing; null where no certainty was stated. */
  certainty: { marks: number; most: number; stated: number } | null;
  sections: readonly Part<SectionId>[];
  objectives: readonly Part<ObjectiveId>[];
  items: readonly ItemResult[];
  /** Milliseconds from start to end without pauses, and how much of it without any sign of the learner. */
  timeMs: number;
  idleMs: number;
  pausedMs: number;
  /** Ask again at the end of this session, ask again the next day, and all that was not right. */
  again: { session: readonly ItemId[]; nextDay: readonly ItemId[]; misses: readonly ItemId[] };
}

function itemResults(form: Form, state: AttemptState): ItemResult[] {
  return form.items.flatMap(({ item, section, objectives, question }, index) => {
    const given = state.items[index];
    if (!given) return [];
    const response = given.firstChecked ?? given.response;
    const verdict = mark(question, response);
    const isWrong = verdict.graded && response !== null && !verdict.right;
    const { certainty, flagged, tries, changes, timeMs } = given;
    const misconception = isWrong && certainty === 3;
    return {
      item,
      section,
      objectives,
      response,
      mark: verdict,
      certainty,
      misconception,
      flagged,
      tries,
      changes,
      timeMs,
    };
  });
}

function partsBy<Id extends string>(
  items: readonly ItemResult[],
  idsOf: (item: ItemResult) => readonly Id[],
) {
  const parts = new Map<Id, Part<Id>>();
  for (const item of items) {
    for (const id of new Set(idsOf(item))) {
      const part = parts.get(id) ?? { id, correct: 0, of: 0 };
      parts.set(id, { id, correct: part.correct + Number(item.mark.right), of: part.of + 1 });
    }
  }
  return [...parts.values()];
}

/** An answer without a stated certainty counts as unsure, which costs nothing; no answer earns nothing. */
function certaintyOf(items: readonly ItemResult[]): QuizResult['certainty'] {
  const stated = items.filter(({ certainty, response }) => certainty !== null && response !== null).length;
  if (stated === 0) return null;
  const marks = items
    .filter(({ response, mark: { graded } }) => response !== null && graded)
    .reduce((sum, item) => sum + certaintyMark(item.mark.right, item.certainty ?? 1), 0);
  return { marks, most: 3 * items.length, stated };
}

function passing(form: Form, state: AttemptState, correct: number): Pick<QuizResult, 'passed' | 'tooClose'> {
  const { passMark } = form.rules;
  if (passMark === null || state.endedAt === null) return { passed: null, tooClose: false };
  const distance = correct - (passMark.percent * form.items.length) / 100;
  return {
    passed: 100 * correct >= passMark.percent * form.items.length,
    tooClose: form.standardError !== null && Math.abs(distance) <= form.standardError,
  };
}

/** The result of an attempt, or of what was answered so far. Every count is out of the form's length. */
export function resultOf(form: Form, state: AttemptState): QuizResult {
  const items = itemResults(form, state);
  const of = form.items.length;
  const correct = items.filter((item) => item.mark.right).length;
  const error = form.standardError;
  const idsOf = (test: (item: ItemResult) => boolean) => items.filter(test).map(({ item }) => item);
  const misconceptions = idsOf(({ misconception }) => misconception);
  return {
    scored: modeRules[form.rules.mode].scored,
    correct,
    of,
    percent: (100 * correct) / of,
    answered: items.filter(({ response }) => response !== null).length,
    credit: items.reduce((sum, item) => sum + item.mark.credit, 0),
    band: error === null ? null : { from: Math.max(0, correct - error), to: Math.min(of, correct + error) },
    ...passing(form, state, correct),
    certainty: certaintyOf(items),
    sections: partsBy(items, ({ section }) => [section]),
    objectives: partsBy(items, ({ objectives }) => objectives),
    items,
    timeMs: (state.endedAt ?? state.clock) - state.startedAt - state.pausedMs,
    idleMs: state.idleMs,
    pausedMs: state.pausedMs,
    again: {
      session: misconceptions,
      nextDay: misconceptions,
      misses: idsOf((item) => item.mark.graded && !item.mark.right),
    },
  };
}
