import type { DeckPreview } from '../../contract/deck-file.ts';
import { limits } from '../../contract/limits.ts';
import type { Client } from '../client/index.ts';

/** A deck that was opened, from its first byte until it is installed or left. */
export class OpenedDeck {
  /** What installing it would do; null while no deck is open. */
  preview = $state.raw<DeckPreview | null>(null);
  busy = $state(false);
  readonly #client: Client;
  #upload = '';

  constructor(client: Client) {
    this.#client = client;
  }

  /** Hands the deck to the engine and asks what it is. Nothing is changed. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    this.preview = null;
    let upload: string | null = null;
    for (let at = 0; at === 0 || at < bytes.length; at += limits.deckPart) {
      const part = base64(bytes.subarray(at, at + limits.deckPart));
      ({ upload } = await this.#client.deck.upload({ upload, name, part }));
    }
    this.#upload = upload ?? '';
    this.preview = await this.#client.deck.inspect({ upload: this.#upload });
  }

  /** @returns what was done */
  async install(): Promise<DeckPreview> {
    this.busy = true;
    try {
      return await this.#client.deck.install({ upload: this.#upload });
    } finally {
      this.busy = false;
      this.close();
    }
  }

  close(): void {
    this.preview = null;
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
