import { expect, test } from 'vitest';
import type { Training } from '../../../src/contract/memory.ts';
import { trainingSentence } from '../../../src/ui/screens/settings/training-words.ts';

const trained = {
  outcome: 'trained',
  before: { logLoss: 0.4, rmse: 0.0712 },
  after: { logLoss: 0.38, rmse: 0.0431 },
  reviews: 1204,
} as const;

test.each([
  [{ ...trained, kept: 'new' }, /1,204 reviews.*now off by 4\.3 points.*before, by 7\.1 points/],
  [{ ...trained, kept: 'old' }, /predict no better.*the old ones stay/],
  [{ outcome: 'too-few', reviews: 31, needed: 400 }, /31 reviews.*400 are needed/],
  [{ outcome: 'unavailable', reason: 'It cannot be loaded.' }, /^It cannot be loaded\.$/],
  [{ outcome: 'cancelled' }, /stay as they were/],
] as [Training, RegExp][])('%o is told in plain words', (training, sentence) => {
  expect(trainingSentence(training)).toMatch(sentence);
});
