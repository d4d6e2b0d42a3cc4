import type { PairItem } from '../core/deck/types.ts';
import type { Database } from '../storage/database.ts';
import { pairItems } from '../storage/queries/items.ts';

/** For a sibling key those whose claims are typical of something easily mistaken for what it is typical of. */
export type AlikeKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** What the pair drills of the decks set against each other, read once until a deck changes. */
export class LookAlikes {
  private readonly db: Database;
  private known: AlikeKeys | null = null;

  constructor(db: Database) {
    this.db = db;
  }

  read(): AlikeKeys {
    this.known ??= alikeKeys(pairItems(this.db));
    return this.known;
  }

  forget(): void {
    this.known = null;
  }
}

/** The first claim of a finding says that it is typical of its side. */
function side(item: PairItem, of: 'a' | 'b', deck: string): Set<string> {
  const findings = item.findings.filter((finding) => finding.of === of);
  return new Set(findings.flatMap(({ claims: [claim] }) => (claim ? [`${deck}/${claim}`] : [])));
}

function alikeKeys(pairs: readonly { deck: string; item: PairItem }[]): AlikeKeys {
  const keys = new Map<string, Set<string>>();
  const link = (from: string, to: string) => {
    const known = keys.get(from) ?? new Set();
    keys.set(from, known.add(to));
  };
  for (const { deck, item } of pairs) {
    const [ofA, ofB] = [side(item, 'a', deck), side(item, 'b', deck)];
    for (const a of ofA) {
      for (const b of ofB) {
        if (ofB.has(a) || ofA.has(b)) continue;
        link(a, b);
        link(b, a);
      }
    }
  }
  return keys;
}
