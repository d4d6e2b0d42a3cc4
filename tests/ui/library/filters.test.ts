import { describe, expect, it } from 'vitest';
import type { Facets, LibraryFilters } from '../../../src/contract/schemas.ts';
import type { DeckId, SectionId } from '../../../src/core/deck/types.ts';
import { activeFilters, filterChoices, filterPatch } from '../../../src/ui/screens/library/filters.ts';

const noFilters: LibraryFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};
const backs = 'backs' as DeckId;
const knees = 'knees' as DeckId;
const facets: Facets = {
  decks: [
    { id: backs, title: 'Backs', count: 5 },
    { id: knees, title: 'Knees', count: 2 },
  ],
  sections: [
    { id: 'signs' as SectionId, deck: backs, title: 'Signs', count: 3 },
    { id: 'bones' as SectionId, deck: knees, title: 'Bones', count: 2 },
  ],
  evidence: [
    { grade: 'case-report', count: 1 },
    { grade: 'guideline', count: 4 },
  ],
};

describe('what a filter offers', () => {
  it('lists the sections of the chosen deck only', () => {
    expect(filterChoices(facets, knees).section).toEqual([{ value: 'bones', label: 'Bones (2)' }]);
    expect(filterChoices(facets, null).section).toHaveLength(2);
  });

  it('lists evidence from the strongest on', () => {
    expect(filterChoices(facets, null).evidence.map(({ label }) => label)).toEqual([
      'Guideline (4)',
      'Case report (1)',
    ]);
  });

  it('has its closed lists before the library was read', () => {
    expect(filterChoices(null, null).deck).toEqual([]);
    expect(filterChoices(null, null).tier.map(({ value }) => value)).toEqual(['core', 'detail', 'reference']);
  });
});

describe('a choice of a filter', () => {
  it('lets go of the section when another deck is chosen', () => {
    expect(filterPatch('deck', 'knees')).toEqual({ deck: 'knees', section: null });
    expect(filterPatch('tier', 'core')).toEqual({ tier: 'core' });
    expect(filterPatch('tier', '')).toEqual({ tier: null });
  });

  it('is counted', () => {
    expect(activeFilters(noFilters)).toBe(0);
    expect(activeFilters({ ...noFilters, tier: 'core', flagged: true })).toBe(2);
  });
});
