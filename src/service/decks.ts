import { rmSync } from 'node:fs';
import { Problem } from '../core/problem.ts';
import type { Deck } from '../core/deck/types.ts';
import { backUp } from '../storage/backup.ts';
import {
  findDeck,
  putDeck,
  putPart,
  putSection,
  type DeckBody,
  type StoredDeck,
} from '../storage/queries/decks.ts';
import { clearKnowledge, putClaim, putSource } from '../storage/queries/knowledge.ts';
import { hasProgress } from '../storage/queries/put-items.ts';
import { clearUndo } from '../storage/queries/undo.ts';
import { keepUpdate, type ItemChanges } from '../storage/queries/updates.ts';
import type { Context } from './context.ts';
import { mergeItems } from './merge-items.ts';
import { announce, commit, rehearse } from './transact.ts';

/** What installing a deck did. */
export interface Installed {
  outcome: 'installed' | 'updated' | 'unchanged';
  /** The version that was there before, null for a deck that was not. */
  from: string | null;
  /** To an installed deck every item is new, and none is listed. */
  changes: ItemChanges;
}

const nothing: ItemChanges = { added: [], changed: [], withdrawn: [] };

/**
 * Installs a deck, or brings it up to date: progress and the learner's texts are kept, an item that is gone
 * is withdrawn. Where the learner would have something to lose, a backup is made first.
 * @param contentHash names the content of the package; the installed one changes nothing
 * @throws Problem `deck.…` or `storage.…`, with nothing changed
 */
export function installDeck(context: Context, deck: Deck, contentHash: string): Installed {
  const known = findDeck(context.db, deck.id);
  if (known?.contentHash === contentHash) {
    return { outcome: 'unchanged', from: known.version, changes: nothing };
  }
  if (known && isOlder(deck.version, known.version)) throw olderDeck(deck, known);
  const backup = known && hasProgress(context.db) ? backUpBefore(context) : null;
  try {
    const changes = commit(context, 'deck.install', () => store(context, deck, contentHash, known));
    announce(context, 'deck.install', 'deck.install');
    return { outcome: known ? 'updated' : 'installed', from: known?.version ?? null, changes };
  } catch (error) {
    if (backup !== null) rmSync(backup, { force: true });
    throw error;
  }
}

/** What `installDeck` would do; nothing is changed. Problems are those of installing. */
export function previewDeck(context: Context, deck: Deck, contentHash: string): Installed {
  const known = findDeck(context.db, deck.id);
  if (known?.contentHash === contentHash) {
    return { outcome: 'unchanged', from: known.version, changes: nothing };
  }
  if (known && isOlder(deck.version, known.version)) throw olderDeck(deck, known);
  const changes = rehearse(context, 'deck.install', () => store(context, deck, contentHash, known));
  return { outcome: known ? 'updated' : 'installed', from: known?.version ?? null, changes };
}

/** Installs a deck that comes with the app; one that is newer in the profile stays. */
export function installBundled(context: Context, deck: Deck, contentHash: string): void {
  const known = findDeck(context.db, deck.id);
  if (!known || !isOlder(deck.version, known.version)) installDeck(context, deck, contentHash);
}

const backUpBefore = ({ db, profile, clock }: Context) =>
  backUp(db, profile.folder, 'before-deck-update', clock.now());

function olderDeck(deck: Deck, known: StoredDeck): Problem {
  return new Problem(
    'deck.older',
    `${known.title} ${known.version} is in this profile already and ${deck.version} is older, so nothing was changed; choose a newer package.`,
  );
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  if (!a || !b) return false;
  const index = a.findIndex((part, place) => part !== b[place]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}

function bodyOf(deck: Deck): DeckBody {
  const { format, schema, id, version, title, language, licence, audience, objectives } = deck;
  const { description, disclosure, disclaimer } = deck;
  const about = { description, disclosure, disclaimer, objectives };
  return { format, schema, id, version, title, language, licence, audience, ...about };
}

function store(context: Context, deck: Deck, contentHash: string, known: StoredDeck | null): ItemChanges {
  const { db } = context;
  const { sections, sources, claims, traps, figures } = deck;
  putDeck(db, bodyOf(deck), contentHash);
  sections.forEach((section, position) => putSection(db, deck.id, section, position));
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  clearKnowledge(db, deck.id);
  sources.forEach((source, position) => putSource(db, deck.id, source, position));
  claims.forEach((claim, position) =>
    putClaim(db, deck.id, claim, position, titles.get(claim.section) ?? ''),
  );
  for (const trap of traps) putPart(db, 'trap', deck.id, trap);
  for (const figure of figures) putPart(db, 'figure', deck.id, figure);
  const changes = mergeItems(context, deck);
  context.lookAlikes.forget();
  // Images of what was done before may no longer fit.
  clearUndo(db);
  if (!known) return nothing;
  keepUpdate(db, {
    deck: deck.id,
    from: known.version,
    to: deck.version,
    at: context.clock.now(),
    changes,
  });
  return changes;
}
