import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Item, Source } from '../../../src/core/deck/types.ts';
import CardView from '../../../src/ui/screens/study/CardView.svelte';
import {
  caseItem,
  choiceItem,
  clozeItem,
  deckOf,
  figure,
  figureItem,
  matchItem,
  oddItem,
  orderItem,
  pairItem,
  recallItem,
  trapItem,
} from '../../support/deck.ts';

const sources: readonly Source[] = deckOf([]).sources;

function show(item: Item, props: { revealed?: boolean; chosen?: string; told?: number } = {}) {
  cleanup();
  const onrespond = vi.fn<(response: string) => void>();
  const view = render(CardView, { item, figure, sources, revealed: false, onrespond, ...props });
  return { onrespond, text: () => view.container.textContent, html: () => view.container.innerHTML };
}

test.each<[string, Item, string[]]>([
  ['recall', recallItem(0), ['Fact 0']],
  ['cloze', clozeItem(0), ['fact 0']],
  ['choice', choiceItem(0), ['Reason a.', 'Reason b.', 'Reason c.']],
  ['odd', oddItem(0), ['Reason a.', 'Reason b.', 'Reason c.', 'The others are mobile 0.']],
  ['case', caseItem(0), ['Reason a.', 'Reason b.', 'Reason c.', 'Red flag']],
  ['pair', pairItem(0), ['Reason warm.', 'Reason soft.', 'Reason red.', 'Heat tells them apart 0.']],
  ['match', matchItem(0), ['Reason p1.', 'Reason p2.', 'Reason p3.', 'Fits none.']],
  ['order', orderItem(0), ['Remark s1', 'Remark s2', 'Remark s3']],
  ['figure to name', figureItem(0), ['Fat', 'Skin lies over fat.']],
  ['trap', trapItem(0), ['Names differ.', 'One dissenting name.', 'Author 2 2002:']],
])('the answer of a %s is nowhere in the page until it is shown', (_, item, answers) => {
  const question = show(item, { told: 9 });
  for (const answer of answers) expect(question.html()).not.toContain(answer);
  const answered = show(item, { revealed: true });
  for (const answer of answers) expect(answered.text()).toContain(answer);
});

test.each([choiceItem(0), oddItem(0), caseItem(0)])(
  'an option of a $kind is chosen by a click',
  async (item) => {
    const { onrespond } = show(item, { told: 9 });
    await fireEvent.click(screen.getByRole('button', { name: /Option b/ }));
    expect(onrespond).toHaveBeenCalledExactlyOnceWith('b');
  },
);

test('a wrong choice is marked beside the best answer', () => {
  const { text } = show(choiceItem(0), { revealed: true, chosen: 'b' });
  expect(text()).toContain('Wrong. B is not it; A is the best answer.');
});

test('a case tells its steps one after the other and asks at the end', () => {
  const first = show(caseItem(0), { told: 1 });
  expect(first.text()).toContain('She drives a lorry.');
  expect(first.text()).not.toContain('She cannot feel the seat.');
  expect(screen.queryByText('What next?')).toBeNull();
  const all = show(caseItem(0), { told: 2 });
  expect(all.text()).toContain('She drives a lorry.');
  expect(all.text()).toContain('What next?');
});

test('each finding of a pair is given to one side, and each verdict has a word', async () => {
  const { onrespond } = show(pairItem(0), { chosen: 'warm=b' });
  const soft = screen.getByRole('group', { name: 'Finding soft of 0' });
  await fireEvent.click(within(soft).getByRole('button', { name: 'Lipoma 0' }));
  expect(onrespond).toHaveBeenCalledExactlyOnceWith('warm=b soft=a');
  show(pairItem(0), { revealed: true, chosen: 'warm=b soft=b red=b' });
  expect(screen.getAllByText('Right')).toHaveLength(2);
  expect(screen.getAllByText('Wrong')).toHaveLength(1);
});

test('a partner is picked from a list that holds the surplus terms as well', async () => {
  const { onrespond } = show(matchItem(0));
  const list = screen.getByRole('combobox', { name: 'Left p2' });
  expect(within(list).getAllByRole('option')).toHaveLength(5);
  await fireEvent.change(list, { target: { value: 'x1' } });
  expect(onrespond).toHaveBeenCalledExactlyOnceWith('p2=x1');
  const { text } = show(matchItem(0), { revealed: true, chosen: 'p1=p1 p2=x1 p3=p3' });
  expect(text()).toContain('Your choice: Surplus muscle');
});

test('steps are moved with buttons and arrow keys, and those out of place are named', async () => {
  const { onrespond } = show(orderItem(0), { chosen: 's2 s1 s3' });
  await fireEvent.click(screen.getByRole('button', { name: 'Move up: Layer s1' }));
  await fireEvent.keyDown(screen.getByRole('button', { name: 'Move up: Layer s1' }), { key: 'ArrowDown' });
  expect(onrespond.mock.calls).toEqual([['s1 s2 s3'], ['s2 s3 s1']]);
  const { text } = show(orderItem(0), { revealed: true, chosen: 's2 s1 s3' });
  expect(text()).toContain('You put it in place 2.');
  expect(screen.getAllByText('Wrong')).toHaveLength(2);
});

test('a hidden region is covered, and a place to find is chosen from a list without names', async () => {
  show(figureItem(0));
  const plate = screen.getByRole('img', { name: 'A cut through skin, a hidden structure and fascia.' });
  expect(plate.querySelector('rect.cover')?.getAttribute('width')).toBe('5');
  const { onrespond } = show(figureItem(0, { mode: 'find', prompt: 'Where?' }));
  const place = screen.getByRole('button', { name: 'Place 1' });
  await fireEvent.focus(place);
  expect(screen.getByRole('img').querySelectorAll('.place rect')).toHaveLength(1);
  await fireEvent.click(place);
  expect(onrespond).toHaveBeenCalledExactlyOnceWith('fat');
});
