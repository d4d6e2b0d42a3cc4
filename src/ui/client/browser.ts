import { RPCLink } from '@orpc/client/websocket';
import type { Carrier } from './index.ts';

const storageKey = 'palpate:token';

/** no-key: the address carries no key; unreachable: nothing answers, or the key is from an earlier start. */
export class ConnectionProblem extends Error {
  readonly code: 'no-key' | 'unreachable';

  constructor(code: 'no-key' | 'unreachable') {
    super(code);
    this.name = 'ConnectionProblem';
    this.code = code;
  }
}

/** Moves the key from the address, where it would be shown and bookmarked, to this tab's memory. */
function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given === null) return sessionStorage.getItem(storageKey);
  sessionStorage.setItem(storageKey, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}

function open(token: string): Promise<WebSocket> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}/rpc`, ['palpate', token]);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('close', () => reject(new ConnectionProblem('unreachable')), { once: true });
  });
}

/** Opens the loopback socket with the key handed over in the address's fragment. */
export async function connectSocket(): Promise<Carrier> {
  const token = takeToken();
  if (token === null) throw new ConnectionProblem('no-key');
  const websocket = await open(token);
  const lost = new Promise<void>((resolve) => {
    websocket.addEventListener('close', () => resolve(), { once: true });
  });
  return { link: new RPCLink({ websocket }), lost };
}
