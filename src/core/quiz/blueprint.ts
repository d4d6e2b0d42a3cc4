import { hash32 } from '../scheduler/hash.ts';
import type { ItemId, ObjectiveId, SectionId } from '../deck/types.ts';
import type { CellCount, Difficulty } from './types.ts';

/** A share of a form and what may fill it; a condition that is left out lets everything in. */
export interface Cell {
  id: string;
  /** In proportion to the other cells. */
  share: number;
  sections?: readonly SectionId[];
  objectives?: readonly ObjectiveId[];
  difficulties?: readonly Difficulty[];
}

/** What a draw needs to know of an item in the bank. */
export interface Candidate {
  id: ItemId;
  section: SectionId;
  objectives: readonly ObjectiveId[];
  difficulty: Difficulty | null;
  /** Items of one sibling key ask the same claim. */
  sibling: string;
  /** UTC milliseconds of the last time it was in a form or a session; null: never. */
  lastSeenAt: number | null;
}

/** Whole numbers in proportion to the shares that add up to `total` (largest remainder; the first of equals). */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share) => (sum > 0 ? (share / sum) * total : 0));
  const counts = exact.map(Math.floor);
  const left = sum > 0 ? total - counts.reduce((all, count) => all + count, 0) : 0;
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

function fits(cell: Cell, item: Candidate): boolean {
  return (
    (cell.sections?.includes(item.section) ?? true) &&
    (cell.objectives?.some((id) => item.objectives.includes(id)) ?? true) &&
    (cell.difficulties?.some((band) => band === item.difficulty) ?? true)
  );
}

/** A candidate with its turn: least recently seen first, the seed decides among equals. */
interface Ranked {
  item: Candidate;
  seen: number;
  key: number;
}

function byTurn(a: Ranked, b: Ranked): number {
  if (a.seen !== b.seen) return a.seen < b.seen ? -1 : 1;
  return a.key - b.key || (a.item.id < b.item.id ? -1 : Number(a.item.id > b.item.id));
}

/** The bank in groups that fit the same cells. */
function groupsOf(bank: readonly Candidate[], seed: string): Ranked[][] {
  const salt = hash32(seed, 0);
  const groups = new Map<string, Ranked[]>();
  for (const item of bank) {
    const ranked = { item, seen: item.lastSeenAt ?? -Infinity, key: hash32(item.id, salt) };
    const name = `${item.section} ${item.difficulty ?? ''} ${item.objectives.join(' ')}`;
    const group = groups.get(name);
    if (group) group.push(ranked);
    else groups.set(name, [ranked]);
  }
  return [...groups.values()];
}

type KeyOf = (item: Candidate) => string;

/** Sorted, the first of each key, at most `most`. */
function best(found: Ranked[], most: number, keyOf: KeyOf): Ranked[] {
  const seen = new Set<string>();
  return found
    .sort(byTurn)
    .filter(({ item }) => !seen.has(keyOf(item)) && seen.add(keyOf(item)))
    .slice(0, most);
}

/** The first candidates for a cell. A form of `most` items never needs more: it leaves one of them free. */
function firstFor(cell: Cell, groups: readonly Ranked[][], most: number, keyOf: KeyOf): Candidate[] {
  let found: Ranked[] = [];
  let last: Ranked | undefined;
  for (const group of groups) {
    if (!group[0] || !fits(cell, group[0].item)) continue;
    for (const ranked of group) {
      if (last && byTurn(ranked, last) > 0) continue;
      found.push(ranked);
      if (found.length < 4 * most) continue;
      found = best(found, most, keyOf);
      last = found[most - 1];
    }
  }
  return best(found, most, keyOf).map(({ item }) => item);
}

/** A cell being filled. */
interface Filling {
  cell: Cell;
  wanted: number;
  items: Candidate[];
  /** What it can be filled from, the next first. */
  pool: Candidate[];
}

class Draw {
  readonly fillings: Filling[];
  private readonly groups: Ranked[][];
  private readonly length: number;

  constructor(bank: readonly Candidate[], cells: readonly Cell[], length: number, seed: string) {
    this.groups = groupsOf(bank, seed);
    this.length = length;
    const shares = cells.map(({ share }) => share);
    const counts = largestRemainder(shares, length);
    this.fillings = cells.map((cell, index) => ({ cell, wanted: counts[index] ?? 0, items: [], pool: [] }));
  }

  /** Fills what is still missing; of one key, only one item is used. */
  fill(keyOf: KeyOf): void {
    const taken = new Set(this.fillings.flatMap(({ items }) => items.map(keyOf)));
    for (const filling of this.fillings) {
      filling.pool = firstFor(filling.cell, this.groups, this.length, keyOf);
    }
    for (const filling of this.fillings) {
      while (filling.items.length < filling.wanted && this.add(filling, new Set([filling]), taken, keyOf));
    }
  }

  get isShort(): boolean {
    return this.fillings.some(({ items, wanted }) => items.length < wanted);
  }

  /**
   * Gives a cell one more item: a free one, or one of another cell that can find a replacement (an augmenting
   * path), so that cells that overlap are filled as far as the bank allows.
   */
  private add(filling: Filling, visited: Set<Filling>, taken: Set<string>, keyOf: KeyOf): boolean {
    for (let free = filling.pool.shift(); free; free = filling.pool.shift()) {
      if (taken.has(keyOf(free))) continue;
      taken.add(keyOf(free));
      filling.items.push(free);
      return true;
    }
    for (const other of this.fillings) {
      if (visited.has(other)) continue;
      const moved = other.items.find((item) => fits(filling.cell, item));
      if (!moved) continue;
      visited.add(other);
      if (!this.add(other, visited, taken, keyOf)) continue;
      other.items.splice(other.items.indexOf(moved), 1);
      filling.items.push(moved);
      return true;
    }
    return false;
  }
}

/**
 * Draws items for a form: each cell gets its share by largest remainder, least recently seen first, no item
 * twice, and items that ask the same claim together only where a cell would stay short otherwise. A cell that
 * the bank cannot fill stays short and says so; nothing else takes its place.
 */
export function drawItems(
  bank: readonly Candidate[],
  cells: readonly Cell[],
  length: number,
  seed: string,
): { items: ItemId[]; cells: CellCount[] } {
  const draw = new Draw(bank, cells, length, seed);
  draw.fill((item) => item.sibling);
  if (draw.isShort) draw.fill((item) => item.id);
  return {
    items: draw.fillings.flatMap(({ items }) => items.map(({ id }) => id)),
    cells: draw.fillings.map(({ cell, wanted, items }) => ({ id: cell.id, wanted, drawn: items.length })),
  };
}
