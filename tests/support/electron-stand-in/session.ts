import { EventEmitter } from 'node:events';
import { app } from './app.ts';

type Handler = (request: Request) => Promise<Response>;

class Session extends EventEmitter {
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
}

export const session = { defaultSession: new Session() };

const privileged = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (app.isReady) throw new Error('registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered as privileged`);
    handlers.set(scheme, handler);
  },
};

/** Answers a request of the page as the handler of its scheme would. */
export function answerScheme(request: Request): Promise<Response> {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  const handler = handlers.get(scheme);
  return handler ? handler(request) : Promise.resolve(new Response(null, { status: 404 }));
}
