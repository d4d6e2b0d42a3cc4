import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { limits } from '../../contract/limits.ts';
import type { Facets, LibraryFilters, LibraryRow } from '../../contract/schemas.ts';
import type { ItemId } from '../../core/deck/types.ts';
import type { CardId } from '../../core/scheduler/types.ts';
import type { Client } from '../client/index.ts';

/** Rows of one page; the contract serves no more at once. */
const pageSize: (typeof limits)['page'] = 200;

const noFilters: LibraryFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};

/** The search, its rows as far as they were read, and what is selected; kept while an item page is open. */
export class LibraryState {
  query = $state('');
  filters = $state.raw<LibraryFilters>(noFilters);
  facets = $state.raw<Facets | null>(null);
  /** One place for each item found; undefined until its page was read. */
  rows = $state.raw<readonly (LibraryRow | undefined)[]>([]);
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  /** Index of the row that has the keyboard. */
  active = $state(0);
  readonly selected = new SvelteMap<ItemId, CardId | null>();
  readonly #client: Client;
  #generation = 0;
  readonly #reading = new SvelteSet<number>();

  constructor(client: Client) {
    this.#client = client;
  }

  get total(): number {
    return this.rows.length;
  }

  get filtered(): boolean {
    return this.query !== '' || Object.values(this.filters).some((value) => value !== null);
  }

  /** Reads the filters' values and the first page. */
  async open(): Promise<void> {
    try {
      this.facets = await this.#client.library.facets();
      await this.search();
    } catch {
      this.phase = 'failed';
    }
  }

  /** Starts over with the present words and filters; answers to an earlier search are dropped. */
  async search(): Promise<void> {
    const generation = ++this.#generation;
    this.#reading.clear();
    try {
      const page = await this.#page(0);
      if (generation !== this.#generation) return;
      this.rows = spread([], page.total, 0, page.rows);
      this.active = Math.min(this.active, Math.max(0, page.total - 1));
      this.phase = 'ready';
    } catch {
      if (generation === this.#generation) this.phase = 'failed';
    }
  }

  setFilters(patch: Partial<LibraryFilters>): Promise<void> {
    this.filters = { ...this.filters, ...patch };
    this.active = 0;
    return this.search();
  }

  clear(): Promise<void> {
    this.query = '';
    return this.setFilters(noFilters);
  }

  /** Reads the pages that hold rows `first` to `last` where they are missing. */
  async need(first: number, last: number): Promise<void> {
    for (let start = first - (first % pageSize); start <= last; start += pageSize) {
      if (this.rows[start] === undefined && start < this.total) await this.#read(start);
    }
  }

  toggle(row: LibraryRow): void {
    if (!this.selected.delete(row.itemId)) this.selected.set(row.itemId, row.cardId);
  }

  async selectAll(): Promise<void> {
    await this.need(0, this.total - 1);
    for (const row of this.rows) if (row) this.selected.set(row.itemId, row.cardId);
  }

  /** Suspends, resumes or resets the selected cards. @returns how many changed */
  async act(verb: 'suspend' | 'unsuspend' | 'reset'): Promise<number> {
    const cardIds = [...this.selected.values()].filter((id) => id !== null);
    if (cardIds.length === 0) return 0;
    const { changed } = await this.#client.card[verb]({ cardIds });
    this.selected.clear();
    await this.search();
    return changed;
  }

  async #read(start: number): Promise<void> {
    if (this.#reading.has(start)) return;
    this.#reading.add(start);
    const generation = this.#generation;
    const page = await this.#page(start);
    if (generation === this.#generation) this.rows = spread(this.rows, page.total, start, page.rows);
  }

  #page(offset: number) {
    return this.#client.library.search({
      query: this.query.trim(),
      filters: this.filters,
      offset,
      limit: pageSize,
    });
  }
}

function spread(
  before: readonly (LibraryRow | undefined)[],
  total: number,
  start: number,
  page: readonly LibraryRow[],
): (LibraryRow | undefined)[] {
  return Array.from({ length: total }, (_, index) => page[index - start] ?? before[index]);
}
