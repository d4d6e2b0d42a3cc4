import { runTraining } from '../../src/service/run-training.ts';

await runTraining(async () => ({
  ...(await import('@open-spaced-repetition/binding')),
  computeParameters: () => Promise.reject(new Error('the numbers ran away')),
}));
