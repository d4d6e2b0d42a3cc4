import { Problem } from '../problem.ts';
import type { ItemId } from '../deck/types.ts';
import { advance, deadlineOf, endPause, expiryOf, graceMs } from './attempt-clock.ts';
import { responseProblem } from './check-response.ts';
import { mark } from './marking.ts';
import { explainsAtOnce } from './modes.ts';
import { partsToOrder } from './order.ts';
import type { Response } from './question.ts';
import { certainties, type AttemptEvent, type AttemptState, type Form, type ItemState } from './types.ts';

type Event<Type extends AttemptEvent['type']> = Extract<AttemptEvent, { type: Type }>;

const untouched: ItemState = {
  response: null,
  firstChecked: null,
  certainty: null,
  flagged: false,
  struck: [],
  sealed: false,
  tries: 0,
  changes: 0,
  timeMs: 0,
};

/** An attempt that begins at an instant of the computer's clock. */
export function startAttempt(form: Form, at: number): AttemptState {
  return {
    status: 'running',
    current: 0,
    items: form.items.map(() => untouched),
    startedAt: at,
    clock: at,
    skewMs: 0,
    deadline: deadlineOf(form, at),
    pauseLeftMs: form.rules.timing.pauseMs,
    pausedAt: null,
    pausedMs: 0,
    idleMs: 0,
    endedAt: null,
    notes: [],
  };
}

const refuse = (code: string, message: string) => new Problem(`quiz.${code}`, message);

const isOver = ({ status }: AttemptState) => status === 'submitted' || status === 'expired';

function ended(state: AttemptState, status: 'submitted' | 'expired', endedAt: number): AttemptState {
  return { ...state, status, endedAt, pausedAt: null };
}

/** Place of an item in the form, or why it has none. */
function placeOf(form: Form, item: ItemId): number | Problem {
  const place = form.items.findIndex((each) => each.item === item);
  if (place >= 0) return place;
  return refuse('not-in-form', `The item "${item}" is not in this quiz; answer one that is.`);
}

function changed(state: AttemptState, place: number, change: (item: ItemState) => ItemState): AttemptState {
  return { ...state, items: state.items.map((item, index) => (index === place ? change(item) : item)) };
}

/** Whether an answer can still be given to an item, by what was done with it and by where the learner is. */
function openProblem(form: Form, state: AttemptState, place: number): Problem | null {
  const name = `Question ${place + 1}`;
  if (state.items[place]?.sealed) return refuse('sealed', `${name} is closed; its answer stands.`);
  const onScreenOnly = form.rules.navigation === 'linear' || form.rules.navigation === 'gate';
  if (!onScreenOnly || place === state.current) return null;
  return refuse('not-on-screen', `${name} is not on screen; answer question ${state.current + 1}.`);
}

/** Whether one choice took the place of another; texts and lists grow bit by bit and are not counted. */
function isOtherChoice(before: Response | null, response: Response): boolean {
  if (before?.type === 'option' && response.type === 'option') return before.option !== response.option;
  if (before?.type === 'region' && response.type === 'region') return before.region !== response.region;
  return false;
}

function answer(form: Form, state: AttemptState, event: Event<'answer'>): AttemptState | Problem {
  const place = placeOf(form, event.item);
  if (place instanceof Problem) return place;
  const before = state.items[place]?.response ?? null;
  const question = form.items[place]?.question;
  const reason = question ? responseProblem(question, event.response, before) : null;
  if (reason !== null) {
    return refuse('response', `The answer to "${event.item}" cannot be taken: ${reason}.`);
  }
  return (
    openProblem(form, state, place) ??
    changed(state, place, (item) => ({
      ...item,
      response: event.response,
      changes: item.changes + Number(isOtherChoice(before, event.response)),
    }))
  );
}

function setCertainty(form: Form, state: AttemptState, event: Event<'certainty'>): AttemptState | Problem {
  const place = placeOf(form, event.item);
  if (place instanceof Problem) return place;
  if (!certainties.includes(event.level)) {
    return refuse('certainty', `Certainty ${event.level} does not exist; choose 1, 2 or 3.`);
  }
  if ((state.items[place]?.tries ?? 0) > 0) {
    return refuse('sealed', `Question ${place + 1} was explained; how sure you were cannot change.`);
  }
  return (
    openProblem(form, state, place) ?? changed(state, place, (item) => ({ ...item, certainty: event.level }))
  );
}

function strike(form: Form, state: AttemptState, event: Event<'strike'>): AttemptState | Problem {
  const place = placeOf(form, event.item);
  if (place instanceof Problem) return place;
  const question = form.items[place]?.question;
  if (!question || !partsToOrder(question).includes(event.option)) {
    return refuse('not-in-form', `The item "${event.item}" has no option "${event.option}" to strike out.`);
  }
  return changed(state, place, (item) => {
    const others = item.struck.filter((option) => option !== event.option);
    return { ...item, struck: event.on ? [...others, event.option] : others };
  });
}

