import { randomBytes } from 'node:crypto';
import { runWorker } from './run-worker.ts';
import { systemClock } from './system-clock.ts';

await runWorker({ clock: systemClock, randomBytes });
