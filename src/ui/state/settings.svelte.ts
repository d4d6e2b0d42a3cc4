import type { Settings } from '../../contract/settings.ts';
import type { Client } from '../client/index.ts';

/** The learner's settings; a change is shown at once and taken back if it could not be stored. */
export class SettingsState {
  value = $state.raw<Settings | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async load(): Promise<void> {
    this.value = await this.#client.settings.get();
  }

  async change(patch: Partial<Settings>): Promise<void> {
    const before = this.value;
    if (before) this.value = { ...before, ...patch };
    try {
      this.value = await this.#client.settings.set(patch);
    } catch (error) {
      this.value = before;
      throw error;
    }
  }
}