/** Judges the answer to an item: final, or where the next item is gated, final once it is right. */
function check(form: Form, state: AttemptState, event: Event<'check'>): AttemptState | Problem {
  const place = placeOf(form, event.item);
  if (place instanceof Problem) return place;
  if (!explainsAtOnce(form.rules.navigation)) {
    return refuse('no-check', 'Answers of this quiz are explained at its end; go on to the next question.');
  }
  const response = state.items[place]?.response ?? null;
  const question = form.items[place]?.question;
  if (response === null || !question) {
    return refuse('unanswered', `Question ${place + 1} has no answer yet; give one first.`);
  }
  const verdict = mark(question, response);
  const isFinal = form.rules.navigation === 'immediate' || verdict.right || !verdict.graded;
  return (
    openProblem(form, state, place) ??
    changed(state, place, (item) => ({
      ...item,
      firstChecked: item.firstChecked ?? response,
      sealed: isFinal,
      tries: item.tries + 1,
    }))
  );
}

function goTo(form: Form, state: AttemptState, { to }: Event<'go'>): AttemptState | Problem {
  const { navigation } = form.rules;
  if (!Number.isInteger(to) || to < 0 || to >= form.items.length) {
    return refuse('no-question', `There is no question ${to + 1}; choose 1 to ${form.items.length}.`);
  }
  if (navigation === 'linear' && to !== state.current) {
    if (to !== state.current + 1) {
      return refuse('no-way-there', 'This quiz goes forward one question at a time; go on to the next one.');
    }
    return { ...changed(state, state.current, (item) => ({ ...item, sealed: true })), current: to };
  }
  if (navigation === 'gate' && state.items.slice(0, to).some(({ sealed }) => !sealed)) {
    return refuse('no-way-there', 'The next question opens once this one is answered right; try again.');
  }
  return { ...state, current: to };
}

function pause(state: AttemptState): AttemptState | Problem {
  if (state.deadline !== null && state.pauseLeftMs <= 0) {
    return refuse('no-pause', 'No pause is left in this quiz; the clock keeps running.');
  }
  return { ...state, status: 'paused', pausedAt: state.clock };
}

/** What an event does while there is time and no pause. */
function whileRunning(form: Form, state: AttemptState, event: AttemptEvent): AttemptState | Problem {
  switch (event.type) {
    case 'answer':
      return answer(form, state, event);
    case 'certainty':
      return setCertainty(form, state, event);
    case 'flag': {
      const place = placeOf(form, event.item);
      if (place instanceof Problem) return place;
      return changed(state, place, (item) => ({ ...item, flagged: event.on }));
    }
    case 'strike':
      return strike(form, state, event);
    case 'check':
      return check(form, state, event);
    case 'go':
      return goTo(form, state, event);
    case 'pause':
      return pause(state);
    case 'submit':
      return ended(state, 'submitted', state.clock);
    case 'resume':
      return refuse('not-paused', 'This quiz is not paused; go on answering.');
    case 'note':
    case 'tick':
      return state;
  }
}

function whilePaused(state: AttemptState, event: AttemptEvent): AttemptState | Problem {
  if (event.type === 'resume') return endPause(state);
  if (event.type === 'submit') return ended(endPause(state), 'submitted', state.clock);
  if (event.type === 'tick' || event.type === 'note') return state;
  return refuse('paused', 'This quiz is paused; resume it first.');
}

/**
 * Time is up. The answer on screen is kept if it arrives at once; any other event ends the attempt and has no
 * other effect, and any other answer is refused.
 */
function afterDeadline(form: Form, state: AttemptState, event: AttemptEvent, expiry: number) {
  const over = ended(state.status === 'paused' ? endPause(state) : state, 'expired', expiry);
  if (event.type !== 'answer' && event.type !== 'certainty' && event.type !== 'check') return over;
  const place = placeOf(form, event.item);
  if (place instanceof Problem) return place;
  const isKept = event.type === 'answer' && state.status === 'running' && place === state.current;
  if (!isKept || state.clock > expiry + graceMs) {
    return refuse('time-up', 'Time is up: this answer came after the deadline and does not count.');
  }
  return answer(form, over, event);
}

/**
 * What an attempt becomes by one event, or why the event is refused; a refusal changes nothing. Nothing is read
 * but the arguments, so that the same events give the same state. An event after the deadline ends the attempt
 * at the deadline, however long the app was closed; a refused one leaves that to the next `tick`.
 */
export function applyEvent(form: Form, state: AttemptState, event: AttemptEvent): AttemptState | Problem {
  if (isOver(state)) {
    return refuse('over', 'This quiz has ended and takes no more answers; see its result, or start anew.');
  }
  const now = advance(state, event.at);
  const expiry = expiryOf(now);
  const after = expiry !== null && now.clock > expiry ? afterDeadline(form, now, event, expiry) : null;
  const next = after ?? (now.status === 'paused' ? whilePaused(now, event) : whileRunning(form, now, event));
  if (next instanceof Problem || event.type !== 'note') return next;
  return { ...next, notes: [...next.notes, { at: event.at, what: event.what }] };
}

/** The state that accepted events lead to. @throws Problem where one of them cannot have been accepted */
export function replayAttempt(form: Form, startedAt: number, events: readonly AttemptEvent[]): AttemptState {
  return events.reduce(
    (state, event) => {
      const next = applyEvent(form, state, event);
      if (next instanceof Problem) throw next;
      return next;
    },
    startAttempt(form, startedAt),
  );
}
