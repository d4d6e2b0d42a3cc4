import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../../src/contract/settings.ts';
import type { DeckId } from '../../../src/core/deck/types.ts';
import DeckLimits from '../../../src/ui/screens/settings/DeckLimits.svelte';

afterEach(cleanup);

function show(limits: Settings['deckLimits']) {
  const onchange = vi.fn<(patch: Partial<Settings>) => void>();
  const decks = [
    { id: 'backs' as DeckId, title: 'Backs' },
    { id: 'knees' as DeckId, title: 'Knees' },
  ];
  render(DeckLimits, { decks, limits, onchange });
  const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
  const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
  return { onchange, field, type };
}

test('an empty field is a deck without a limit of its own', async () => {
  const { field, type, onchange } = show({ backs: { newPerDay: 3 } });
  expect([field('Backs: New').value, field('Backs: Reviews').value, field('Knees: New').value]).toEqual([
    '3',
    '',
    '',
  ]);
  await type('Knees: Reviews', ' 20 ');
  expect(onchange).toHaveBeenLastCalledWith({
    deckLimits: { backs: { newPerDay: 3 }, knees: { reviewsPerDay: 20 } },
  });
  await type('Backs: New', '');
  expect(onchange).toHaveBeenLastCalledWith({ deckLimits: {} });
});

test('what is no number within bounds is refused at its field', async () => {
  const { field, type, onchange } = show({});
  await type('Knees: New', '1000');
  expect(screen.getByRole('alert').textContent).toBe('A number from 0 to 999.');
  const invalid = (name: string) => field(name).getAttribute('aria-invalid');
  expect([invalid('Knees: New'), invalid('Backs: New')]).toEqual(['true', 'false']);
  expect(onchange).not.toHaveBeenCalled();
  await type('Knees: New', '999');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(onchange).toHaveBeenCalledOnce();
});
