import { withTextFields, type TextFields } from '../../core/deck/text-fields.ts';
import type {
  Claim,
  DeckId,
  Figure,
  Item,
  ItemId,
  ItemKind,
  PairItem,
  Source,
  Trap,
} from '../../core/deck/types.ts';
import { prepared, type Database } from '../database.ts';

export interface StoredItem {
  number: number;
  /** As the learner sees it, edits included. */
  item: Item;
  /** As the publisher has it. */
  publisher: Item;
  /** How lists name it. */
  title: string;
  deck: { id: DeckId; title: string; version: string };
  sectionTitle: string;
  note: string | null;
  /** The learner's own texts by field path. */
  edits: TextFields;
  /** Why it is no longer in the deck, null while it is. */
  withdrawn: string | null;
}

interface Row {
  number: number;
  body: string;
  title: string;
  withdrawn: string | null;
  note: string | null;
  edits: string | null;
  deck: DeckId;
  deckTitle: string;
  version: string;
  section: string;
}

/** An item with the titles of its deck and section, by its number or id; null where there is none. */
export function findItem(db: Database, by: { number: number } | { id: string }): StoredItem | null {
  const [column, value] = 'number' in by ? (['number', by.number] as const) : (['id', by.id] as const);
  const row = prepared<[number | string], Row>(
    db,
    `SELECT item.number, item.body, item.title, item.withdrawn, learner_item.note, learner_item.edits,
      item.deck, deck.title AS deckTitle, deck.version, section.title AS section
    FROM item JOIN deck ON deck.id = item.deck
      JOIN section ON section.deck = item.deck AND section.id = item.section
      LEFT JOIN learner_item ON learner_item.item = item.id
    WHERE item.${column} = ?`,
  ).get(value);
  if (!row) return null;
  const publisher = JSON.parse(row.body) as Item;
  const edits = JSON.parse(row.edits ?? '{}') as TextFields;
  return {
    number: row.number,
    item: withTextFields(publisher, edits),
    publisher,
    title: row.title,
    deck: { id: row.deck, title: row.deckTitle, version: row.version },
    sectionTitle: row.section,
    note: row.note,
    edits,
    withdrawn: row.withdrawn,
  };
}

/** The claims that an item and its options rest on, the claim that it asks first. */
export function claimsOfItem(db: Database, item: number): Claim[] {
  return prepared<[number], { body: string }>(
    db,
    `SELECT claim.body FROM item_claim JOIN claim ON claim.deck = item_claim.deck AND claim.id = item_claim.claim
    WHERE item = ? ORDER BY item_claim.position`,
  )
    .all(item)
    .map((row) => JSON.parse(row.body) as Claim);
}

interface Parts {
  source: Source;
  trap: Trap;
  figure: Figure;
}

/** The sources, traps or figures with these ids, in this order; unknown ids are left out. */
export function findParts<T extends keyof Parts>(
  db: Database,
  table: T,
  deck: string,
  ids: Iterable<string>,
): Parts[T][] {
  const find = prepared<[string, string], { body: string }>(
    db,
    `SELECT body FROM ${table} WHERE deck = ? AND id = ?`,
  );
  return [...ids].flatMap((id) => {
    const row = find.get(deck, id);
    return row ? [JSON.parse(row.body) as Parts[T]] : [];
  });
}

/** Every pair drill that is in its deck. */
export function pairItems(db: Database): { deck: string; item: PairItem }[] {
  const rows = prepared<[], { deck: string; body: string }>(
    db,
    "SELECT deck, body FROM item WHERE kind = 'pair' AND withdrawn IS NULL ORDER BY number",
  ).all();
  return rows.map(({ deck, body }) => ({ deck, item: JSON.parse(body) as PairItem }));
}

/** An item as lists of links name it. */
export interface LinkRow {
  itemId: ItemId;
  title: string;
  kind: ItemKind;
}

/** Other items that ask the same claim. */
export function siblingItems(db: Database, item: number): LinkRow[] {
  return prepared<[number], LinkRow>(
    db,
    `SELECT other.id AS itemId, other.title, other.kind FROM item
    JOIN item AS other ON other.deck = item.deck AND other.claim = item.claim AND other.number <> item.number
    WHERE item.number = ? ORDER BY other.position`,
  ).all(item);
}

/** The link to an item, null for an unknown one. */
export function findLink(db: Database, id: string): LinkRow | null {
  return (
    prepared<[string], LinkRow>(db, 'SELECT id AS itemId, title, kind FROM item WHERE id = ?').get(id) ?? null
  );
}

/** The link to the item of a card, null for an unknown card. */
export function linkOfCard(db: Database, card: string): LinkRow | null {
  const row = prepared<[string], LinkRow>(
    db,
    `SELECT item.id AS itemId, item.title, item.kind FROM card JOIN item ON item.number = card.item
    WHERE card.id = ?`,
  ).get(card);
  return row ?? null;
}

/** Title of a card's item, for labels. */
export const titleOfCard = (db: Database, card: string): string => linkOfCard(db, card)?.title ?? card;
