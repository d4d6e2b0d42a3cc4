import { expect, it } from 'vitest';
import type { Item } from '../../../src/core/deck/types.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';
import { hardest, summary } from '../../../src/ui/screens/study/end-summary.ts';
import { clozeItem, recallItem } from '../../support/deck.ts';

const answered = (item: Item, grade: Grade, durationMs = 1000) => ({
  grade,
  durationMs,
  card: { view: { item } },
});

it('adds up a sitting', () => {
  const answers = [answered(recallItem(0), 1, 4000), answered(recallItem(1), 2), answered(recallItem(2), 4)];
  expect(summary(answers)).toEqual({ answers: 3, remembered: 2, durationMs: 6000 });
  expect(summary([])).toEqual({ answers: 0, remembered: 0, durationMs: 0 });
});

it('lists what was forgotten, each once, at most five', () => {
  const answers = [
    answered(recallItem(0), 1),
    answered(recallItem(0), 1),
    answered(clozeItem(1), 1),
    answered(recallItem(2), 3),
  ];
  expect(hardest(answers).map(({ itemId }) => itemId)).toEqual([recallItem(0).id, clozeItem(1).id]);
  expect(hardest(Array.from({ length: 9 }, (_, index) => answered(recallItem(index), 1)))).toHaveLength(5);
});
