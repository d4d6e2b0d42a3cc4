import { describe, expect, test } from 'vitest';
import { applyEvent, replayAttempt, startAttempt } from '../../../src/core/quiz/attempt.ts';
import { clockAt, graceMs, remainingMs } from '../../../src/core/quiz/attempt-clock.ts';
import { Problem } from '../../../src/core/problem.ts';
import type { AttemptEvent, AttemptState, Form, Rules } from '../../../src/core/quiz/types.ts';
import { choice, codeOf, drawn, exam, formOf, itemId, MINUTE, must, start, tutor } from './support.ts';

const items = [1, 2, 3].map((name) => drawn(name));
const form = (navigation: Rules['navigation'], timing = exam.timing) =>
  formOf({ ...exam, navigation, timing }, items);

const option = (name: number, id: string, at = 0): AttemptEvent => ({
  type: 'answer',
  item: itemId(name),
  response: { type: 'option', option: id },
  at: start + at,
});
const go = (to: number, at = 0): AttemptEvent => ({ type: 'go', to, at: start + at });
const check = (name: number, at = 0): AttemptEvent => ({ type: 'check', item: itemId(name), at: start + at });
const plain = (type: 'pause' | 'resume' | 'submit' | 'tick', at = 0): AttemptEvent => ({
  type,
  at: start + at,
});

const run = (of: Form, ...events: AttemptEvent[]) => replayAttempt(of, start, events);
const refused = (of: Form, ...events: AttemptEvent[]) =>
  codeOf(applyEvent(of, run(of, ...events.slice(0, -1)), events.at(-1)!));
const chosen = (state: AttemptState) =>
  state.items.map(({ response }) => (response?.type === 'option' ? response.option : null));

describe('answers', () => {
  test('are taken, and may change while they are open', () => {
    const state = run(form('free'), option(1, 'a'), option(3, 'b'), option(1, 'c'), option(1, 'c'));
    expect(chosen(state)).toEqual(['c', null, 'b']);
    expect(state.items.map(({ changes }) => changes)).toEqual([1, 0, 0]);
  });

  test('to an item that is not in the form are refused', () => {
    expect(refused(form('free'), option(9, 'a'))).toBe('quiz.not-in-form');
    expect(refused(form('free'), option(1, 'a'))).toBeNull();
  });

  test('of another type or with an unknown option are refused', () => {
    expect(refused(form('free'), option(1, 'z'))).toBe('quiz.response');
    const text = {
      type: 'answer',
      item: itemId(1),
      response: { type: 'text', text: 'a' },
      at: start,
    } as const;
    expect(refused(form('free'), text)).toBe('quiz.response');
  });

  test('are refused once the attempt has ended', () => {
    expect(refused(form('free'), plain('submit'), option(1, 'a'))).toBe('quiz.over');
    expect(refused(form('free'), plain('submit'), plain('submit'))).toBe('quiz.over');
  });

  test('carry a flag, struck options and how sure one was', () => {
    const of = form('free');
    const state = run(
      of,
      { type: 'flag', item: itemId(2), on: true, at: start },
      { type: 'strike', item: itemId(2), option: 'a', on: true, at: start },
      { type: 'strike', item: itemId(2), option: 'b', on: true, at: start },
      { type: 'strike', item: itemId(2), option: 'a', on: false, at: start },
      { type: 'certainty', item: itemId(2), level: 3, at: start },
    );
    expect(state.items[1]).toMatchObject({ flagged: true, struck: ['b'], certainty: 3 });
    expect(refused(of, { type: 'strike', item: itemId(2), option: 'z', on: true, at: start })).toBe(
      'quiz.not-in-form',
    );
    expect(refused(of, { type: 'certainty', item: itemId(2), level: 4 as never, at: start })).toBe(
      'quiz.certainty',
    );
  });
});

