import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../contract/contract.ts';
import { connectSocket } from './browser.ts';
import { connectPort } from './electron.ts';

/** The engine as the interface sees it: one typed function for each procedure of the contract. */
export type Client = ContractRouterClient<typeof contract>;

/** What carries the frames between the page and the engine. */
export interface Carrier {
  link: Parameters<typeof createORPCClient<Client>>[0];
  /** Settles when the connection ends; it never comes back by itself. */
  lost: Promise<void>;
}

export interface Connection {
  client: Client;
  lost: Promise<void>;
}

/**
 * Connects to the engine through Electron's port or, in a plain browser, the loopback socket.
 * @throws ConnectionProblem when there is no key in the address or nothing answers
 */
export async function connect(): Promise<Connection> {
  const carrier = window.palpate ? await connectPort() : await connectSocket();
  return { client: createORPCClient<Client>(carrier.link), lost: carrier.lost };
}
