import { constants, setPriority } from 'node:os';
import { runTraining } from './run-training.ts';

// Answers go first where cores are few. Only Linux keeps a priority per thread; elsewhere this would slow
// down the whole program.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

await runTraining(() => import('@open-spaced-repetition/binding'));
