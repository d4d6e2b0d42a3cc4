import type { Candidate, QueueInput, QueueKind } from './queue.ts';

export type Placed = Candidate & { kind: QueueKind };

interface Ranked {
  card: Placed;
  rank: number;
}

/** Hands out cards one by one, by section or for what they ask about. */
class Stack {
  private readonly lanes: { section: string; lane: Ranked[] }[];
  private readonly bySibling: Map<string, Ranked>;
  private readonly gone = new Set<Ranked>();

  /** @param cards in their order */
  constructor(cards: readonly Placed[]) {
    const ranked = cards.map((card, rank) => ({ card, rank }));
    this.lanes = [...Map.groupBy(ranked, ({ card }) => card.section)].map(([section, lane]) => ({
      section,
      lane: lane.toReversed(),
    }));
    const reviews = ranked.filter(({ card }) => card.kind === 'review');
    this.bySibling = new Map(reviews.map((each) => [each.card.sibling, each]));
  }

  /**
   * The first in order that is not of the given section while there is one, so that the order within a
   * section stays.
   */
  next(lastSection: string | null): Placed | null {
    const heads = this.lanes.flatMap(({ section, lane }) => {
      for (let top = lane.at(-1); top && this.gone.has(top); top = lane.at(-1)) lane.pop();
      const head = lane.at(-1);
      return head ? [{ section, head }] : [];
    });
    const others = heads.filter(({ section }) => section !== lastSection);
    return this.take((others.length > 0 ? others : heads).map(({ head }) => head));
  }

  /** The first review in order with one of these sibling keys. */
  nextOf(siblings: Iterable<string>): Placed | null {
    const found = [...siblings].flatMap((sibling) => this.bySibling.get(sibling) ?? []);
    return this.take(found.filter((each) => !this.gone.has(each)));
  }

  private take(choice: readonly Ranked[]): Placed | null {
    const [first, ...rest] = choice;
    if (!first) return null;
    const taken = rest.reduce((a, b) => (b.rank < a.rank ? b : a), first);
    this.gone.add(taken);
    return taken.card;
  }
}

/** Watches the reviews go by for those that have a look-alike, which is to follow at once, in pairs. */
class Pairs {
  private readonly lookAlikes: QueueInput['lookAlikes'];
  private last: string | null;
  private open: boolean;

  constructor({ lookAlikes, lastReviews }: Pick<QueueInput, 'lookAlikes' | 'lastReviews'>) {
    this.lookAlikes = lookAlikes;
    const [before = null, last = null] =
      lastReviews.length < 2 ? [null, ...lastReviews] : lastReviews.slice(-2);
    this.last = last;
    this.open = !this.areAlike(before, last);
  }

  /** Sibling keys of which one is to come next. */
  wanted(): Iterable<string> {
    return (this.open && this.last !== null && this.lookAlikes.get(this.last)) || [];
  }

  served(card: Placed): void {
    if (card.kind !== 'review') return;
    this.open = !this.areAlike(this.last, card.sibling);
    this.last = card.sibling;
  }

  private areAlike(a: string | null, b: string | null): boolean {
    return a !== null && b !== null && (this.lookAlikes.get(a)?.has(b) ?? false);
  }
}

/**
 * The cards of a day in their order: sections interleaved, but of two reviews that ask about look-alikes one
 * right after the other, and new cards spread evenly between. What was already answered today counts, so
 * that a queue built again after each answer goes on as it began.
 * @param due by recall
 * @param fresh in the order in which they are met
 */
export function dayOrder(
  due: readonly Placed[],
  fresh: readonly Placed[],
  input: Pick<QueueInput, 'answered' | 'lookAlikes' | 'lastReviews'>,
  lastSection: string | null,
): Placed[] {
  const { answered } = input;
  const place = (index: number, length: number, done: number) => (done + index + 1) / (done + length + 1);
  const stack = new Stack(due);
  const pairs = new Pairs(input);
  const result: Placed[] = [];
  let taken = 0;
  const put = (card: Placed | null) => {
    if (!card) return;
    result.push(card);
    taken += 1;
    pairs.served(card);
    put(stack.nextOf(pairs.wanted()));
  };
  put(stack.nextOf(pairs.wanted()));
  for (const [index, card] of [...fresh, null].entries()) {
    const until = card ? place(index, fresh.length, answered.new) : Infinity;
    while (taken < due.length && place(taken, due.length, answered.review) <= until) {
      put(stack.next(result.at(-1)?.section ?? lastSection));
    }
    if (card) result.push(card);
  }
  return result;
}