describe('navigation', () => {
  test('free goes anywhere', () => {
    expect(run(form('free'), go(2), go(0), go(1)).current).toBe(1);
    for (const to of [-1, 3, 0.5]) expect(refused(form('free'), go(to))).toBe('quiz.no-question');
  });

  test('free and linear explain nothing before the end', () => {
    for (const navigation of ['free', 'linear'] as const) {
      expect(refused(form(navigation), option(1, 'a'), check(1))).toBe('quiz.no-check');
    }
  });

  test('linear goes one on, and closes what was left', () => {
    const of = form('linear');
    expect(run(of, option(1, 'b'), go(1), option(2, 'a')).current).toBe(1);
    expect(refused(of, go(2))).toBe('quiz.no-way-there');
    expect(refused(of, go(1), go(0))).toBe('quiz.no-way-there');
    expect(refused(of, go(1), option(1, 'a'))).toBe('quiz.sealed');
    expect(refused(of, option(2, 'a'))).toBe('quiz.not-on-screen');
  });

  test('immediate closes an answer with its check', () => {
    const of = form('immediate');
    expect(refused(of, check(1))).toBe('quiz.unanswered');
    expect(refused(of, option(1, 'b'), check(1), option(1, 'a'))).toBe('quiz.sealed');
    expect(refused(of, option(1, 'b'), check(1), check(1))).toBe('quiz.sealed');
    const unsure: AttemptEvent = { type: 'certainty', item: itemId(1), level: 1, at: start };
    expect(refused(of, option(1, 'b'), check(1), unsure)).toBe('quiz.sealed');
    expect(refused(of, option(1, 'b'), option(1, 'a'), unsure, check(1), go(2), go(0))).toBeNull();
  });

  test('gate opens the next item once this one is right, and keeps the first answer', () => {
    const of = form('gate');
    expect(refused(of, option(1, 'b'), check(1), go(1))).toBe('quiz.no-way-there');
    const state = run(of, option(1, 'b'), check(1), option(1, 'a'), check(1), go(1));
    expect(state.current).toBe(1);
    expect(state.items[0]).toMatchObject({ tries: 2, sealed: true, firstChecked: { option: 'b' } });
    expect(refused(of, option(1, 'b'), check(1), plain('submit'))).toBeNull();
    const sure: AttemptEvent = { type: 'certainty', item: itemId(1), level: 3, at: start };
    expect(refused(of, option(1, 'b'), check(1), sure)).toBe('quiz.sealed');
  });
});

describe('the deadline', () => {
  const of = form('free');
  const end = 10 * MINUTE;

  test('is the time allowed after the start, with extra time', () => {
    expect(remainingMs(run(of), start)).toBe(end);
    expect(remainingMs(run(form('free', { ...exam.timing, multiplier: 1.25 })), start)).toBe(12.5 * MINUTE);
    const unlimited = form('free', { ...exam.timing, multiplier: null });
    expect(remainingMs(run(unlimited), start)).toBeNull();
    expect(refused(unlimited, option(1, 'a', 1000 * MINUTE))).toBeNull();
  });

  test('lets answers in up to its instant', () => {
    expect(run(of, option(2, 'a', end)).status).toBe('running');
  });

  test('keeps the answer on screen and ends the attempt', () => {
    const state = run(of, go(1), option(2, 'a'), option(2, 'b', end + graceMs));
    expect(state.status).toBe('expired');
    expect(state.endedAt).toBe(start + end);
    expect(chosen(state)).toEqual([null, 'b', null]);
    expect(codeOf(applyEvent(of, state, option(2, 'c', end + 1)))).toBe('quiz.over');
  });

  test('refuses any other answer and every later one', () => {
    expect(refused(of, go(1), option(1, 'a', end + 1))).toBe('quiz.time-up');
    expect(refused(of, go(1), option(2, 'a', end + graceMs + 1))).toBe('quiz.time-up');
    expect(refused(of, { type: 'certainty', item: itemId(1), level: 3, at: start + end + 1 })).toBe(
      'quiz.time-up',
    );
  });

  test('that passed while the app was closed ends the attempt at the deadline', () => {
    const week = 7 * 24 * 60 * MINUTE;
    const reopened: AttemptEvent = { type: 'note', what: 'reopened', at: start + week };
    for (const event of [reopened, plain('tick', week), plain('submit', week), go(2, week)]) {
      const state = run(of, option(1, 'a', MINUTE), event);
      expect(state).toMatchObject({ status: 'expired', endedAt: start + end, current: 0 });
      expect(chosen(state)).toEqual(['a', null, null]);
      expect(state.items[0]?.timeMs).toBe(end);
    }
  });

  test('does not move when the clock is set back: what was left is left', () => {
    const state = run(of, plain('tick', 9 * MINUTE), plain('tick', -60 * MINUTE));
    expect(remainingMs(state, start - 60 * MINUTE)).toBe(MINUTE);
    expect(state.notes).toEqual([{ at: start - 60 * MINUTE, what: 'clock-set-back' }]);
    expect(codeOf(applyEvent(of, state, option(2, 'a', -59 * MINUTE)))).toBeNull();
    expect(codeOf(applyEvent(of, state, option(2, 'a', -59 * MINUTE + 1)))).toBe('quiz.time-up');
    expect(clockAt(state, start - 100 * MINUTE)).toBe(start + 9 * MINUTE);
  });
});

