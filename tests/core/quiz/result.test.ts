import { describe, expect, test } from 'vitest';
import type { ObjectiveId } from '../../../src/core/deck/types.ts';
import { attemptProblem, mayReview, type AssessmentLimits } from '../../../src/core/quiz/assessment.ts';
import { replayAttempt } from '../../../src/core/quiz/attempt.ts';
import { resultOf } from '../../../src/core/quiz/result.ts';
import type { AttemptEvent, Certainty, Form, Rules } from '../../../src/core/quiz/types.ts';
import { codeOf, drawn, exam, formOf, itemId, MINUTE, sectionId, start, tutor, untimed } from './support.ts';

const objective = (name: string) => name as ObjectiveId;
const items = [
  drawn(1, { objectives: [objective('safety'), objective('anatomy')] }),
  drawn(2, { objectives: [objective('safety')] }),
  drawn(3, { section: sectionId('signs') }),
  drawn(4, { section: sectionId('signs') }),
];
const answer = (name: number, option: string): AttemptEvent => ({
  type: 'answer',
  item: itemId(name),
  response: { type: 'option', option },
  at: start + MINUTE,
});
const sure = (name: number, level: Certainty): AttemptEvent => ({
  type: 'certainty',
  item: itemId(name),
  level,
  at: start + MINUTE,
});
const submit: AttemptEvent = { type: 'submit', at: start + 2 * MINUTE };
const result = (form: Form, ...events: AttemptEvent[]) => resultOf(form, replayAttempt(form, start, events));

describe('the score', () => {
  test('is out of the form, not out of what was answered', () => {
    const { correct, of, percent, answered } = result(formOf(exam, items), answer(1, 'a'), submit);
    expect({ correct, of, percent, answered }).toEqual({ correct: 1, of: 4, percent: 25, answered: 1 });
  });

  test('is split by section and objective', () => {
    const { sections, objectives } = result(formOf(exam, items), answer(1, 'a'), answer(3, 'b'), submit);
    expect(sections).toEqual([
      { id: 'anatomy', correct: 1, of: 2 },
      { id: 'signs', correct: 0, of: 2 },
    ]);
    expect(objectives).toEqual([
      { id: 'safety', correct: 1, of: 2 },
      { id: 'anatomy', correct: 1, of: 1 },
    ]);
  });

  test('counts the first answer where the next item was gated', () => {
    const form = formOf({ ...tutor, navigation: 'gate' }, items);
    const check: AttemptEvent = { type: 'check', item: itemId(1), at: start + MINUTE };
    const { correct, items: of } = result(form, answer(1, 'b'), check, answer(1, 'a'), check, submit);
    expect(correct).toBe(0);
    expect(of[0]).toMatchObject({ tries: 2, response: { option: 'b' } });
  });

  test('leaves shares of an item to the credit', () => {
    const question = { type: 'ordering', steps: ['a', 'b', 'c'] } as const;
    const form = formOf(exam, [drawn(1, { question }), drawn(2)]);
    const order: AttemptEvent = {
      type: 'answer',
      item: itemId(1),
      response: { type: 'order', order: ['b', 'a', 'c'] },
      at: start,
    };
    expect(result(form, order, answer(2, 'a'), submit)).toMatchObject({
      correct: 1,
      credit: 1.5,
      percent: 50,
    });
  });

  test('has a band of one standard error where it is known, within the form', () => {
    const form = formOf(exam, items);
    expect(result(form, submit).band).toBeNull();
    expect(result({ ...form, standardError: 1.5 }, answer(1, 'a'), submit).band).toEqual({
      from: 0,
      to: 2.5,
    });
  });

  test('takes the time on each item', () => {
    const { timeMs, items: of } = result(formOf(exam, items), answer(1, 'a'), submit);
    expect(timeMs).toBe(2 * MINUTE);
    expect(of.map((item) => item.timeMs)).toEqual([2 * MINUTE, 0, 0, 0]);
  });

  test('of a pre-test does not count', () => {
    const form = formOf({ ...exam, mode: 'pretest', timing: untimed }, items);
    expect(result(form, submit).scored).toBe(false);
    expect(result(formOf(exam, items), submit).scored).toBe(true);
  });
});

