import { randomBytes } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { runWorker } from '../../src/service/run-worker.ts';
import { FakeClock } from './clock.ts';

const { clock } = workerData as { clock: SharedArrayBuffer };
await runWorker({ clock: new FakeClock(clock), randomBytes });
