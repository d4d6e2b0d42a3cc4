import { runTraining } from '../../src/service/run-training.ts';

const missing = '@open-spaced-repetition/binding-of-no-platform';

await runTraining(() => import(missing) as Promise<never>);
