import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startHost, type Host } from '../../src/server/host.ts';
import { startEngine, type Engine } from '../../src/service/engine.ts';

export const ourPage =
  '<!doctype html><title>our page</title><script type="module" src="./assets/main-A1.js"></script>';

export interface RunningHost {
  host: Host;
  engine: Engine;
  authority: string;
  origin: string;
  port: number;
  token: string;
  stop: () => Promise<void>;
}

/** The browser host with a real engine on a new profile and a page of two files; to be stopped. */
export async function startRunningHost(): Promise<RunningHost> {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-host-'));
  const uiFolder = join(folder, 'ui');
  mkdirSync(join(uiFolder, 'assets'), { recursive: true });
  writeFileSync(join(uiFolder, 'index.html'), ourPage);
  writeFileSync(join(uiFolder, 'assets/main-A1.js'), 'document.title = "our page ran";');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  const profileFolder = join(folder, 'profile');
  const engine = await startEngine({ profileFolder, bundledDecks: [], appVersion: '0.0.0-test' });
  const host = await startHost({ engine, uiFolder });
  const url = new URL(host.url);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const stop = async () => {
    await host.close();
    await engine.close();
    rmSync(folder, { recursive: true });
  };
  return { host, engine, authority: url.host, origin: url.origin, port: host.port, token, stop };
}

/** As `startRunningHost`, for one test. */
export async function runningHost(): Promise<RunningHost> {
  const running = await startRunningHost();
  onTestFinished(running.stop);
  return running;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request, its path sent as it stands. */
export function ask(
  port: number,
  options: { path?: string; method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

export interface SocketAttempt {
  path?: string;
  protocols?: string[];
  headers?: Record<string, string>;
}

/** Opens a WebSocket; the HTTP status it was refused with, or the open socket. */
export function openSocket(
  port: number,
  { path = '/rpc', protocols = [], headers = {} }: SocketAttempt,
): Promise<number | WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    socket.on('error', reject);
    onTestFinished(() => socket.terminate());
  });
}
