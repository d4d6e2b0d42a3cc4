import type { Deck } from './types.ts';

/** One entry that differs between two decks, with the names of the fields that do. */
export interface Change {
  id: string;
  fields: string[];
}

/** What differs in one list of two decks. */
export interface ListDiff {
  added: string[];
  changed: Change[];
  withdrawn: string[];
}

/** What an update of a deck changes. */
export interface DeckDiff {
  from: { id: string; version: string };
  to: { id: string; version: string };
  /** Fields of the deck itself, such as its title or its sections. */
  about: string[];
  items: ListDiff;
  /** Why items are withdrawn, by id, as far as the newer deck says so. */
  reasons: Record<string, string>;
  claims: ListDiff;
  sources: ListDiff;
  objectives: ListDiff;
  traps: ListDiff;
  figures: ListDiff;
}

type Entry = { readonly id: string };

const about = [
  'title',
  'language',
  'licence',
  'audience',
  'description',
  'disclosure',
  'disclaimer',
  'sections',
] as const;

/** Compares two decks entry by entry, by their ids. */
export function diffDecks(old: Deck, next: Deck): DeckDiff {
  return {
    from: { id: old.id, version: old.version },
    to: { id: next.id, version: next.version },
    about: about.filter((field) => !isSame(old[field], next[field])),
    items: diffList(old.items, next.items),
    reasons: Object.fromEntries((next.withdrawn ?? []).map(({ id, reason }) => [id, reason])),
    claims: diffList(old.claims, next.claims),
    sources: diffList(old.sources, next.sources),
    objectives: diffList(old.objectives, next.objectives),
    traps: diffList(old.traps, next.traps),
    figures: diffList(old.figures, next.figures),
  };
}

function diffList(old: readonly Entry[], next: readonly Entry[]): ListDiff {
  const before = new Map(old.map((entry) => [entry.id, entry]));
  const after = new Set(next.map(({ id }) => id));
  return {
    added: next.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    changed: next.flatMap((entry) => {
      const earlier = before.get(entry.id);
      const fields = earlier ? changedFields(earlier, entry) : [];
      return fields.length > 0 ? [{ id: entry.id, fields }] : [];
    }),
    withdrawn: old.filter(({ id }) => !after.has(id)).map(({ id }) => id),
  };
}

/** The hash follows from the other fields and is no change of its own. */
function changedFields(old: Entry, next: Entry): string[] {
  const before = new Map<string, unknown>(Object.entries(old));
  const after = new Map<string, unknown>(Object.entries(next));
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => name !== 'hash' && !isSame(before.get(name), after.get(name)));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
