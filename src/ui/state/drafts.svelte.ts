import { SvelteMap } from 'svelte/reactivity';
import type { ItemId } from '../../core/deck/types.ts';

export type OwnPanel = 'note' | 'edit' | 'report' | 'due';
/** Texts by field. */
export type Texts = Readonly<Record<string, string>>;

interface Draft {
  panel: OwnPanel;
  texts: Texts;
}

/** What is being written about items; it is kept while another screen is shown. */
export class Drafts {
  /** The item whose page is to be entered at its actions. */
  wanted: ItemId | null = null;
  readonly #open = new SvelteMap<ItemId, Draft>();

  of(itemId: ItemId): Draft | null {
    return this.#open.get(itemId) ?? null;
  }

  open(itemId: ItemId, panel: OwnPanel, texts: Texts): void {
    this.#open.set(itemId, { panel, texts });
  }

  change(itemId: ItemId, patch: Texts): void {
    const draft = this.of(itemId);
    if (draft) this.#open.set(itemId, { ...draft, texts: { ...draft.texts, ...patch } });
  }

  close(itemId: ItemId): void {
    this.#open.delete(itemId);
  }
}
