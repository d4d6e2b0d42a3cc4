import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { runWorker } from './run-worker.ts';

const systemClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
};

await runWorker({ clock: systemClock, randomBytes });
