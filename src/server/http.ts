import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentSecurityPolicy, pageFile, pageHeaders } from '../contract/page.ts';
import { isOwnRequest } from './auth.ts';

/** Path of the WebSocket that carries the contract. */
export const rpcPath = '/rpc';

/** Answers a request of the own page that is neither `/rpc` nor `/readyz`; the method is GET or HEAD. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

export interface HostState {
  /** `127.0.0.1:PORT`; known only once the server listens. */
  authority: () => string;
  /** Whether the engine still answers. */
  ready: () => boolean;
}

interface HttpOptions extends HostState {
  pages: Pages;
}

/** The HTTP side of the host: refuses what is not from the own page before it looks at the path. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, (request, response) => {
    for (const [name, value] of Object.entries(hostHeaders(options.authority()))) {
      response.setHeader(name, value);
    }
    answer(request, response, options);
  });
}

function answer(request: IncomingMessage, response: ServerResponse, options: HttpOptions): void {
  const path = requestPath(request);
  if (!isOwnRequest(request.headers, options.authority())) {
    end(response, 403, 'Refused: this address serves only its own page.');
  } else if (request.method === 'OPTIONS') {
    end(response, 403, 'Refused: no other origin may use this address.');
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    end(response, 405, 'Only GET and HEAD are answered.');
  } else if (path === rpcPath) {
    response.setHeader('Upgrade', 'websocket');
    end(response, 426, 'This path answers WebSocket upgrades only.');
  } else if (path === '/readyz') {
    if (options.ready()) end(response, 200, 'ready');
    else end(response, 503, 'The study data is no longer open.');
  } else {
    options.pages(request, response);
  }
}

function hostHeaders(authority: string): Record<string, string> {
  return pageHeaders(contentSecurityPolicy(`'self' ws://${authority}`));
}

/** Serves the built interface from its folder. */
export function folderPages(folder: string): Pages {
  return (request, response) => {
    const file = pageFile(requestPath(request));
    if (!file) {
      end(response, 404, 'There is no such page.');
      return;
    }
    readFile(join(folder, ...file.segments)).then(
      (body) => {
        response.writeHead(200, { 'Content-Type': file.mimeType, 'Content-Length': body.length });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      () => end(response, 404, 'There is no such page.'),
    );
  };
}

function requestPath(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
