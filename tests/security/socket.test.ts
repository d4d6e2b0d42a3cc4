import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { limits } from '../../src/contract/limits.ts';
import {
  openSocket,
  runningHost,
  startRunningHost,
  type RunningHost,
  type SocketAttempt,
} from '../support/host.ts';
import type { Client } from '../support/profile.ts';

let shared: RunningHost;
beforeAll(async () => {
  shared = await startRunningHost();
});
afterAll(() => shared.stop());

const own = ({ token, origin }: RunningHost): SocketAttempt => ({
  protocols: ['palpate', token],
  headers: { Origin: origin },
});

async function open(running: RunningHost): Promise<WebSocket> {
  const socket = await openSocket(running.port, own(running));
  if (typeof socket === 'number') throw new Error(`the socket was refused with ${socket}`);
  return socket;
}

const client = (socket: WebSocket): Client =>
  createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));

const closed = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));

test('the page with the token talks to the engine', async () => {
  const socket = await open(shared);
  expect(socket.protocol).toBe('palpate');
  await expect(client(socket).app.status()).resolves.toMatchObject({ version: '0.0.0-test' });
});

test.each<[string, number, (running: RunningHost) => SocketAttempt]>([
  ['no token', 401, (running) => ({ ...own(running), protocols: [] })],
  ['no token after the name', 401, (running) => ({ ...own(running), protocols: ['palpate'] })],
  ['a wrong token', 401, (running) => ({ ...own(running), protocols: ['palpate', 'a'.repeat(43)] })],
  [
    'a part of the token',
    401,
    (running) => ({ ...own(running), protocols: ['palpate', running.token.slice(1)] }),
  ],
  [
    'the token in the wrong place',
    401,
    (running) => ({ ...own(running), protocols: [running.token, 'palpate'] }),
  ],
  ['the token and more', 401, (running) => ({ ...own(running), protocols: ['palpate', running.token, 'x'] })],
  ['the token in the query', 404, (running) => ({ ...own(running), path: `/rpc?token=${running.token}` })],
  ['another path', 404, (running) => ({ ...own(running), path: '/' })],
  ['a foreign origin', 403, (running) => ({ ...own(running), headers: { Origin: 'http://evil.test' } })],
  ['the origin null', 403, (running) => ({ ...own(running), headers: { Origin: 'null' } })],
  [
    'the origin of another port',
    403,
    (running) => ({ ...own(running), headers: { Origin: `http://127.0.0.1:${running.port + 1}` } }),
  ],
  [
    'the Host of a rebound name',
    403,
    (running) => ({
      ...own(running),
      headers: { Host: `evil.test:${running.port}`, Origin: running.origin },
    }),
  ],
  [
    'Host and Origin of a rebound name',
    403,
    ({ token, port }) => ({
      protocols: ['palpate', token],
      headers: { Host: `evil.test:${port}`, Origin: `http://evil.test:${port}` },
    }),
  ],
])('%s is refused with %d', async (_name, status, attempt) => {
  await expect(openSocket(shared.port, attempt(shared))).resolves.toBe(status);
  expect((await open(shared)).readyState).toBe(WebSocket.OPEN);
});

test('a message over the limit ends its socket; others go on', async () => {
  const [bystander, flooder] = [await open(shared), await open(shared)];
  flooder.send('x'.repeat(limits.message + 1));
  await expect(closed(flooder)).resolves.toBe(1009);
  await expect(client(bystander).app.status()).resolves.toMatchObject({ version: '0.0.0-test' });
});

test('messages that are no calls harm neither the engine nor other pages', async () => {
  const running = await runningHost();
  const socket = await open(running);
  for (const frame of ['', 'x', '{}', '[]', 'null', '{"i":"1","p":{}}', Buffer.from([0, 255, 1])]) {
    socket.send(frame);
  }
  socket.send(' '.repeat(limits.message));
  const bystander = await open(running);
  await expect(client(bystander).app.status()).resolves.toMatchObject({ version: '0.0.0-test' });
});

test('when the host closes, its pages are told', async () => {
  const running = await runningHost();
  const socket = await open(running);
  const ended = closed(socket);
  await running.host.close();
  await expect(ended).resolves.toBe(1001);
});

test('when the engine closes, its pages are told', async () => {
  const running = await runningHost();
  const socket = await open(running);
  const ended = closed(socket);
  await running.engine.close();
  await expect(ended).resolves.toBe(1001);
});
