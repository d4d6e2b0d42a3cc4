import { answerOf, claimsOf } from '../core/deck/parts.ts';
import { mergeEdits, textFields, withTextFields } from '../core/deck/text-fields.ts';
import type { Claim, Deck, DeckId, Figure, Item } from '../core/deck/types.ts';
import { Problem } from '../core/problem.ts';
import { newMemory } from '../core/scheduler/schedule.ts';
import {
  deckOfItem,
  hold,
  knownItems,
  markWithdrawn,
  putCard,
  putEdits,
  putItem,
  putSearchTexts,
  release,
  type KnownItem,
} from '../storage/queries/put-items.ts';
import type { ItemChanges } from '../storage/queries/updates.ts';
import type { Context } from './context.ts';
import { itemTitle, searchTexts } from './item-text.ts';

/** A deck as its items refer to it. */
interface Parts {
  deck: DeckId;
  claims: ReadonlyMap<string, Claim>;
  figures: ReadonlyMap<string, Figure>;
}

/**
 * Stores the items of a deck over those that were there: three-way, so that the learner's texts stay.
 * Items that are gone are withdrawn, those that return are as the learner left them.
 * @throws Problem `deck.item-taken`, `deck.claim-missing` or `deck.figure-missing`
 */
export function mergeItems(context: Context, deck: Deck): ItemChanges {
  const { db } = context;
  const before = knownItems(db, deck.id);
  const parts: Parts = {
    deck: deck.id,
    claims: new Map(deck.claims.map((claim) => [claim.id, claim])),
    figures: new Map(deck.figures.map((figure) => [figure.id, figure])),
  };
  const changes: ItemChanges = { added: [], changed: [], withdrawn: withdraw(context, deck, before) };
  deck.items.forEach((item, position) => {
    const known = before.get(item.id) ?? null;
    const { fields, kept, shown } = mergeTexts(context, item, known);
    if (!known || known.withdrawn) changes.added.push(item.id);
    else if (fields.length > 0 || item.hash !== known.item.hash) {
      changes.changed.push({ id: item.id, fields, kept });
    }
    putOne(context, parts, { item, shown, position, known });
  });
  return changes;
}

function withdraw(
  { db }: Context,
  deck: Deck,
  before: ReadonlyMap<string, KnownItem>,
): ItemChanges['withdrawn'] {
  const present = new Set<string>(deck.items.map((item) => item.id));
  const reasons = new Map<string, string>(deck.withdrawn?.map(({ id, reason }) => [id, reason]));
  const gone = [...before].filter(([id, known]) => !known.withdrawn && !present.has(id));
  return gone.map(([id]) => {
    const reason =
      reasons.get(id) ?? `The publisher took this item out of the deck in version ${deck.version}.`;
    markWithdrawn(db, id, reason);
    hold(db, id);
    return { id, reason };
  });
}

/** The item as the learner will see it, and what the publisher changed of its texts. */
function mergeTexts(
  { db }: Context,
  item: Item,
  known: KnownItem | null,
): { fields: string[]; kept: string[]; shown: Item } {
  if (!known) return { fields: [], kept: [], shown: item };
  const { edits, changed, kept } = mergeEdits(textFields(known.item), textFields(item), known.edits);
  if (Object.keys(edits).length < Object.keys(known.edits).length) putEdits(db, item.id, edits);
  return { fields: changed, kept, shown: withTextFields(item, edits) };
}

/** The claims that an item rests on, the claim that it asks first. */
function claimsBehind(item: Item, claims: Parts['claims']): { asked: Claim; all: Claim[] } {
  const all = claimsOf(item).map((id) => {
    const claim = claims.get(id);
    if (claim) return claim;
    throw new Problem('deck.claim-missing', `Item ${item.id} names the claim ${id}, which its deck lacks.`);
  });
  const [asked] = all;
  if (!asked) throw new Problem('deck.claim-missing', `Item ${item.id} names no claim.`);
  return { asked, all };
}

function figureOf(item: Item, figures: Parts['figures']): Figure | null {
  if (item.kind !== 'figure') return null;
  const figure = figures.get(item.figure);
  if (figure) return figure;
  throw new Problem(
    'deck.figure-missing',
    `Item ${item.id} names the figure ${item.figure}, which its deck lacks.`,
  );
}

function refuseTaken({ db }: Context, item: Item, deck: DeckId): void {
  const owner = deckOfItem(db, item.id);
  if (owner === null || owner === deck) return;
  throw new Problem(
    'deck.item-taken',
    `Deck ${deck} has an item ${item.id}, which deck ${owner} has already; rename it in one of them.`,
  );
}

interface Placed {
  item: Item;
  shown: Item;
  position: number;
  known: KnownItem | null;
}

function putOne(
  context: Context,
  { deck, claims, figures }: Parts,
  { item, shown, position, known }: Placed,
) {
  const { db, scheduler } = context;
  if (!known) refuseTaken(context, item, deck);
  const { asked, all } = claimsBehind(item, claims);
  const figure = figureOf(item, figures);
  const place = { deck, section: item.section, tier: item.tier, position };
  const row = {
    ...place,
    title: itemTitle(shown, figure),
    answer: answerOf(shown),
    id: item.id,
    claim: asked.id,
    evidence: asked.evidence,
    confidence: asked.confidence,
    kind: item.kind,
    role: item.role,
    body: JSON.stringify(item),
  };
  const number = putItem(
    db,
    row,
    all.map((claim) => claim.id),
  );
  putSearchTexts(db, number, searchTexts(shown, all, figure));
  if (item.role === 'quiz') {
    // A card whose item left spaced study keeps its progress.
    if (known && known.role !== 'quiz') hold(db, item.id);
    return;
  }
  const sibling = `${deck}/${asked.id}`;
  putCard(db, item.id, number, { ...place, sibling_key: sibling }, newMemory(scheduler.config));
  if (known?.withdrawn || known?.role === 'quiz') release(db, item.id);
}
