import type { Server } from 'node:http';
import { Problem } from '../core/problem.ts';
import type { Engine } from '../service/engine.ts';
import { newToken } from './auth.ts';
import { createHttpServer, folderPages, type Pages } from './http.ts';
import { attachRelay } from './relay.ts';

/** The only address the host binds to. */
const loopback = '127.0.0.1';

export interface Host {
  /** Opens the interface; carries the token in the fragment, which a browser never sends anywhere. */
  url: string;
  port: number;
  /** Ends every connection; the engine stays open. */
  close(): Promise<void>;
}

/**
 * Serves the interface and relays its calls to the engine, on the loopback address only.
 * @param options.port 0 or left out: any free port
 * @throws Problem when the port cannot be used
 */
export function startHost(options: { engine: Engine; uiFolder: string; port?: number }): Promise<Host> {
  return openHost({ ...options, pages: folderPages(options.uiFolder) });
}

/** As `startHost`, with the pages from elsewhere than a folder. */
export async function openHost(options: { engine: Engine; pages: Pages; port?: number }): Promise<Host> {
  const { engine } = options;
  const token = newToken();
  let ready = true;
  void engine.failed.then(() => (ready = false));
  let authority = '';
  const state = { authority: () => authority, ready: () => ready };
  const server = createHttpServer({ ...state, pages: options.pages });
  const endRelays = attachRelay(server, { ...state, token, connect: () => engine.connect() });
  const port = await listen(server, options.port ?? 0);
  authority = `${loopback}:${port}`;
  return {
    url: `http://${authority}/#token=${token}`,
    port,
    close: () =>
      new Promise((resolve) => {
        endRelays();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(port, error)));
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function portProblem(port: number, error: NodeJS.ErrnoException): Problem {
  if (error.code === 'EADDRINUSE') {
    return new Problem(
      'host.port-in-use',
      `Port ${port} of ${loopback} is already in use; choose another with --port, or leave it out for a free one.`,
    );
  }
  return new Problem(
    'host.port-refused',
    `Port ${port} of ${loopback} cannot be opened (${error.code ?? error.message}); choose another with --port.`,
  );
}
