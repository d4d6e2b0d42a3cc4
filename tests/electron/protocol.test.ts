import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { afterAll, expect, test } from 'vitest';
import { isPageUrl, pageScheme, requestedFile, servePage } from '../../electron/protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'palpate-protocol-'));
mkdirSync(join(folder, 'ui/assets'), { recursive: true });
writeFileSync(join(folder, 'ui/index.html'), '<title>page</title>');
writeFileSync(join(folder, 'ui/assets/main-A1.js'), 'export {}');
writeFileSync(join(folder, 'secret.html'), 'secret');
afterAll(() => rmSync(folder, { recursive: true }));

/** What is registered for the scheme, without Electron. */
function handler(): (request: Request) => Promise<Response> {
  type Handler = (request: Request) => Promise<Response>;
  const handlers = new Map<string, Handler>();
  const protocol = { handle: (scheme: string, each: Handler) => handlers.set(scheme, each) };
  servePage(protocol as unknown as Protocol, join(folder, 'ui'));
  return handlers.get('app')!;
}

const request = (url: string, method = 'GET') => ({ url, method }) as Request;

test('the page and its files are served with their type and the policy', async () => {
  const page = await handler()(request('app://palpate/'));
  expect(page.status).toBe(200);
  expect(await page.text()).toBe('<title>page</title>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await handler()(request('app://palpate/assets/main-A1.js?v=1#x'));
  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const head = await handler()(request('app://palpate/', 'HEAD'));
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test.each([
  ['parent', 'app://palpate/../secret.html'],
  ['encoded dots', 'app://palpate/%2e%2e/secret.html'],
  ['encoded slash', 'app://palpate/..%2fsecret.html'],
  ['all encoded', 'app://palpate/%2e%2e%2fsecret.html'],
  ['encoded twice', 'app://palpate/%252e%252e%252fsecret.html'],
  ['backslash', 'app://palpate/..\\secret.html'],
  ['encoded backslash', 'app://palpate/..%5csecret.html'],
  ['below a folder', 'app://palpate/assets/../../secret.html'],
  ['NUL', 'app://palpate/index.html%00.js'],
  ['drive', 'app://palpate/C:/secret.html'],
  ['alternate stream', 'app://palpate/index.html:x.html'],
  ['absolute', 'app://palpate//etc/passwd.html'],
  ['dot file', 'app://palpate/.secret.html'],
  ['a folder', 'app://palpate/assets/'],
  ['unknown type', 'app://palpate/index.exe'],
  ['no type', 'app://palpate/constructor'],
  ['type that every object has', 'app://palpate/index.constructor'],
  ['malformed escape', 'app://palpate/%E0%A4%A.html'],
  ['missing', 'app://palpate/none.html'],
  ['other host', 'app://elsewhere/index.html'],
  ['credentials', 'app://user@palpate/index.html'],
  ['port', 'app://palpate:80/index.html'],
  ['other scheme', 'https://palpate/index.html'],
])('%s is not found', async (_name, url) => {
  const answer = await handler()(request(url));
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', (method) => {
  expect(requestedFile(request('app://palpate/', method))).toBe(405);
  expect(requestedFile(request('app://palpate/'))).toEqual({
    segments: ['index.html'],
    mimeType: 'text/html; charset=utf-8',
  });
});

test('only the own origin is the page', () => {
  expect(['app://palpate/', 'app://palpate/#/study', 'APP://palpate/x'].map(isPageUrl)).toEqual([
    true,
    true,
    true,
  ]);
  const others = [
    'app://palpate.evil/',
    'app://a@palpate/',
    'https://palpate/',
    'about:blank',
    'palpate',
    '',
  ];
  expect(others.filter(isPageUrl)).toEqual([]);
});

test('the scheme is standard, secure and fetchable, and bypasses nothing', () => {
  expect(pageScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true },
  });
});
