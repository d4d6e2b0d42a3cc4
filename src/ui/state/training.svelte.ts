import type { Training, Weights } from '../../contract/memory.ts';
import type { Client } from '../client/index.ts';
import { failureSentence } from '../i18n/failure.ts';

/** Whose weights are in use, and a training that runs. */
export class TrainingState {
  weights = $state.raw<Weights | null>(null);
  /** Share done, null while nothing runs. */
  done = $state<number | null>(null);
  /** What the training that was asked for came to, null before. */
  outcome = $state.raw<Training | null>(null);
  problem = $state('');
  readonly #client: Client;
  #run: AbortController | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  async load(): Promise<void> {
    try {
      this.weights = await this.#client.memory.weights();
    } catch (error) {
      this.problem = failureSentence(error);
    }
  }

  async train(): Promise<void> {
    const run = new AbortController();
    this.#run = run;
    this.problem = '';
    this.outcome = null;
    this.done = 0;
    try {
      for await (const { done, result } of await this.#client.memory.train(undefined, {
        signal: run.signal,
      })) {
        this.done = done;
        if (result) this.outcome = result;
      }
    } catch (error) {
      if (run.signal.aborted) this.outcome = { outcome: 'cancelled' };
      else this.problem = failureSentence(error);
    } finally {
      this.done = null;
      await this.load();
    }
  }

  stop(): void {
    this.#run?.abort();
  }

  async usePublished(): Promise<void> {
    this.outcome = null;
    this.weights = await this.#client.memory.usePublished();
  }
}
