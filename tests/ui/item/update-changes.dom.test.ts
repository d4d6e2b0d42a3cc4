import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { DeckUpdate } from '../../../src/contract/schemas.ts';
import type { DeckId, ItemId } from '../../../src/core/deck/types.ts';
import UpdateChanges from '../../../src/ui/screens/item/UpdateChanges.svelte';

afterEach(cleanup);

const link = (name: string) => ({ itemId: name as ItemId, title: `Item ${name}`, kind: 'recall' as const });
const links = (count: number) => Array.from({ length: count }, (_, index) => link(String(index)));

function show(changes: Partial<DeckUpdate>): void {
  const update: DeckUpdate = {
    deck: { id: 'deck' as DeckId, title: 'Deck' },
    from: '1.0.0',
    to: '1.1.0',
    at: 0,
    seen: true,
    added: [],
    changed: [],
    withdrawn: [],
    ...changes,
  };
  render(UpdateChanges, { update });
}

const shown = () => screen.getAllByRole('link').map((each) => each.textContent);

it('shows the first five of a long list until more are asked for, and goes on from there', async () => {
  show({ added: links(9) });
  expect(within(screen.getByRole('region', { name: '9 added' })).getAllByRole('link')).toHaveLength(5);
  await fireEvent.click(screen.getByRole('button', { name: 'Show 4 more' }));
  expect(shown()).toHaveLength(9);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Item 5'));
  await fireEvent.click(screen.getByRole('button', { name: 'Show fewer' }));
  expect(shown()).toHaveLength(5);
});

it('does not fold what is hardly longer', () => {
  show({ withdrawn: links(7).map((each) => ({ ...each, reason: 'Refuted.' })) });
  expect([shown().length, screen.queryByRole('button')]).toEqual([7, null]);
  expect(screen.getAllByText('Refuted.')).toHaveLength(7);
});

it('leads to each item and says which texts changed and which of the learner’s were kept', () => {
  show({
    changed: [
      { ...link('a/b'), fields: ['answer', 'options.x.rationale'], kept: ['answer'] },
      { ...link('c'), fields: [], kept: [] },
    ],
  });
  expect(screen.getByRole('link', { name: 'Item a/b' }).getAttribute('href')).toBe('#/item/a%2Fb');
  const [first, second] = screen.getAllByRole('listitem').map((each) => each.textContent);
  expect(first).toContain('Changed: answer, rationales.');
  expect(first).toContain('Your text was kept: answer.');
  expect(second).toContain('Changed in other parts than its texts.');
  expect(second).not.toContain('kept');
});

it('says so where an update changed no item', () => {
  show({});
  expect(screen.getByText('No item was added, changed or withdrawn.')).toBeTruthy();
});
