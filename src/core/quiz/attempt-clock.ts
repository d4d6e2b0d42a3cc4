import { allowedMs } from './modes.ts';
import type { AttemptState, Form } from './types.ts';

/** Milliseconds without an event after which a learner counts as away. */
const idleAfterMs = 120_000;

/** How long after the deadline the answer on screen may still arrive. */
export const graceMs = 10_000;

/** The deadline of an attempt that starts now; null: none. */
export function deadlineOf(form: Form, at: number): number | null {
  const allowed = allowedMs(form.rules.timing);
  return allowed === null ? null : at + allowed;
}

/** The attempt's clock at an instant of the computer's. It never goes back. */
export function clockAt(state: AttemptState, at: number): number {
  return Math.max(state.clock, at + state.skewMs);
}

/** How much longer the pause that runs, or would begin now, can hold the deadline. */
function pauseCredit(state: AttemptState, clock: number): number {
  if (state.pausedAt === null) return 0;
  return Math.min(clock - state.pausedAt, state.pauseLeftMs);
}

/**
 * Milliseconds left at an instant of the computer's clock, 0 when time is up; null: untimed. During a pause it
 * stands still until the pause budget is used up.
 */
export function remainingMs(state: AttemptState, at: number): number | null {
  if (state.deadline === null) return null;
  const clock = clockAt(state, at);
  return Math.max(0, state.deadline + pauseCredit(state, clock) - clock);
}

/** The instant at which time is up if nothing else happens, on the attempt's clock. */
export function expiryOf({ deadline, pausedAt, pauseLeftMs }: AttemptState): number | null {
  if (deadline === null) return null;
  return pausedAt === null ? deadline : deadline + pauseLeftMs;
}

/** The state with its clock brought to an instant: time is booked on the item on screen, or on the pause. */
export function advance(state: AttemptState, at: number): AttemptState {
  const setBack = state.clock - (at + state.skewMs);
  const skewMs = state.skewMs + Math.max(0, setBack);
  const notes = setBack > 0 ? [...state.notes, { at, what: 'clock-set-back' as const }] : state.notes;
  const clock = at + skewMs;
  const until = Math.min(clock, expiryOf(state) ?? clock);
  const spent = Math.max(0, until - state.clock);
  const moved = { ...state, clock, skewMs, notes };
  if (state.status === 'paused') return { ...moved, pausedMs: state.pausedMs + spent };
  const items = state.items.map((item, index) =>
    index === state.current ? { ...item, timeMs: item.timeMs + spent } : item,
  );
  return { ...moved, items, idleMs: state.idleMs + Math.max(0, spent - idleAfterMs) };
}

/** Ends the pause that runs: the deadline moves by what the budget covers. */
export function endPause(state: AttemptState): AttemptState {
  const credit = pauseCredit(state, state.clock);
  return {
    ...state,
    status: 'running',
    deadline: state.deadline === null ? null : state.deadline + credit,
    pauseLeftMs: state.pauseLeftMs - credit,
    pausedAt: null,
  };
}
