import type { Facets, LibraryFilters } from '../../../contract/schemas.ts';
import { t } from '../../i18n/en.ts';
import type { FocusScope } from '../study/focus-scope.ts';

const states = { new: 'new', due: 'due', leech: 'leech' } as const;

type FocusState = keyof typeof states;

const isFocusState = (state: string): state is FocusState => Object.hasOwn(states, state);

/** Names of what narrows the library and cannot narrow a session. */
export function misfits(query: string, { kind, tier, evidence, state }: LibraryFilters): string[] {
  const words = t.library;
  return [
    query.trim() === '' ? null : t.practise.words,
    kind && words.kind.toLowerCase(),
    tier && words.tier.toLowerCase(),
    evidence && words.evidence.toLowerCase(),
    state && !isFocusState(state) ? t.practise.state(words.states[state]) : null,
  ].filter((name) => name !== null);
}

/** The filters without those that cannot narrow a session. */
export function fitting({ state }: LibraryFilters): Partial<LibraryFilters> {
  return { kind: null, tier: null, evidence: null, state: state && isFocusState(state) ? state : null };
}

/** The cards that the library's filters name; without titles until its facets were read. */
export function scopeOf(filters: LibraryFilters, facets: Facets | null): FocusScope {
  const { deck, section, state, flagged } = filters;
  const deckTitle = facets?.decks.find(({ id }) => id === deck)?.title;
  const sectionTitle = facets?.sections.find((each) => each.id === section)?.title;
  return {
    deck: deck && { id: deck, title: deckTitle ?? deck },
    section: section && { id: section, title: sectionTitle ?? section },
    flag: flagged ? 1 : null,
    state: state && isFocusState(state) ? state : 'all',
    ahead: null,
  };
}
