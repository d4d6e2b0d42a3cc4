/** How both hosts hand the built interface to the page: which files, as what type, under which headers. */

const mimeTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

export interface PageFile {
  /** Names of folders and file below the folder of the built interface. */
  segments: string[];
  mimeType: string;
}

/**
 * The file that a request path names, `/` being the page itself; null for anything that is not a plain
 * path below the interface folder with a known extension. Decodes exactly once, before it judges.
 */
export function pageFile(path: string): PageFile | null {
  const decoded = decode(path);
  if (decoded === null || !decoded.startsWith('/')) return null;
  const segments = decoded === '/' ? ['index.html'] : decoded.slice(1).split('/');
  if (!segments.every(isPlainName)) return null;
  const extension = /\.([a-z0-9]+)$/.exec(segments.at(-1) ?? '')?.[1] ?? '';
  const mimeType = Object.hasOwn(mimeTypes, extension) ? mimeTypes[extension] : undefined;
  return mimeType === undefined ? null : { segments, mimeType };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** No empty name, no dot file and no `..`, no separator, drive letter or control character. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*$/u.test(name);
}

/** @param connect sources the page may connect to, such as `'self'` */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; ');
}

/** Headers of every response, of whatever status. */
export function pageHeaders(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
