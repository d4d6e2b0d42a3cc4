import { createServer } from 'node:http';
import { chromium, type Page } from '@playwright/test';
import { expect, onTestFinished, test } from 'vitest';
import { browserPath } from '../support/browser.ts';
import { runningHost } from '../support/host.ts';

async function browserPage(args: string[] = []): Promise<Page> {
  const browser = await chromium.launch({ executablePath: browserPath(), args });
  onTestFinished(() => browser.close());
  return browser.newPage();
}

/** Another local web app, as one user may have many. */
async function otherApp(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>other app</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

/** What a page gets by asking for ours and by connecting with the token. */
function attempt(page: Page, base: string, token: string) {
  return page.evaluate(
    async ([root, key]) => {
      const fetched = await fetch(root).then(
        (response) => `status ${response.status}`,
        () => 'refused',
      );
      const socket = await new Promise((resolve) => {
        const each = new WebSocket(`${root.replace('http', 'ws')}rpc`, ['palpate', key]);
        each.onopen = () => resolve('open');
        each.onerror = () => resolve('refused');
      });
      return { fetched, socket };
    },
    [base, token] as const,
  );
}

/** Whether a page of another origin can run our script, which any origin may ask for. */
function loadScript(page: Page, source: string) {
  return page.evaluate((address) => {
    const script = document.createElement('script');
    script.src = address;
    return new Promise((resolve) => {
      script.onload = () => resolve('loaded');
      script.onerror = () => resolve('refused');
      document.head.append(script);
    });
  }, source);
}

test('a page of another port can neither read nor connect, even with the token', async () => {
  const { origin, token } = await runningHost();
  const page = await browserPage();
  await page.goto(await otherApp());
  expect(await attempt(page, `${origin}/`, token)).toEqual({ fetched: 'refused', socket: 'refused' });
  expect(await loadScript(page, `${origin}/assets/main-A1.js`)).toBe('refused');
  await page.goto(origin);
  expect(await page.title()).toBe('our page ran');
  expect(await attempt(page, `${origin}/`, token)).toEqual({ fetched: 'status 200', socket: 'open' });
});

test('a page of another port cannot frame ours', async () => {
  const { origin } = await runningHost();
  const page = await browserPage();
  await page.goto(await otherApp());
  const blocked = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.evaluate((source) => {
    const frame = document.createElement('iframe');
    frame.src = source;
    document.body.append(frame);
  }, origin);
  await blocked;
});

test('a name that is rebound to this computer reaches nothing', async () => {
  const { origin, port, token } = await runningHost();
  const page = await browserPage(['--host-resolver-rules=MAP evil.test 127.0.0.1']);
  const rebound = `http://evil.test:${port}/`;
  const answer = await page.goto(rebound);
  expect(answer?.status()).toBe(403);
  expect(await page.content()).not.toContain('our page');
  expect((await page.goto(`${rebound}assets/main-A1.js`))?.status()).toBe(403);
  const socket = await page.evaluate(
    ([url, key]) =>
      new Promise((resolve) => {
        const each = new WebSocket(url, ['palpate', key]);
        each.onopen = () => resolve('open');
        each.onerror = () => resolve('refused');
      }),
    [`ws://evil.test:${port}/rpc`, token] as const,
  );
  expect(socket).toBe('refused');
  expect((await page.goto(origin))?.status()).toBe(200);
});
