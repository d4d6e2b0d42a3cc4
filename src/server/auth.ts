import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The sub-protocol the server answers with; the token follows it as a second one. */
export const subProtocol = 'palpate';

/** 256 random bits in the letters that a WebSocket sub-protocol allows. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about either token, whatever their lengths. */
export function tokenMatches(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

/** The token among offered sub-protocols, which must be exactly `palpate, TOKEN`. */
export function offeredToken(header: string | undefined): string | null {
  const [name, token, ...surplus] = (header ?? '').split(',').map((each) => each.trim());
  return name === subProtocol && token !== undefined && surplus.length === 0 ? token : null;
}

/**
 * Whether a request may come from our own page. The exact Host stops DNS rebinding, Origin stops every
 * other page; Sec-Fetch headers and cookies do not tell two local servers apart.
 * @param authority `127.0.0.1:PORT`
 */
export function isOwnRequest(headers: IncomingHttpHeaders, authority: string): boolean {
  if (headers.host !== authority) return false;
  return headers.origin === undefined || headers.origin === `http://${authority}`;
}
