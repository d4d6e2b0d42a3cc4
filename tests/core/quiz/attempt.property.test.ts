import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEvent, replayAttempt, startAttempt } from '../../../src/core/quiz/attempt.ts';
import { graceMs, remainingMs } from '../../../src/core/quiz/attempt-clock.ts';
import { resultOf } from '../../../src/core/quiz/result.ts';
import { Problem } from '../../../src/core/problem.ts';
import {
  navigations,
  type AttemptEvent,
  type AttemptState,
  type Form,
} from '../../../src/core/quiz/types.ts';
import type { Response } from '../../../src/core/quiz/question.ts';
import { choice, drawn, exam, formOf, itemId, MINUTE, start } from './support.ts';

const limit = 10 * MINUTE;
const budget = 2 * MINUTE;
const forms = navigations.map((navigation) =>
  formOf({ ...exam, navigation }, [
    ...[0, 1, 2].map((name) => drawn(name)),
    drawn(3, { question: { type: 'ordering', steps: ['a', 'b', 'c', 'd'] } }),
    drawn(4, { question: choice('b') }),
  ]),
);

/** Half of all items are those of the form that are on screen first; one is in no form. */
const item = fc.nat(5).map(itemId);
const anOption = fc.constantFrom('a', 'b', 'c', 'z');
const response = fc.oneof(
  { weight: 4, arbitrary: anOption.map((option): Response => ({ type: 'option', option })) },
  fc.shuffledSubarray(['a', 'b', 'c', 'd']).map((order): Response => ({ type: 'order', order })),
);
/** Milliseconds since the event before; the clock is set back now and then. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.nat(MINUTE) },
  { weight: 1, arbitrary: fc.nat(6 * MINUTE) },
  { weight: 1, arbitrary: fc.integer({ min: -60 * MINUTE, max: -1 }) },
);
type Timeless = AttemptEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at'>
    : never
  : never;
const anEvent: fc.Arbitrary<Timeless> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('answer' as const), item, response }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('check' as const), item }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('go' as const), to: fc.integer({ min: -1, max: 5 }) }),
  },
  fc.record({ type: fc.constant('certainty' as const), item, level: fc.constantFrom(1, 2, 3) }),
  fc.record({ type: fc.constant('flag' as const), item, on: fc.boolean() }),
  fc.record({ type: fc.constant('strike' as const), item, option: anOption, on: fc.boolean() }),
  fc.record({ type: fc.constant('note' as const), what: fc.constantFrom('focus-lost', 'reopened') }),
  fc.record({ type: fc.constantFrom('pause' as const, 'resume' as const, 'tick' as const) }),
);
const story = fc.array(fc.tuple(anEvent, step), { maxLength: 60 });
const aForm = fc.constantFrom(...forms);

interface Told {
  event: AttemptEvent;
  before: AttemptState;
  after: AttemptState | Problem;
}

/** Tells a story event by event; refused events leave the state as it was. */
function tell(form: Form, events: [Timeless, number][]): { told: Told[]; state: AttemptState } {
  let state = startAttempt(form, start);
  let at = start;
  const told = events.map(([timeless, ms]) => {
    at += ms;
    const event = { ...timeless, at };
    const before = state;
    const after = applyEvent(form, state, event);
    if (!(after instanceof Problem)) state = after;
    return { event, before, after };
  });
  return { told, state };
}

test('an accepted answer is never lost, and a refused event changes nothing', () => {
  fc.assert(
    fc.property(aForm, story, (form, events) => {
      const { told, state } = tell(form, events);
      const accepted = new Map<string, Response>();
      for (const { event, after } of told) {
        if (event.type === 'answer' && !(after instanceof Problem)) accepted.set(event.item, event.response);
      }
      form.items.forEach((each, index) =>
        expect(state.items[index]?.response).toEqual(accepted.get(each.item) ?? null),
      );
    }),
  );
});

test('the denominator is the length of the form, whatever happened', () => {
  fc.assert(
    fc.property(aForm, story, (form, events) => {
      const { told, state } = tell(form, events);
      for (const { after } of told) {
        if (!(after instanceof Problem)) expect(after.items).toHaveLength(form.items.length);
      }
      const result = resultOf(form, state);
      expect(result.of).toBe(form.items.length);
      expect(result.sections.reduce((sum, { of }) => sum + of, 0)).toBe(form.items.length);
      expect(result.percent).toBe((100 * result.correct) / form.items.length);
      expect(result.correct).toBeLessThanOrEqual(result.answered);
    }),
  );
});

test('no answer is accepted after the deadline but the one on screen, however the clock is set', () => {
  fc.assert(
    fc.property(aForm, story, (form, events) => {
      const { told } = tell(form, events);
      let [last, elapsed, paused] = [start, 0, 0];
      for (const { event, before, after } of told) {
        if (after instanceof Problem) continue;
        const passed = Math.max(0, event.at - last);
        last = event.at;
        elapsed += passed;
        if (before.status === 'paused') paused += passed;
        const used = elapsed - Math.min(paused, budget);
        if (event.type !== 'answer' || used <= limit) continue;
        expect(used).toBeLessThanOrEqual(limit + graceMs);
        expect(form.items[before.current]?.item).toBe(event.item);
        expect(after.status).toBe('expired');
      }
    }),
    { numRuns: 500 },
  );
});

test('time left never grows', () => {
  fc.assert(
    fc.property(aForm, story, (form, events) => {
      let left = limit;
      for (const { event, after } of tell(form, events).told) {
        if (after instanceof Problem) continue;
        const now = remainingMs(after, event.at) ?? Infinity;
        expect(now).toBeLessThanOrEqual(left);
        left = now;
      }
    }),
  );
});

test('a replay gives the same state, also from where it was stored', () => {
  fc.assert(
    fc.property(aForm, story, fc.nat(60), (form, events, cut) => {
      const { told, state } = tell(form, events);
      const accepted = told.filter(({ after }) => !(after instanceof Problem)).map(({ event }) => event);
      expect(replayAttempt(form, start, accepted)).toEqual(state);
      const stored = JSON.stringify(replayAttempt(form, start, accepted.slice(0, cut)));
      const from = JSON.parse(stored) as AttemptState;
      const resumed = accepted.slice(cut).reduce((at, event) => {
        const next = applyEvent(form, at, event);
        if (next instanceof Problem) throw next;
        return next;
      }, from);
      expect(resumed).toEqual(state);
    }),
  );
});
