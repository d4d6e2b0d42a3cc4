import type { DeckPart, DeckPreview } from '../contract/deck-file.ts';
import { limits } from '../contract/limits.ts';
import { Problem } from '../core/problem.ts';
import { readDeckBytes, type ReadDeck } from '../interchange/deck-package.ts';
import type { Context } from './context.ts';
import { installDeck, previewDeck, type Installed } from './decks.ts';

/** A deck package that a page hands over, as far as it has come. */
export interface DeckUpload {
  id: string;
  name: string;
  parts: Buffer[];
  size: number;
}

/**
 * Takes one part of a deck package.
 * @throws Problem `file.tooLarge`, or `upload.unknown` when another upload was begun meanwhile
 */
export function upload(context: Context, { upload: id, name, part }: DeckPart): { upload: string } {
  if (id === null) context.upload = { id: context.newId(), name, parts: [], size: 0 };
  const current = find(context, id ?? context.upload?.id ?? '');
  const bytes = Buffer.from(part, 'base64');
  current.size += bytes.length;
  if (current.size > limits.deckFile) {
    context.upload = null;
    const most = limits.deckFile / 2 ** 20;
    throw new Problem(
      'file.tooLarge',
      `${current.name} is larger than ${most} MB, the most that a deck may have; choose a smaller file.`,
    );
  }
  current.parts.push(bytes);
  return { upload: current.id };
}

/**
 * What installing an uploaded package would do.
 * @throws Problem `deck.…` when it is no package, or older than what is there
 */
export async function inspect(context: Context, id: string): Promise<DeckPreview> {
  const { deck, contentHash } = await read(context, id);
  return preview(deck, previewDeck(context, deck, contentHash));
}

/**
 * Installs an uploaded package, or brings its deck up to date.
 * @throws Problem `deck.…` or `storage.…`, with nothing changed
 */
export async function install(context: Context, id: string): Promise<DeckPreview> {
  const { deck, contentHash } = await read(context, id);
  const installed = installDeck(context, deck, contentHash);
  context.upload = null;
  return preview(deck, installed);
}

function find({ upload: current }: Context, id: string): DeckUpload {
  if (current?.id === id) return current;
  throw new Problem('upload.unknown', 'Another deck was opened meanwhile; open this one again.');
}

function read(context: Context, id: string): Promise<ReadDeck> {
  const { name, parts } = find(context, id);
  return readDeckBytes(name, Buffer.concat(parts));
}

function preview(deck: ReadDeck['deck'], { outcome, from, changes }: Installed): DeckPreview {
  const { title, description, licence, version } = deck;
  return {
    outcome,
    title,
    description,
    licence,
    version,
    from,
    items: deck.items.length,
    sources: deck.sources.length,
    added: changes.added.length,
    changed: changes.changed.length,
    withdrawn: changes.withdrawn.length,
    kept: changes.changed.reduce((sum, { kept }) => sum + kept.length, 0),
  };
}
