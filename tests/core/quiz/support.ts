import type { ItemId, SectionId } from '../../../src/core/deck/types.ts';
import { freezeForm, type DrawnItem } from '../../../src/core/quiz/form.ts';
import type { Question } from '../../../src/core/quiz/question.ts';
import type { Form, FormId, Rules } from '../../../src/core/quiz/types.ts';
import { Problem } from '../../../src/core/problem.ts';

export const MINUTE = 60_000;
export const start = Date.parse('2026-11-03T09:00:00Z');

export const itemId = (name: string | number) => `item-${name}` as ItemId;
export const sectionId = (name: string) => name as SectionId;

export const choice = (key = 'a', dangerous: string[] = []): Question => ({
  type: 'choice',
  options: ['a', 'b', 'c', 'd'],
  key,
  dangerous,
});

export const drawn = (name: string | number, changes: Partial<DrawnItem> = {}): DrawnItem => ({
  item: itemId(name),
  version: `version-${name}`,
  section: sectionId('anatomy'),
  objectives: [],
  shuffle: true,
  question: choice(),
  group: null,
  ...changes,
});

export const untimed = { limitMs: null, multiplier: 1, pauseMs: 0 };
export const tutor: Rules = { mode: 'tutor', navigation: 'immediate', timing: untimed, passMark: null };
/** Ten minutes, free navigation, two minutes of pause. */
export const exam: Rules = {
  mode: 'exam',
  navigation: 'free',
  timing: { limitMs: 10 * MINUTE, multiplier: 1, pauseMs: 2 * MINUTE },
  passMark: null,
};

export const plan = (rules: Rules): Omit<Form, 'items'> => ({
  id: 'form-1' as FormId,
  createdAt: start,
  seed: 'seed',
  rules,
  cells: [],
  standardError: null,
});

/** The value, where no Problem is expected. */
export function must<T>(value: T | Problem): T {
  if (value instanceof Problem) throw value;
  return value;
}

/** A form of drawn items in the order given. */
export function formOf(rules: Rules, items: DrawnItem[]): Form {
  const form = must(freezeForm(plan(rules), items));
  const place = new Map(items.map(({ item }, index) => [item, index]));
  return {
    ...form,
    items: form.items.toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0)),
  };
}

/** The code of a Problem, or null where there is none. */
export const codeOf = (value: unknown) => (value instanceof Problem ? value.code : null);
