import { SvelteSet } from 'svelte/reactivity';
import type { limits } from '../../contract/limits.ts';

/** Rows of one page; the contract serves no more at once. */
const pageSize: (typeof limits)['page'] = 200;

interface Page<Row> {
  total: number;
  rows: readonly Row[];
}

type ReadPage<Row> = (query: { query: string; offset: number; limit: number }) => Promise<Page<Row>>;

/** A search and its rows as far as they were read; kept while a page that it led to is open. */
export class FoundList<Row> {
  query = $state('');
  /** One place for each row found; undefined until its page was read. */
  rows = $state.raw<readonly (Row | undefined)[]>([]);
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  /** Index of the row that has the keyboard. */
  active = $state(0);
  readonly #readPage: ReadPage<Row>;
  #generation = 0;
  readonly #reading = new SvelteSet<number>();

  constructor(readPage: ReadPage<Row>) {
    this.#readPage = readPage;
  }

  get total(): number {
    return this.rows.length;
  }

  /** true where less than everything is asked for. */
  get filtered(): boolean {
    return this.query !== '';
  }

  /** Reads what the screen shows at first. */
  open(): Promise<void> {
    return this.search();
  }

  /** Starts over with the present words; answers to an earlier search are dropped. */
  async search(): Promise<void> {
    const generation = ++this.#generation;
    this.#reading.clear();
    try {
      const page = await this.#page(0);
      if (generation !== this.#generation) return;
      this.rows = spread([], page, 0);
      this.active = Math.min(this.active, Math.max(0, page.total - 1));
      this.phase = 'ready';
    } catch {
      if (generation === this.#generation) this.phase = 'failed';
    }
  }

  clear(): Promise<void> {
    this.query = '';
    this.active = 0;
    return this.search();
  }

  /** Reads the pages that hold rows `first` to `last` where they are missing. */
  async need(first: number, last: number): Promise<void> {
    for (let start = first - (first % pageSize); start <= last; start += pageSize) {
      if (this.rows[start] === undefined && start < this.total) await this.#read(start);
    }
  }

  async #read(start: number): Promise<void> {
    if (this.#reading.has(start)) return;
    this.#reading.add(start);
    const generation = this.#generation;
    const page = await this.#page(start);
    if (generation === this.#generation) this.rows = spread(this.rows, page, start);
  }

  #page(offset: number): Promise<Page<Row>> {
    return this.#readPage({ query: this.query.trim(), offset, limit: pageSize });
  }
}

function spread<Row>(
  before: readonly (Row | undefined)[],
  { total, rows }: Page<Row>,
  start: number,
): (Row | undefined)[] {
  return Array.from({ length: total }, (_, index) => rows[index - start] ?? before[index]);
}
