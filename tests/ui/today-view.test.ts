import { expect, test } from 'vitest';
import { isBehind } from '../../src/ui/screens/today-view.ts';

const away = { id: 'a', from: '2026-03-02', to: '2026-03-05' };

test.each([
  ['a few reviews left over', { overdue: 19, overLimit: 0, away: null }, false],
  ['many reviews left over', { overdue: 20, overLimit: 0, away: null }, true],
  ['a few beyond the limit of the day', { overdue: 3, overLimit: 5, away: null }, true],
  ['a limit below what falls due today', { overdue: 0, overLimit: 5, away: null }, false],
  ['many reviews on a day away', { overdue: 200, overLimit: 0, away }, false],
])('%s: a way to catch up is offered or not', (_, today, offered) => {
  expect(isBehind(today)).toBe(offered);
});
