import type { Status, Today } from '../../contract/schemas.ts';
import type { Client } from '../client/index.ts';

/** What is installed and where, and what is due today. */
export class StatusState {
  value = $state.raw<Status | null>(null);
  today = $state.raw<Today | null>(null);
  todayFailed = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
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
