import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { WebSocketServer, type WebSocket } from 'ws';
import { limits } from '../contract/limits.ts';
import { isOwnRequest, offeredToken, subProtocol, tokenMatches } from './auth.ts';
import { rpcPath, type HostState } from './http.ts';

interface RelayOptions extends HostState {
  token: string;
  /** A new port to the engine for one client. */
  connect: () => MessagePort;
}

const socketOptions = {
  noServer: true,
  maxPayload: limits.message,
  perMessageDeflate: false,
  handleProtocols: () => subProtocol,
  /** Milliseconds until a page that does not answer a close is cut off. */
  closeTimeout: 500,
};

/**
 * Lets WebSockets that prove themselves at the upgrade talk to the engine.
 * @returns ends all of them
 */
export function attachRelay(server: Server, options: RelayOptions): () => void {
  const sockets = new WebSocketServer(socketOptions);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refuseUpgrade(request, options);
    if (refusal) socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (client) => relay(client, options.connect()));
  });
  return () => {
    for (const client of sockets.clients) client.close(1001);
    sockets.close();
  };
}

/** The status line an upgrade is refused with, or null when it may pass. */
function refuseUpgrade(request: IncomingMessage, options: RelayOptions): string | null {
  if (!isOwnRequest(request.headers, options.authority())) return '403 Forbidden';
  if (request.url !== rpcPath) return '404 Not Found';
  const given = offeredToken(request.headers['sec-websocket-protocol']);
  if (given === null || !tokenMatches(options.token, given)) return '401 Unauthorized';
  return options.ready() ? null : '503 Service Unavailable';
}

/** Carries frames both ways unread; when one side ends, so does the other. */
function relay(client: WebSocket, port: MessagePort): void {
  client.on('message', (data: Buffer, isBinary) =>
    port.postMessage(isBinary ? new Uint8Array(data) : data.toString()),
  );
  port.on('message', (frame: string | Uint8Array) => client.send(frame));
  client.on('close', () => port.close());
  port.on('close', () => client.close(1001));
  // An oversize frame is an error of the socket, which then closes by itself.
  client.on('error', () => undefined);
}
