import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { IntervalPreview } from '../../../src/contract/schemas.ts';
import type { Grade } from '../../../src/core/scheduler/types.ts';
import GradeBar from '../../../src/ui/screens/study/GradeBar.svelte';

afterEach(cleanup);

const intervals: IntervalPreview[] = [
  { grade: 1, unit: 'minutes', amount: 1 },
  { grade: 2, unit: 'minutes', amount: 6 },
  { grade: 3, unit: 'days', amount: 12 },
  { grade: 4, unit: 'days', amount: 76 },
];
const keymap = {
  reveal: 'Space',
  again: '1',
  hard: '2',
  good: '3',
  easy: 'x',
  undo: 'z',
  suspend: 's',
  bury: 'b',
  flag: 'f',
  help: '?',
};

function show(
  props: Partial<{ suggested: Grade; twoButtons: boolean; singleKeys: boolean; disabled: boolean }> = {},
) {
  const { suggested = 3, twoButtons = false, singleKeys = true, disabled = false } = props;
  const ongrade = vi.fn<(grade: Grade) => void>();
  render(GradeBar, {
    intervals,
    suggested,
    twoButtons,
    keymap: singleKeys ? keymap : null,
    disabled,
    ongrade,
  });
  return { ongrade, buttons: screen.getAllByRole('button') };
}

it('names each grade with its next interval, and shows its key beside it', () => {
  show();
  for (const name of [
    'Again next in 1 min',
    'Hard next in 6 min',
    'Good next in 12 days',
    'Easy next in 2.5 mo',
  ]) {
    expect(screen.getByRole('button', { name })).toBeDefined();
  }
  expect(screen.getByRole('button', { name: /Easy/ }).querySelector('kbd')?.textContent).toBe('X');
});

it('grades by a click, once', async () => {
  const { ongrade } = show();
  await fireEvent.click(screen.getByRole('button', { name: /Hard/ }));
  expect(ongrade).toHaveBeenCalledExactlyOnceWith(2);
});

it('does not grade while an answer is being stored', async () => {
  const { ongrade } = show({ disabled: true });
  await fireEvent.click(screen.getByRole('button', { name: /Hard/ }));
  expect(ongrade).not.toHaveBeenCalled();
});

it('has two grades where the learner wants two', () => {
  const { buttons } = show({ twoButtons: true });
  expect(buttons.map((button) => button.querySelector('.name')?.textContent)).toEqual(['Again', 'Good']);
});

it('marks the suggested grade alone', () => {
  const { buttons } = show({ suggested: 1 });
  expect(buttons.map((button) => button.classList.contains('suggested'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it('shows no keys while single keys are switched off', () => {
  const { buttons } = show({ singleKeys: false });
  expect(buttons.some((button) => button.querySelector('kbd'))).toBe(false);
});
