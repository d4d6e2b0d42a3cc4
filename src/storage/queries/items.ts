import type { Claim, Item, Source, Trap } from '../../core/deck/types.ts';
import { prepared, type Database } from '../database.ts';

export interface StoredItem {
  number: number;
  item: Item;
  deck: { id: string; title: string };
  sectionTitle: string;
}

/** An item with the titles of its deck and section, by its number or id; null where there is none. */
export function findItem(db: Database, by: { number: number } | { id: string }): StoredItem | null {
  const [column, value] = 'number' in by ? (['number', by.number] as const) : (['id', by.id] as const);
  const row = prepared<
    [number | string],
    { number: number; body: string; deck: string; title: string; section: string }
  >(
    db,
    `SELECT item.number, item.body, item.deck, deck.title, section.title AS section
    FROM item JOIN deck ON deck.id = item.deck
      JOIN section ON section.deck = item.deck AND section.id = item.section
    WHERE item.${column} = ?`,
  ).get(value);
  if (!row) return null;
  return {
    number: row.number,
    item: JSON.parse(row.body) as Item,
    deck: { id: row.deck, title: row.title },
    sectionTitle: row.section,
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

/** The sources or traps with these ids, in this order; unknown ids are left out. */
export function findParts<T extends 'source' | 'trap'>(
  db: Database,
  table: T,
  deck: string,
  ids: Iterable<string>,
): (T extends 'source' ? Source : Trap)[] {
  const find = prepared<[string, string], { body: string }>(
    db,
    `SELECT body FROM ${table} WHERE deck = ? AND id = ?`,
  );
  return [...ids].flatMap((id) => {
    const row = find.get(deck, id);
    return row ? [JSON.parse(row.body) as T extends 'source' ? Source : Trap] : [];
  });
}

/** Other items that ask the same claim. */
export function siblingItems(db: Database, item: number): { itemId: string; title: string; kind: string }[] {
  return prepared<[number], { itemId: string; title: string; kind: string }>(
    db,
    `SELECT other.id AS itemId, other.title, other.kind FROM item
    JOIN item AS other ON other.deck = item.deck AND other.claim = item.claim AND other.number <> item.number
    WHERE item.number = ? ORDER BY other.position`,
  ).all(item);
}

/** Title of a card's item, for labels. */
export function titleOfCard(db: Database, card: string): string {
  const row = prepared<[string], { title: string }>(
    db,
    'SELECT item.title FROM card JOIN item ON item.number = card.item WHERE card.id = ?',
  ).get(card);
  return row?.title ?? card;
}
