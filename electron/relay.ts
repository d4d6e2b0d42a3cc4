import type { MessagePort } from 'node:worker_threads';
import type { IpcMain, MessagePortMain } from 'electron';
import { isOwnFrame } from './security.ts';

/** Electron's ports cannot be handed to a Node worker, so frames are carried between the two, unread. */
function relay(page: MessagePortMain, engine: MessagePort): void {
  page.on('message', ({ data }) => engine.postMessage(data));
  engine.on('message', (frame: unknown) => page.postMessage(frame));
  page.on('close', () => engine.close());
  engine.on('close', () => page.close());
  page.start();
}

/**
 * Gives the page that asks for it one port to the engine; a reloaded page gets a new one and the old ends.
 * @param connect a new port to the engine, or null when there is no engine
 */
export function relayOnRequest(ipc: IpcMain, connect: () => MessagePort | null): void {
  let current: MessagePortMain | null = null;
  ipc.on('palpate:connect', (event) => {
    const [page] = event.ports;
    if (!page) return;
    const engine = isOwnFrame(event.senderFrame) ? connect() : null;
    if (!engine) {
      page.close();
      return;
    }
    current?.close();
    current = page;
    relay(page, engine);
  });
}
