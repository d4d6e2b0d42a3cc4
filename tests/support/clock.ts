import type { Clock } from '../../src/service/clock.ts';

const minute = 60_000;

/** A clock that stands still until it is moved; shared memory lets another thread read it. */
export class FakeClock implements Clock {
  readonly memory: SharedArrayBuffer;
  private readonly cells: Float64Array;

  /** @param start an instant (UTC ms), or the memory of a clock in another thread */
  constructor(start: number | SharedArrayBuffer) {
    this.memory = typeof start === 'number' ? new SharedArrayBuffer(16) : start;
    this.cells = new Float64Array(this.memory);
    if (typeof start === 'number') this.cells[0] = start;
  }

  now(): number {
    return this.cells[0] ?? 0;
  }

  offsetMinutes(): number {
    return this.cells[1] ?? 0;
  }

  set(at: number): void {
    this.cells[0] = at;
  }

  setOffset(minutes: number): void {
    this.cells[1] = minutes;
  }

  advance(minutes: number): void {
    this.set(this.now() + minutes * minute);
  }
}

/** Noon of a day in UTC. */
export const noon = Date.UTC(2026, 2, 2, 12);
