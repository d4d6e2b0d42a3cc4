import { RPCLink } from '@orpc/client/message-port';
import type { ShellReply, ShellRequest } from '../../contract/shell.ts';
import type { Carrier } from './index.ts';

declare global {
  interface Window {
    /** Set by the desktop shell before the page runs; absent in a plain browser. */
    palpate?: {
      platform: string;
      versions: Record<string, string>;
      startupProblem: { code: string; message: string } | null;
      /** Opens the decks among dropped files. */
      readonly drop: (files: File[]) => void;
      readonly act: (request: ShellRequest) => Promise<ShellReply>;
    };
  }
}

function isPortMessage(event: MessageEvent<unknown>): boolean {
  const data = event.data;
  return (
    event.source === window &&
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'palpate:port'
  );
}

function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    function listen(event: MessageEvent<unknown>): void {
      const [port] = event.ports;
      if (!isPortMessage(event) || !port) return;
      window.removeEventListener('message', listen);
      resolve(port);
    }
    window.addEventListener('message', listen);
    window.postMessage({ type: 'palpate:connect' }, location.origin);
  });
}

/** Asks the preload for the one port to the engine. */
export async function connectPort(): Promise<Carrier> {
  const port = await receivePort();
  const lost = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve());
  });
  const link = new RPCLink({ port });
  port.start();
  return { link, lost };
}