describe('a pause', () => {
  const of = form('free');

  test('stops the clock, and takes no answers', () => {
    const paused = run(of, plain('pause', 4 * MINUTE));
    expect(remainingMs(paused, start + 5 * MINUTE)).toBe(6 * MINUTE);
    expect(codeOf(applyEvent(of, paused, option(1, 'a', 5 * MINUTE)))).toBe('quiz.paused');
    const resumed = must(applyEvent(of, paused, plain('resume', 5 * MINUTE)));
    expect(resumed).toMatchObject({ status: 'running', pauseLeftMs: MINUTE, pausedMs: MINUTE });
    expect(remainingMs(resumed, start + 5 * MINUTE)).toBe(6 * MINUTE);
    expect(codeOf(applyEvent(of, resumed, option(1, 'a', 11 * MINUTE)))).toBeNull();
    expect(codeOf(applyEvent(of, resumed, option(2, 'a', 11 * MINUTE + 1)))).toBe('quiz.time-up');
  });

  test('beyond its budget runs against the clock, and expires', () => {
    const paused = run(of, plain('pause', 4 * MINUTE));
    expect(remainingMs(paused, start + 7 * MINUTE)).toBe(5 * MINUTE);
    expect(must(applyEvent(of, paused, plain('tick', 12 * MINUTE))).status).toBe('paused');
    const late = must(applyEvent(of, paused, plain('tick', 12 * MINUTE + 1)));
    expect(late).toMatchObject({ status: 'expired', endedAt: start + 12 * MINUTE });
  });

  test('is refused where none is left, and where none runs to be resumed', () => {
    expect(refused(of, plain('pause'), plain('resume', 2 * MINUTE), plain('pause', 2 * MINUTE))).toBe(
      'quiz.no-pause',
    );
    expect(refused(of, plain('resume'))).toBe('quiz.not-paused');
  });

  test('of an untimed quiz lasts as long as it lasts, and is not counted as time', () => {
    const untimed = formOf(tutor, items);
    const state = run(
      untimed,
      plain('pause', MINUTE),
      plain('resume', 90 * MINUTE),
      plain('submit', 91 * MINUTE),
    );
    expect(state.pausedMs).toBe(89 * MINUTE);
    expect(state.items[0]?.timeMs).toBe(2 * MINUTE);
  });

  test('can be ended by handing in', () => {
    expect(run(of, plain('pause'), plain('submit', MINUTE))).toMatchObject({ status: 'submitted' });
  });
});

test('time goes to the item on screen, and long silence is told apart', () => {
  const state = run(form('free'), go(1, MINUTE), option(2, 'a', 6 * MINUTE), plain('tick', 7 * MINUTE));
  expect(state.items.map(({ timeMs }) => timeMs)).toEqual([MINUTE, 6 * MINUTE, 0]);
  expect(state.idleMs).toBe(3 * MINUTE);
});

test('a replay refuses events that cannot have been accepted', () => {
  expect(() => run(form('free'), option(9, 'a'))).toThrow(Problem);
});

test('an ungraded question opens the gate with any answer', () => {
  const question = { type: 'likelihood', direction: 'raises' } as const;
  const of: Form = {
    ...form('gate'),
    items: form('gate').items.map((item) => ({
      ...item,
      question: item.item === itemId(1) ? question : choice(),
    })),
  };
  const given: AttemptEvent = {
    type: 'answer',
    item: itemId(1),
    response: { type: 'direction', direction: 'lowers' },
    at: start,
  };
  expect(codeOf(applyEvent(of, replayAttempt(of, start, [given, check(1)]), go(1)))).toBeNull();
  expect(startAttempt(of, start).current).toBe(0);
});
