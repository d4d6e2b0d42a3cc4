import { expect, it } from 'vitest';
import { connectionProblem, startupProblem } from '../../src/ui/screens/problem-text.ts';

it.each([
  ['profile.newer', 'newer version'],
  ['profile.in-use', 'already open'],
  ['profile.no-permission', 'cannot write'],
  ['storage.full', 'cannot write'],
  ['profile.damaged', 'cannot be opened'],
  ['deck.newer', 'cannot start'],
])('%s has its own page, which keeps the sentence with the path', (code, title) => {
  const problem = startupProblem({ code, message: '/data/palpate.sqlite says why.' });
  expect(problem.title).toContain(title);
  expect(problem.message).toBe('/data/palpate.sqlite says why.');
  expect(problem.safe).not.toBe('');
  expect(problem.steps).not.toEqual([]);
});

it('asks the reader of a browser page to start the program, and the owner of a window to close it', () => {
  expect(connectionProblem('unreachable', false)).toMatchObject({ retry: true });
  expect(connectionProblem('unreachable', false).steps.join(' ')).toContain('palpate serve');
  expect(connectionProblem('unreachable', true)).toMatchObject({ retry: false });
  expect(connectionProblem('unreachable', true).steps.join(' ')).not.toContain('palpate serve');
});
