import { createServer, type ViteDevServer } from 'vite';
import { startEngine } from '../src/service/engine.ts';
import { appVersion, built } from '../src/cli/checkout.ts';
import { openHost } from '../src/server/host.ts';
import { buildStale, root } from './targets.ts';

/** Port of the socket over which Vite tells the page what changed. */
const changesPort = 24_678;

/** Vite puts styles into the page and speaks over a socket of its own; the built page may do neither. */
const developmentPolicy = (authority: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${authority} ws://127.0.0.1:${changesPort}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function startVite(): Promise<ViteDevServer> {
  return createServer({
    configFile: `${root}vite.ui.config.ts`,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: changesPort } },
  });
}

await buildStale(['deck'], console.log);
const vite = await startVite();
const engine = await startEngine({
  profileFolder: `${root}dist/dev-profile`,
  bundledDecks: [built.deck],
  appVersion: appVersion(),
});
const host = await openHost({
  engine,
  pages: (request, response) => {
    response.setHeader('Content-Security-Policy', developmentPolicy(request.headers.host ?? ''));
    vite.middlewares(request, response);
  },
});
console.log(`Palpate for development, on a profile of its own, is at ${host.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([host.close(), vite.close(), engine.close()]).then(() => process.exit(0));
  });
}
