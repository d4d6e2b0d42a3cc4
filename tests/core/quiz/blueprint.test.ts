import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawItems, largestRemainder, type Candidate, type Cell } from '../../../src/core/quiz/blueprint.ts';
import type { Difficulty } from '../../../src/core/quiz/types.ts';
import { itemId, sectionId } from './support.ts';

const candidate = (name: string, changes: Partial<Candidate> = {}): Candidate => ({
  id: itemId(name),
  section: sectionId('a'),
  objectives: [],
  difficulty: null,
  sibling: name,
  lastSeenAt: null,
  ...changes,
});
const cell = (id: string, share: number): Cell => ({ id, share, sections: [sectionId(id)] });

describe('largest remainder', () => {
  // Worked example of https://en.wikipedia.org/wiki/Largest_remainder_method (Hare quota, ten seats).
  test('gives seats as in the published example', () => {
    expect(largestRemainder([47_000, 16_000, 15_800, 12_000, 6_100, 3_100], 10)).toEqual([5, 2, 1, 1, 1, 0]);
  });

  test('gives nothing where nothing is shared', () => {
    expect(largestRemainder([0, 0], 10)).toEqual([0, 0]);
  });

  test('adds up, and stays within one of the exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }),
        fc.nat(200),
        (shares, total) => {
          const counts = largestRemainder(shares, total);
          const sum = shares.reduce((a, b) => a + b, 0);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
          counts.forEach((count, index) =>
            expect(Math.abs(count - (total * shares[index]!) / sum)).toBeLessThan(1),
          );
        },
      ),
    );
  });
});

describe('a draw', () => {
  const twenty = Array.from({ length: 20 }, (_, index) =>
    candidate(String(index), { section: sectionId(index % 2 === 0 ? 'a' : 'b') }),
  );

  test('keeps to the shares of the blueprint', () => {
    const { items, cells } = drawItems(twenty, [cell('a', 75), cell('b', 25)], 8, 'seed');
    expect(cells).toEqual([
      { id: 'a', wanted: 6, drawn: 6 },
      { id: 'b', wanted: 2, drawn: 2 },
    ]);
    expect(items.filter((id) => twenty.find((each) => each.id === id)?.section === 'a')).toHaveLength(6);
  });

  test('takes what was never seen, then what was seen longest ago', () => {
    const bank = [
      candidate('yesterday', { lastSeenAt: 9000 }),
      candidate('never'),
      candidate('today', { lastSeenAt: 9500 }),
      candidate('last-year', { lastSeenAt: 10 }),
    ];
    expect(drawItems(bank, [{ id: 'all', share: 1 }], 3, 'seed').items).toEqual(
      ['never', 'last-year', 'yesterday'].map(itemId),
    );
  });

  test('differs by seed where nothing was seen', () => {
    const all = [{ id: 'all', share: 1 }];
    const draws = ['one', 'two', 'three'].map((seed) => drawItems(twenty, all, 5, seed).items.join());
    expect(new Set(draws).size).toBe(3);
  });

  test('picks by objective and difficulty', () => {
    const bank = [
      candidate('easy', { difficulty: 'easy' }),
      candidate('hard', { difficulty: 'hard' }),
      candidate('aim', { objectives: ['aim' as never] }),
    ];
    const cells: Cell[] = [
      { id: 'hard', share: 1, difficulties: ['hard'] },
      { id: 'aim', share: 1, objectives: ['aim' as never] },
    ];
    expect(drawItems(bank, cells, 2, 'seed').items).toEqual([itemId('hard'), itemId('aim')]);
  });

  test('gives an item that fits two cells to the one that has no other', () => {
    const bank = [candidate('both', { difficulty: 'hard' }), candidate('only-a', { lastSeenAt: 5 })];
    const cells: Cell[] = [cell('a', 1), { id: 'hard', share: 1, difficulties: ['hard'] }];
    expect(drawItems(bank, cells, 2, 'seed').cells.map(({ drawn }) => drawn)).toEqual([1, 1]);
  });

  test('asks one claim twice only where a cell would stay short', () => {
    const bank = [
      candidate('x', { sibling: 'claim' }),
      candidate('y', { sibling: 'claim' }),
      candidate('z', { lastSeenAt: 1 }),
    ];
    const all = [{ id: 'all', share: 1 }];
    expect(drawItems(bank, all, 2, 'seed').items).toContain(itemId('z'));
    expect(new Set(drawItems(bank, all, 3, 'seed').items).size).toBe(3);
  });

  test('says which cell the bank cannot fill, and fills it with nothing else', () => {
    const { items, cells } = drawItems(twenty, [cell('a', 1), cell('c', 1)], 10, 'seed');
    expect(cells).toEqual([
      { id: 'a', wanted: 5, drawn: 5 },
      { id: 'c', wanted: 5, drawn: 0 },
    ]);
    expect(items).toHaveLength(5);
  });
});

