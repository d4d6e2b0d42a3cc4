import type { RetentionForecast } from '../../contract/memory.ts';
import type { Client } from '../client/index.ts';

export type RetentionCosts = NonNullable<RetentionForecast['costs']>;

const retentions = [0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96];
const days = 90;

/** What each desired retention costs, worked out by the engine while it is asked for. */
export class ForecastState {
  costs = $state.raw<RetentionCosts | null>(null);
  /** Share done, 0 to 1. */
  done = $state(0);
  failed = $state(false);
  readonly #client: Client;
  #run: AbortController | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Works the figures out anew; the last ones stay until the new ones are there. */
  async load(): Promise<void> {
    this.stop();
    const run = new AbortController();
    this.#run = run;
    this.failed = false;
    this.done = 0;
    try {
      const events = await this.#client.memory.retentionForecast(
        { retentions, days },
        { signal: run.signal },
      );
      for await (const { done, costs } of events) {
        if (run.signal.aborted) return;
        this.done = done;
        if (costs) this.costs = costs;
      }
    } catch {
      if (!run.signal.aborted) this.failed = true;
    }
  }

  stop(): void {
    this.#run?.abort();
    this.#run = null;
  }
}
