import { SvelteMap } from 'svelte/reactivity';
import type { Facets, LibraryFilters, LibraryRow } from '../../contract/schemas.ts';
import type { ItemId } from '../../core/deck/types.ts';
import type { CardId } from '../../core/scheduler/types.ts';
import type { Client } from '../client/index.ts';
import { FoundList } from './found-list.svelte.ts';

const noFilters: LibraryFilters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: null,
  evidence: null,
  flagged: null,
};

/** The items found by words and filters, and what is selected of them. */
export class LibraryState extends FoundList<LibraryRow> {
  filters = $state.raw<LibraryFilters>(noFilters);
  facets = $state.raw<Facets | null>(null);
  readonly selected = new SvelteMap<ItemId, CardId | null>();
  readonly #client: Client;

  constructor(client: Client) {
    super((page) => client.library.search({ ...page, filters: this.filters }));
    this.#client = client;
  }

  override get filtered(): boolean {
    return super.filtered || Object.values(this.filters).some((value) => value !== null);
  }

  /** Reads the filters' values and the first page. */
  override async open(): Promise<void> {
    try {
      this.facets = await this.#client.library.facets();
      await this.search();
    } catch {
      this.phase = 'failed';
    }
  }

  setFilters(patch: Partial<LibraryFilters>): Promise<void> {
    this.filters = { ...this.filters, ...patch };
    this.active = 0;
    return this.search();
  }

  override clear(): Promise<void> {
    this.filters = noFilters;
    return super.clear();
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
}
