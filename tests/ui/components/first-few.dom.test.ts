import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { ItemId } from '../../../src/core/deck/types.ts';
import ItemLinks from '../../../src/ui/screens/library/ItemLinks.svelte';

afterEach(cleanup);

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    itemId: `recall/${index}` as ItemId,
    title: `Question ${index}`,
    kind: 'recall' as const,
  }));

it('unfolds a long list and puts the keyboard on the first link that was hidden', async () => {
  render(ItemLinks, { items: items(30) });
  expect(screen.getAllByRole('link')).toHaveLength(12);
  await fireEvent.click(screen.getByRole('button', { name: 'Show 18 more' }));
  expect(screen.getAllByRole('link')).toHaveLength(30);
  await expect.poll(() => document.activeElement?.textContent).toBe('Question 12');
  await fireEvent.click(screen.getByRole('button', { name: 'Show fewer' }));
  expect(screen.getAllByRole('link')).toHaveLength(12);
});

it('does not fold a list that is only a little too long', () => {
  render(ItemLinks, { items: items(14) });
  expect(screen.getAllByRole('link')).toHaveLength(14);
  expect(screen.queryByRole('button')).toBeNull();
});
