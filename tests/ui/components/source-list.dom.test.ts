import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type {
  Claim,
  ClaimId,
  DeckId,
  SectionId,
  Source,
  SourceId,
  Trap,
} from '../../../src/core/deck/types.ts';
import SourceList from '../../../src/ui/components/SourceList.svelte';

afterEach(cleanup);

const source = (name: string): Source => ({
  id: name as SourceId,
  citation: `${name} A. On lumps. J Backs 1950.`,
  url: `https://example.org/${name}`,
  doi: null,
  pmid: null,
  access: 'secondary-notes',
  note: `Note on ${name}.`,
  year: 1950,
});

const claim = (id: string, sources: string[]): Claim => ({
  id: id as ClaimId,
  section: 's' as SectionId,
  category: 'c',
  text: `Claim ${id} says so.`,
  sources: sources as SourceId[],
  evidence: 'case-series',
  confidence: 'low',
  verified: 'seen',
  note: null,
  redFlag: null,
  traps: [],
});

const trap: Trap = {
  id: 'trap',
  title: 'Lipoma or fat',
  positions: [
    { sources: ['Herz' as SourceId], says: 'It is a herniation.' },
    { sources: ['Ries' as SourceId], says: 'It is a lipoma.' },
  ],
  carefulWording: 'Say fatty nodule.',
};

const deck = 'backs' as DeckId;
const names = ['Herz', 'Ries', 'Bond', 'Curtis', 'Pace', 'Sutro'];
const sources = names.map(source);

it('opens a chip to its citation, address, access, note and claims, one at a time', async () => {
  render(SourceList, { deck, claims: [claim('one', ['Herz']), claim('two', ['Ries'])], sources, traps: [] });
  const herz = screen.getByRole('button', { name: 'Case series Herz 1950' });
  expect(screen.queryByText(/On lumps/)).toBeNull();
  await fireEvent.click(herz);
  expect(herz.getAttribute('aria-expanded')).toBe('true');
  for (const text of ['Herz A. On lumps. J Backs 1950.', 'https://example.org/Herz', 'Note on Herz.']) {
    expect(screen.getByText(text)).toBeDefined();
  }
  expect(screen.getByText(/not read itself/)).toBeDefined();
  expect(screen.getByText(/Claim one says so/).closest('li')?.textContent).toContain('Low confidence');
  await fireEvent.click(screen.getByRole('button', { name: 'Case series Ries 1950' }));
  expect(screen.queryByText('Note on Herz.')).toBeNull();
  expect(screen.getByText('Note on Ries.')).toBeDefined();
});

it('shows an address as text and never as a link', async () => {
  render(SourceList, { deck, claims: [claim('one', ['Herz'])], sources, traps: [] });
  await fireEvent.click(screen.getByRole('button', { name: /Herz/ }));
  expect(screen.getByText('https://example.org/Herz').tagName).toBe('SPAN');
});

it('leads to the page of the source and to those of the claims, and nowhere else', async () => {
  const claims = [claim('one', ['Herz']), claim('two', ['Herz']), claim('three', ['Ries'])];
  render(SourceList, { deck, claims, sources, traps: [] });
  await fireEvent.click(screen.getByRole('button', { name: /Herz/ }));
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#/source/backs/Herz',
    '#/claim/backs/one',
    '#/claim/backs/two',
  ]);
});

it('opens what sources disagree on with every position and the careful wording', async () => {
  render(SourceList, { deck, claims: [claim('one', ['Herz', 'Ries'])], sources, traps: [trap] });
  await fireEvent.click(screen.getByRole('button', { name: 'Sources disagree' }));
  const positions = screen.getAllByRole('listitem').map((item) => item.textContent.trim());
  expect(positions).toContain('Herz 1950: It is a herniation.');
  expect(positions).toContain('Ries 1950: It is a lipoma.');
  expect(screen.getByText(/Say fatty nodule/)).toBeDefined();
});

it('offers no disagreement where there is none', () => {
  render(SourceList, { deck, claims: [claim('one', ['Herz'])], sources, traps: [] });
  expect(screen.queryByRole('button', { name: 'Sources disagree' })).toBeNull();
});

it('holds back what goes beyond four chips until it is asked for', async () => {
  render(SourceList, { deck, claims: [claim('one', names)], sources, traps: [] });
  expect(screen.getAllByRole('button', { name: /Case series/ })).toHaveLength(4);
  await fireEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
  expect(screen.getAllByRole('button', { name: /Case series/ })).toHaveLength(6);
});
