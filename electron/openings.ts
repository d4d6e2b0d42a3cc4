import type { Opened } from '../src/contract/shell.ts';
import { Problem } from '../src/core/problem.ts';
import type { Asked } from './asked.ts';
import { readDeckFile } from './files.ts';

/** What waits until the page takes it: it may be asked for before there is a page. */
export class Openings {
  #waiting: Asked[] = [];
  readonly #onRead: (path: string) => void;

  /** @param onRead told the path of each deck that could be read */
  constructor(onRead: (path: string) => void) {
    this.#onRead = onRead;
  }

  add(asked: readonly Asked[]): void {
    this.#waiting = [...this.#waiting, ...asked].slice(-8);
  }

  /** Everything that waits, decks with their bytes. */
  take(): Promise<Opened[]> {
    const taken = this.#waiting;
    this.#waiting = [];
    return Promise.all(taken.map((asked) => this.open(asked)));
  }

  /** Reads what is asked for; a deck that cannot be read becomes a sentence. */
  async open(asked: Asked): Promise<Opened> {
    if (asked.kind !== 'deck') return asked;
    try {
      const deck = await readDeckFile(asked.path);
      this.#onRead(asked.path);
      return { kind: 'deck', ...deck };
    } catch (error) {
      if (error instanceof Problem) return { kind: 'refused', message: error.message };
      throw error;
    }
  }
}
