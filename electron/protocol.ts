import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { contentSecurityPolicy, pageFile, pageHeaders, type PageFile } from '../src/contract/page.ts';

/** The one page of the app. */
export const pageUrl = 'app://palpate/';

/** To be registered before the app is ready. */
export const pageScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Whether an address lies on our own origin. */
export function isPageUrl(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'palpate' && url.username === '' && url.password === '';
}

/** The file a request asks for, or the HTTP status it is refused with. */
export function requestedFile(request: Pick<Request, 'method' | 'url'>): PageFile | 404 | 405 {
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  if (!isPageUrl(request.url)) return 404;
  const [, path = ''] = /^app:\/\/palpate(\/[^?#]*)/.exec(request.url) ?? [];
  return pageFile(path) ?? 404;
}

/** Serves the built interface under `app://palpate/`. */
export function servePage(protocol: Protocol, uiFolder: string): void {
  const headers = pageHeaders(contentSecurityPolicy("'self'"));
  protocol.handle('app', async (request) => {
    const file = requestedFile(request);
    if (typeof file === 'number') return new Response(null, { status: file, headers });
    try {
      const body = await readFile(join(uiFolder, ...file.segments));
      return new Response(request.method === 'HEAD' ? null : body, {
        headers: { ...headers, 'Content-Type': file.mimeType },
      });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  });
}