describe('passing', () => {
  const rules: Rules = {
    mode: 'assessment',
    navigation: 'free',
    timing: untimed,
    passMark: { percent: 75, setBy: 'the author', method: 'chosen' },
  };
  const form = formOf(rules, items);
  const three = [answer(1, 'a'), answer(2, 'a'), answer(3, 'a')];

  test('is decided by the published mark, at the end', () => {
    expect(result(form, ...three, submit).passed).toBe(true);
    expect(result(form, ...three.slice(1), submit).passed).toBe(false);
    expect(result(form, ...three).passed).toBeNull();
    expect(result(formOf(exam, items), ...three, submit).passed).toBeNull();
  });

  test('is not decided by certainty', () => {
    const bold = result(form, ...three, answer(4, 'b'), sure(4, 3), submit);
    expect(bold).toMatchObject({ passed: true, certainty: { marks: 3 - 6 } });
  });

  test('says when the mark lies within the error', () => {
    expect(result({ ...form, standardError: 0.5 }, ...three, submit).tooClose).toBe(true);
    expect(result({ ...form, standardError: 0.5 }, ...three.slice(1), submit).tooClose).toBe(false);
    expect(result(form, ...three, submit).tooClose).toBe(false);
  });
});

describe('certainty', () => {
  test('is marked beside the score where it was stated', () => {
    const form = formOf(exam, items);
    expect(result(form, answer(1, 'a'), submit).certainty).toBeNull();
    const events = [
      answer(1, 'a'),
      sure(1, 3),
      answer(2, 'b'),
      sure(2, 2),
      answer(3, 'a'),
      sure(4, 3),
      submit,
    ];
    expect(result(form, ...events).certainty).toEqual({ marks: 3 - 2 + 1, most: 12, stated: 2 });
  });

  test('of a wrong answer makes a misconception, asked again in the session and the next day', () => {
    const events = [
      answer(1, 'b'),
      sure(1, 3),
      answer(2, 'b'),
      sure(2, 2),
      answer(3, 'a'),
      sure(3, 3),
      sure(4, 3),
      submit,
    ];
    const { again, items: of } = result(formOf(exam, items), ...events);
    expect(of.map(({ misconception }) => misconception)).toEqual([true, false, false, false]);
    expect(again).toEqual({
      session: [itemId(1)],
      nextDay: [itemId(1)],
      misses: [itemId(1), itemId(2), itemId(4)],
    });
  });
});

describe('attempts at an assessment', () => {
  const limits: AssessmentLimits = { attempts: 2, coolDownMs: 60 * MINUTE, review: 'passed-or-exhausted' };
  const failed = { endedAt: start, passed: false };

  test('are limited in number', () => {
    expect(attemptProblem(limits, [], start)).toBeNull();
    expect(codeOf(attemptProblem(limits, [failed, failed], start + 100 * MINUTE))).toBe(
      'quiz.no-attempt-left',
    );
    expect(attemptProblem({ ...limits, attempts: null }, [failed, failed], start + 60 * MINUTE)).toBeNull();
  });

  test('keep their distance, also when the clock is set back', () => {
    expect(attemptProblem(limits, [failed], start + 60 * MINUTE)).toBeNull();
    const early = attemptProblem(limits, [failed], start + 59 * MINUTE);
    expect(early?.message).toBe('The next attempt opens in 1 minute; come back then.');
    expect(codeOf(attemptProblem(limits, [failed], start - 600 * MINUTE))).toBe('quiz.cool-down');
  });

  test('come one after the other', () => {
    const running = { endedAt: null, passed: false };
    expect(codeOf(attemptProblem(limits, [running], start))).toBe('quiz.attempt-runs');
  });

  test('are explained once passed or used up, or at once', () => {
    expect(mayReview(limits, [failed])).toBe(false);
    expect(mayReview(limits, [failed, failed])).toBe(true);
    expect(mayReview(limits, [{ ...failed, passed: true }])).toBe(true);
    expect(mayReview({ ...limits, review: 'at-once' }, [failed])).toBe(true);
  });
});
