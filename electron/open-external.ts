import { shell } from 'electron';

const longest = 2_048;

/**
 * The address that may be handed to the system's browser: `https` with a host, without credentials, and
 * without the characters that system handlers read differently than URL parsers do. Anything else is null.
 */
function externalAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  if (!/^https:\/\/[^/?#]/i.test(value) || /[\s\\"'<>`\p{Cc}\p{Cf}]/u.test(value)) return null;
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return url.href;
}

/** Opens a link of the page in the system's browser; what is no such link is dropped. */
export function openLink(value: unknown): void {
  const address = externalAddress(value);
  if (address !== null) void shell.openExternal(address);
}
