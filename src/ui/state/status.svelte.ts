import type { Status, Today } from '../../contract/schemas.ts';
import type { Client } from '../client/index.ts';
import { t } from '../i18n/en.ts';

/** What is installed and where, and what is due today. */
export class StatusState {
  value = $state.raw<Status | null>(null);
  today = $state.raw<Today | null>(null);
  todayFailed = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** A sentence on updates that were not looked at, or null; the deck is named where it can be no other. */
  get updated(): string | null {
    if (!this.value || this.value.unseenUpdates === 0) return null;
    const [deck, ...others] = this.value.decks;
    return deck && others.length === 0 ? t.updates.deckUpdated(deck.title) : t.updates.decksUpdated;
  }

  async load(): Promise<void> {
    this.value = await this.#client.app.status();
  }

  async loadToday(): Promise<void> {
    try {
      this.today = await this.#client.today.get();
      this.todayFailed = false;
    } catch {
      this.todayFailed = true;
    }
  }
}