const aCandidate = fc.record({
  id: fc.nat(40).map(itemId),
  section: fc.constantFrom('a', 'b', 'c').map(sectionId),
  objectives: fc.constant([]),
  difficulty: fc.constantFrom<Difficulty | null>('easy', 'medium', 'hard', null),
  sibling: fc.nat(20).map(String),
  lastSeenAt: fc.option(fc.nat(1000)),
});
const aCell = fc.record(
  {
    id: fc.string(),
    share: fc.integer({ min: 1, max: 50 }),
    sections: fc.subarray(['a', 'b', 'c'].map(sectionId), { minLength: 1 }),
    difficulties: fc.subarray<Difficulty>(['easy', 'medium', 'hard'], { minLength: 1 }),
  },
  { requiredKeys: ['id', 'share'] },
);
const aBank = fc.uniqueArray(aCandidate, { selector: ({ id }) => id, maxLength: 40 });

const fitsCell = (item: Candidate, { sections, difficulties }: Partial<Cell>) =>
  (sections?.includes(item.section) ?? true) &&
  (difficulties?.some((band) => band === item.difficulty) ?? true);

/** Most items that cells can get at once: bipartite matching of places to items, one place at a time. */
function mostPlaces(bank: Candidate[], cells: Partial<Cell>[], wanted: number[]): number {
  const places = wanted.flatMap((count, index) => Array.from({ length: count }, () => cells[index]!));
  const holder = new Map<Candidate, number>();
  const place = (index: number, seen: Set<Candidate>): boolean =>
    bank.some((item) => {
      if (seen.has(item) || !fitsCell(item, places[index]!)) return false;
      seen.add(item);
      const held = holder.get(item);
      if (held !== undefined && !place(held, seen)) return false;
      holder.set(item, index);
      return true;
    });
  return places.filter((_, index) => place(index, new Set())).length;
}

describe('any draw', () => {
  const draws = fc.tuple(
    aBank,
    fc.array(aCell, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 25 }),
  );

  test('has no repeats, is the same for the same seed, and fills as many places as the bank allows', () => {
    fc.assert(
      fc.property(draws, fc.string(), ([bank, cells, length], seed) => {
        const draw = drawItems(bank, cells, length, seed);
        expect(new Set(draw.items).size).toBe(draw.items.length);
        expect(drawItems(bank.toReversed(), cells, length, seed)).toEqual(draw);
        const wanted = draw.cells.map((each) => each.wanted);
        expect(draw.items).toHaveLength(mostPlaces(bank, cells, wanted));
        let from = 0;
        for (const [index, { drawn }] of draw.cells.entries()) {
          for (const id of draw.items.slice(from, from + drawn)) {
            expect(
              fitsCell(
                bank.find((each) => each.id === id)!,
                cells[index]!,
              ),
            ).toBe(true);
          }
          from += drawn;
        }
        expect(from).toBe(draw.items.length);
      }),
    );
  });
});
