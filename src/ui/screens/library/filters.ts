import type { Facets, LibraryFilters } from '../../../contract/schemas.ts';
import { byStrength } from '../../components/sources.ts';
import { t } from '../../i18n/en.ts';

/** One choice of a filter; the value is what the engine is asked for. */
export interface Choice {
  value: string;
  label: string;
}

export type FilterName = Exclude<keyof LibraryFilters, 'flagged'>;

function choices(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function counted(label: string, count: number): string {
  return `${label} (${count})`;
}

function evidenceLabel(grade: string): string {
  return grade in t.evidence ? t.evidence[grade as keyof typeof t.evidence] : t.memoryOnly;
}

/** What each filter offers: closed lists, and what the library holds; sections follow the chosen deck. */
export function filterChoices(
  facets: Facets | null,
  deck: LibraryFilters['deck'],
): Record<FilterName, Choice[]> {
  const sections = (facets?.sections ?? []).filter((section) => deck === null || section.deck === deck);
  return {
    deck: (facets?.decks ?? []).map(({ id, title, count }) => ({ value: id, label: counted(title, count) })),
    section: sections.map(({ id, title, count }) => ({ value: id, label: counted(title, count) })),
    kind: choices(t.kinds),
    tier: choices(t.tiers),
    state: choices(t.library.states),
    evidence: (facets?.evidence ?? [])
      .toSorted(byStrength)
      .map(({ grade, count }) => ({ value: grade, label: counted(evidenceLabel(grade), count) })),
  };
}

/** How many filters narrow the list. */
export function activeFilters(filters: LibraryFilters): number {
  return Object.values(filters).filter((value) => value !== null).length;
}

/** The change of filters that one choice means; choosing a deck lets go of the section. */
export function filterPatch(name: FilterName, value: string): Partial<LibraryFilters> {
  const patch = { [name]: value === '' ? null : value } as Partial<LibraryFilters>;
  return name === 'deck' ? { ...patch, section: null } : patch;
}
