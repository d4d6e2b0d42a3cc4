import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, ourPage, runningHost, startRunningHost, type RunningHost } from '../support/host.ts';

let running: RunningHost;
beforeAll(async () => {
  running = await startRunningHost();
});
afterAll(() => running.stop());

const headers = (authority: string) => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    `connect-src 'self' ws://${authority}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
});

test('the own page is served, under every header', async () => {
  const { port, authority, origin } = running;
  const page = await ask(port);
  expect(page).toMatchObject({ status: 200, body: ourPage });
  expect(page.headers).toMatchObject({ ...headers(authority), 'content-type': 'text/html; charset=utf-8' });
  const script = await ask(port, { path: '/assets/main-A1.js?v=1', headers: { origin } });
  expect(script).toMatchObject({ status: 200, body: 'document.title = "our page ran";' });
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  const head = await ask(port, { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, body: '' });
  expect(await ask(port, { path: '/readyz' })).toMatchObject({ status: 200, body: 'ready\n' });
});

test('refusals carry the same headers and never one that shares with another origin', async () => {
  const { port, authority } = running;
  const answers = await Promise.all([
    ask(port, { path: '/none.html' }),
    ask(port, { headers: { host: 'evil.test' } }),
    ask(port, { headers: { origin: 'http://evil.test' } }),
    ask(port, { method: 'POST' }),
    ask(port, { method: 'OPTIONS' }),
    ask(port, { path: '/rpc' }),
    ask(port),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 403, 403, 405, 403, 426, 200]);
  for (const answer of answers) {
    expect(answer.headers).toMatchObject(headers(authority));
    const sharing = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
    expect(sharing).toEqual([]);
  }
});

test('only the exact Host is answered, on every path', async () => {
  const { port, authority } = running;
  const hosts = [
    'evil.test',
    `evil.test:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.1:${port}`,
    `127.0.0.1:${port}.evil.test`,
    `${authority}@evil.test`,
    `${authority},evil.test`,
  ];
  for (const path of ['/', '/assets/main-A1.js', '/readyz', '/rpc', '/none']) {
    const refused = await Promise.all(hosts.map((host) => ask(port, { path, headers: { host } })));
    expect(refused.map(({ status }) => status)).toEqual(hosts.map(() => 403));
  }
  expect((await ask(port, { headers: { host: authority } })).status).toBe(200);
});

test('a request that names another origin is refused, even for static files', async () => {
  const { port, origin } = running;
  const others = [
    'null',
    'http://evil.test',
    `http://127.0.0.1:${port + 1}`,
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}/`,
    'file://',
    'app://palpate',
    '',
  ];
  for (const path of ['/', '/assets/main-A1.js', '/readyz']) {
    const refused = await Promise.all(others.map((each) => ask(port, { path, headers: { origin: each } })));
    expect(refused.map(({ status }) => status)).toEqual(others.map(() => 403));
    expect((await ask(port, { path, headers: { origin } })).status).toBe(200);
  }
});

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/%2e%2e%2fsecret.html',
  '/%252e%252e%252fsecret.html',
  '/assets/../../secret.html',
  '/assets/..%2f..%2fsecret.html',
  '/..\\secret.html',
  '/..%5csecret.html',
  '/%00/../secret.html',
  '/index.html%00.js',
  '/%E0%A4%A.html',
  '//etc/passwd.html',
  '/C:/secret.html',
  '/c%3a%5csecret.html',
  '/index.html::$DATA',
  '/.secret.html',
  '/assets',
  '/assets/',
  '/index.html/',
  '/assets/main-A1.exe',
  '*',
  'http://evil.test/index.html',
])('%s is not found', async (path) => {
  const { port } = running;
  const answer = await ask(port, { path });
  expect(answer).toMatchObject({ status: 404, body: 'There is no such page.\n' });
});

test('only GET and HEAD are answered', async () => {
  const { port } = running;
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS', 'GET', 'HEAD'];
  const answers = await Promise.all(methods.map((method) => ask(port, { method })));
  expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405, 405, 403, 200, 200]);
});

test('every start has its own token', async () => {
  const { token } = await runningHost();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(token).not.toBe(running.token);
});
