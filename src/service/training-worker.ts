import { runTraining } from './run-training.ts';

await runTraining(() => import('@open-spaced-repetition/binding'));
