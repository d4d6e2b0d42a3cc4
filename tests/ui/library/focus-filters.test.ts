import { describe, expect, it } from 'vitest';
import type { Facets, LibraryFilters } from '../../../src/contract/schemas.ts';
import type { DeckId, SectionId } from '../../../src/core/deck/types.ts';
import { fitting, misfits, scopeOf } from '../../../src/ui/screens/library/focus-filters.ts';
import { everyCard } from '../../../src/ui/screens/study/focus-scope.ts';

const noFilters: LibraryFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};
const deck = 'backs' as DeckId;
const section = 'signs' as SectionId;
const facets: Facets = {
  decks: [{ id: deck, title: 'Backs', count: 5 }],
  sections: [{ id: section, deck, title: 'Signs', count: 3 }],
  evidence: [],
};

describe('filters that a session knows', () => {
  it('are deck, section, flag and three states', () => {
    for (const state of ['new', 'due', 'leech'] as const) {
      expect(misfits(' ', { ...noFilters, deck, section, flagged: true, state })).toEqual([]);
    }
    expect(scopeOf({ ...noFilters, deck, section, flagged: true, state: 'leech' }, facets)).toEqual({
      deck: { id: deck, title: 'Backs' },
      section: { id: section, title: 'Signs' },
      flag: 1,
      state: 'leech',
      ahead: null,
    });
    expect(scopeOf(noFilters, null)).toEqual(everyCard);
  });
});

describe('filters that it does not know', () => {
  const filters: LibraryFilters = {
    ...noFilters,
    section,
    kind: 'recall',
    tier: 'core',
    evidence: 'guideline',
    state: 'suspended',
  };

  it('are named', () => {
    expect(misfits('lump', filters)).toEqual([
      'the words searched for',
      'kind',
      'tier',
      'evidence',
      'the state Suspended',
    ]);
  });

  it('are let go of, and the others kept', () => {
    const left = { ...filters, ...fitting(filters) };
    expect([misfits('', left), left.section]).toEqual([[], section]);
    expect(fitting({ ...noFilters, state: 'due' }).state).toBe('due');
  });
});
